import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDoor } from '../../support/door.ts'
import { chromiumPath, requireOrSkip } from '../../support/require.ts'
import { me, type Pages, say, startPages } from './pages.ts'

const suzuki = 'U03SUZUKI1'

/** What has the focus: the text of it, shortened. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`)
}

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'finding one’s way on the page',
  () => {
    let pages: Pages
    beforeAll(async () => {
      pages = await startPages()
    })
    afterAll(() => pages?.stop())
    afterEach(() => pages.closeAll())

    test('Ctrl+F finds words in the conversation, in threads too, and Escape gives the focus back', async () => {
      const page = await pages.open()
      await say(page, '保管庫の鍵について')
      await page.getByTestId('thread').getByText('まとめ').waitFor()
      await page.getByRole('button', { name: 'スレッドを閉じる' }).click()
      await page.getByTestId('composer').focus()

      await page.keyboard.press('Control+f')
      await page.getByRole('searchbox', { name: '会話の中を探す' }).fill('保管庫')
      await page.getByText('1 件中 1 件目').waitFor()
      const marked = await page.evaluate(() => [...(CSS.highlights.get('found-here') ?? [])].map(String))
      await page.getByRole('searchbox').fill('ＷＷＷなし')
      await page.getByText('見つかりません').waitFor()
      await page.getByRole('searchbox').fill('三つの手順')
      await page.getByTestId('thread').getByText('まとめ').waitFor()
      await page.getByRole('searchbox').press('Escape')

      expect(marked).toEqual(['保管庫'])
      expect(await page.getByRole('searchbox').count()).toBe(0)
      expect(pages.faults).toEqual([])
    })

    test('arrow keys walk through the messages, Enter opens a thread, Escape goes back', async () => {
      const page = await pages.open('#/U03TANAKA1/C03GENERAL')
      const door = await openDoor(pages.workspace.url)
      for (const text of ['一つ目', '二つ目', '三つ目'])
        await door.act(me, { do: 'say', channel: 'general', text })
      await page.getByText('三つ目').waitFor()

      await page.getByRole('log').focus()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      const second = await focused(page)
      await page.keyboard.press('Enter')
      await page.getByTestId('thread').waitFor()
      const opened = await page.getByTestId('thread').textContent()
      await page.keyboard.press('Escape')
      await page.getByTestId('thread').waitFor({ state: 'detached' })

      expect(second).toContain('二つ目')
      expect(opened).toContain('二つ目')
    })

    test('a message elsewhere is told of, counted in the title, and one press away', async () => {
      const page = await pages.open()
      const door = await openDoor(pages.workspace.url)

      await door.act(suzuki, { do: 'say', channel: 'general', text: '明日は棚卸しです' })
      await page.getByText('#general に 鈴木 由紀子 から新しいメッセージ').waitFor()
      const title = await page.title()
      await page.getByRole('button', { name: '開く' }).click()
      await page.getByRole('log').getByText('明日は棚卸しです').waitFor()
      await page.waitForFunction(() => !document.title.startsWith('('))

      expect(title).toMatch(/^\(\d+\) Mamori/)
      expect(new URL(page.url()).hash).toBe('#/U03TANAKA1/C03GENERAL')
    })

    test('whoever tries it alone hears that somebody else was written to, and can be that person', async () => {
      const page = await pages.open()
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some((one) => one.name.includes('as=U03YAMAMOT')),
      )

      await pages.bot.web.chat.postMessage({ channel: 'D03SUZUKI1', text: '受領してください' })
      await page.getByRole('button', { name: '鈴木 由紀子 さんとして見る' }).click()
      await page.getByRole('log').getByText('受領してください').waitFor()

      expect(new URL(page.url()).hash).toContain(suzuki)
    })

    test('a dismissed message stays away after a reload, for this person', async () => {
      const page = await pages.open()
      await say(page, '/mamori help')
      const answer = page.getByTestId('message').filter({ hasText: 'あなただけに表示されています' })
      await answer.getByRole('button', { name: 'このメッセージを消す' }).click()
      await answer.waitFor({ state: 'detached' })

      await page.reload()
      await page.getByTestId('composer').waitFor()

      expect(await answer.count()).toBe(0)
    })

    test('the dark look is chosen by hand and kept', async () => {
      const page = await pages.open('', { colorScheme: 'light' })
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const before = await paper()

      await page.getByRole('button', { name: '表示の設定' }).click()
      await page.getByRole('menuitemradio', { name: 'ダーク' }).click()
      const dark = await paper()
      await page.reload()
      await page.getByTestId('composer').waitFor()

      expect(before).toBe('rgb(255, 255, 255)')
      expect(dark).not.toBe(before)
      expect(await paper()).toBe(dark)
    })

    test('an image opens over the page and gives the focus back', async () => {
      const page = await pages.open()
      const door = await openDoor(pages.workspace.url)
      const png =
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
      await door.act(me, { do: 'upload', channel: '@mamori', name: '現場.png', base64: png })
      const small = page.getByRole('button', { name: '現場.png' })

      await small.click()
      const viewer = page.getByRole('dialog', { name: '現場.png' })
      const download = await viewer.getByRole('link', { name: 'ダウンロード' }).getAttribute('download')
      await page.keyboard.press('Escape')
      await viewer.waitFor({ state: 'detached' })

      expect(download).toBe('現場.png')
      expect(await small.evaluate((button) => button === document.activeElement)).toBe(true)
    })

    test('an emoji’s name becomes the emoji, chosen or typed out', async () => {
      const page = await pages.open('#/U03TANAKA1/C03GENERAL')
      const composer = page.getByTestId('composer')

      await composer.pressSequentially('できました :tad')
      await page.getByRole('option', { name: /:tada:/ }).waitFor()
      await composer.press('Tab')
      const completed = await composer.inputValue()
      await composer.fill('確認しました :white_check_mark: :unbekannt:')
      await composer.press('Enter')
      const message = page.getByTestId('message').filter({ hasText: '確認しました' })
      await message.waitFor()

      expect(completed).toBe('できました 🎉')
      expect(await message.textContent()).toContain('確認しました ✅ :unbekannt:')
    })

    test('a long conversation opens at its end, and older messages come as one scrolls up', async () => {
      const door = await openDoor(pages.workspace.url)
      for (let number = 1; number <= 160; number += 1)
        await door.act(me, { do: 'say', channel: 'seizo', text: `連絡 ${number} 番` })
      const page = await pages.open('#/U03TANAKA1/C03SEIZOBU')
      await page.getByText('連絡 160 番').waitFor()
      const drawn = await page.getByTestId('message').count()

      await page.getByRole('log').evaluate((list) => list.scrollTo({ top: 0 }))
      await page.getByText('連絡 20 番', { exact: true }).waitFor({ state: 'attached' })
      await page.keyboard.press('Control+f')
      await page.getByRole('searchbox').fill('連絡 1 番')
      const oldest = page.getByText('連絡 1 番', { exact: true })
      await oldest.waitFor()

      expect(drawn).toBeLessThan(80)
      expect(await oldest.evaluate((one) => one.getBoundingClientRect().top > 0)).toBe(true)
    })

    test('a part of a message that the page cannot show is named', async () => {
      const page = await pages.open()
      const { web } = pages.bot
      const { channel } = await web.conversations.open({ users: me })

      await web.chat.postMessage({
        channel: channel?.id ?? '',
        text: 'select',
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'external_select', action_id: 'drawing', min_query_length: 1 }],
          },
        ],
      })

      await page.getByText('この画面では表示できない部品です external_select').waitFor()
      expect(pages.faults).toEqual([])
    })

    test('a workspace that stops is said to be out of reach until it is back', async () => {
      const page = await pages.open()
      await pages.stopWorkspace()
      const banner = page.getByText('ワークスペースに接続し直しています…')
      await banner.waitFor()
      await say(page, '届かない言葉')
      await page
        .getByText('ワークスペースに接続できません。npm start が動いているか確かめてください。')
        .waitFor()
      const kept = await page.getByTestId('composer').inputValue()

      await pages.startWorkspace()
      await banner.waitFor({ state: 'detached', timeout: 20_000 })
      await page.getByTestId('composer').press('Enter')
      await page.getByTestId('thread').getByText('まとめ').waitFor()

      expect(kept).toBe('届かない言葉')
    })
  },
)
