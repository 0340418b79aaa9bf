import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createWorkspace, type Workspace } from '../../../src/workspace/index.ts'
import { launchBrowser } from '../../support/browser.ts'
import { chromiumPath, requireOrSkip } from '../../support/require.ts'
import { type Showcase, startShowcase } from './showcase.ts'

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'using the page in a browser',
  () => {
    let dataDir: string
    let workspace: Workspace
    let bot: Showcase
    let browser: Browser
    const faults: string[] = []

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'mamori-workspace-'))
      const manifest = join(import.meta.dirname, 'showcase.manifest.yml')
      workspace = await createWorkspace({ dataDir, door: 'page', manifest })
      bot = await startShowcase(workspace)
      browser = await launchBrowser()
    })

    afterAll(async () => {
      await browser?.close()
      await bot?.stop()
      await workspace?.stop()
      await rm(dataDir, { recursive: true, force: true })
    })

    afterEach(async () => {
      for (const context of browser.contexts()) await context.close()
    })

    /** A page of a browser of its own; notes requests to elsewhere and everything the browser complains of. */
    async function open(hash = ''): Promise<Page> {
      faults.length = 0
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(workspace.url)) faults.push(`asked ${request.url()}`)
      })
      await page.goto(`${workspace.url}/${hash}`)
      await page.getByRole('main').waitFor()
      return page
    }

    test('shows a question as it was typed and opens the answer’s thread, with nothing that could run', async () => {
      const page = await open()

      await page.getByTestId('composer').fill('図面は？ <img src=x onerror=alert(1)> & *x*')
      await page.getByTestId('composer').press('Enter')

      const thread = page.getByRole('complementary', { name: 'スレッド' })
      await thread.getByText('重要技術情報を取り扱う者は').waitFor()
      const question = page.getByRole('main').getByTestId('message').last()
      expect(await question.textContent()).toContain('図面は？ <img src=x onerror=alert(1)> & *x*')
      expect(await thread.textContent()).toContain('<b>これは文字です</b> &amp;')
      expect(await thread.textContent()).toContain('日本語*太字*です bold')
      expect(await thread.getByRole('link', { name: '開けないリンク' }).count()).toBe(0)
      expect(await thread.getByRole('link', { name: '制度のページ' }).getAttribute('rel')).toBe(
        'noopener noreferrer',
      )
      expect(faults).toEqual([])
    })

    test('does not send while Japanese is being composed', async () => {
      const page = await open()
      const composer = page.getByTestId('composer')
      await composer.fill('かんり')

      await composer.dispatchEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        isComposing: true,
        bubbles: true,
      })
      const duringComposition = await composer.inputValue()
      await composer.press('Shift+Enter')
      await composer.pressSequentially('責任者')
      await composer.press('Enter')

      await bot.happened('message かんり\n責任者')
      expect(duringComposition).toBe('かんり')
      expect(await composer.inputValue()).toBe('')
    })

    test('keeps what was entered in a modal that the app found wrong, and sends it when it is right', async () => {
      const page = await open()
      await page.getByRole('button', { name: 'ショートカット' }).click()
      await page.getByRole('menuitem', { name: /事故を報告する/ }).click()
      const modal = page.getByRole('dialog', { name: '情報漏えいの報告' })

      await modal.getByRole('button', { name: '報告する' }).click()
      await modal.getByText('このフィールドは入力が必要です。').first().waitFor()
      await modal.getByRole('textbox', { name: '何が起きましたか' }).fill('x')
      await modal.getByRole('combobox', { name: '種別' }).selectOption('紛失・盗難')
      await modal.getByRole('checkbox', { name: /アクセスを止めた/ }).check()
      await modal.getByRole('button', { name: '報告する' }).click()
      await modal.getByText('もう少し詳しく書いてください。').waitFor()
      const kept = await modal.getByRole('combobox', { name: '種別' }).inputValue()
      await modal.getByRole('textbox', { name: '何が起きましたか' }).fill('図面を送った')
      await modal.getByRole('button', { name: '報告する' }).click()
      await modal.waitFor({ state: 'detached' })

      expect(kept).toBe('lost')
      expect(bot.log.findLast((entry) => entry.startsWith('submit'))).toMatch(/図面を送った.*"lost".*"stop"/)
      expect(faults).toEqual([])
    })

    test('holds the focus in a modal and leaves it by Escape', async () => {
      const page = await open('#/U03TANAKA1/app/home')
      await page.getByTestId('home').getByRole('button', { name: '事故を報告する' }).click()
      const modal = page.getByRole('dialog')
      await modal.waitFor()

      for (let step = 0; step < 30; step += 1) await page.keyboard.press('Tab')
      const holds = await modal.evaluate((element) => element.contains(document.activeElement))
      await page.keyboard.press('Escape')
      await modal.waitFor({ state: 'detached' })

      expect(holds).toBe(true)
    })

    test('asks before a button that wants it, and presses only after a yes', async () => {
      const page = await open()
      await page.getByTestId('composer').fill('確認')
      await page.getByTestId('composer').press('Enter')
      const thread = page.getByTestId('thread')

      await thread.getByRole('button', { name: 'いいえ' }).click()
      await page.getByRole('button', { name: '戻る' }).click()
      const before = bot.log.includes('press no')
      await thread.getByRole('button', { name: 'いいえ' }).click()
      await page.getByRole('button', { name: 'はい、いいえです' }).click()
      await bot.happened('press no')

      expect(before).toBe(false)
    })

    test('completes a command and shows what only this person sees until they dismiss it', async () => {
      const page = await open()
      const composer = page.getByTestId('composer')

      await composer.fill('/ma')
      await page.getByRole('option', { name: /\/mamori/ }).waitFor()
      await composer.press('Tab')
      await composer.pressSequentially('help')
      await composer.press('Enter')
      const answer = page.getByTestId('message').filter({ hasText: 'あなただけに表示されています' })
      await answer.waitFor()
      const said = await answer.textContent()
      await answer.getByRole('button', { name: 'このメッセージを消す' }).click()
      await answer.waitFor({ state: 'detached' })

      expect(said).toContain('You typed: help')
      await composer.fill('/nothing')
      await composer.press('Enter')
      await page.getByText('/nothing は有効なコマンドではありません').waitFor()
      expect(await composer.inputValue()).toBe('/nothing')
    })

    test('edits and deletes a message of one’s own, in English and where the address says after a reload', async () => {
      const page = await open('#/U03EMMAWIL/C03GENERAL')
      await page.getByRole('textbox', { name: 'Message #general' }).fill('Hello everybody')
      await page.keyboard.press('Enter')
      const message = page.getByTestId('message').filter({ hasText: 'Hello everybody' })

      await message.hover()
      await message.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name: 'Edit message' }).click()
      await page.getByRole('textbox', { name: 'Edit message' }).fill('Good morning')
      await page.keyboard.press('Enter')
      const edited = page.getByTestId('message').filter({ hasText: 'Good morning' })
      await edited.getByText('(edited)').waitFor()
      await page.reload()
      await edited.hover()
      await edited.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name: 'Delete message' }).click()
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await edited.waitFor({ state: 'detached' })

      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('general')
      expect(await page.locator('html').getAttribute('lang')).toBe('en-US')
      expect(faults).toEqual([])
    })

    test('lets one be somebody else, with their places', async () => {
      const page = await open()

      await page.getByRole('button', { name: /人を切り替える/ }).click()
      await page.getByRole('menuitemradio', { name: /鈴木 由紀子/ }).click()
      await page.getByRole('button', { name: 'security' }).click()

      await page.getByRole('heading', { level: 1, name: 'security' }).waitFor()
      expect(new URL(page.url()).hash).toBe('#/U03SUZUKI1/C03SECURIT')
    })
  },
)
