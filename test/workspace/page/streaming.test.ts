import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDoor } from '../../support/door.ts'
import { takePicture } from '../../support/picture.ts'
import { chromiumPath, requireOrSkip } from '../../support/require.ts'
import { me, type Pages, startPages } from './pages.ts'

const channel = 'D03TANAKA1'

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'reading an answer that grows',
  () => {
    let pages: Pages
    beforeAll(async () => {
      pages = await startPages()
    })
    afterAll(() => pages?.stop())
    afterEach(() => pages.closeAll())

    /** A question in the person's own direct message, its thread open on a page. */
    async function ask() {
      const door = await openDoor(pages.workspace.url)
      const { ts = '' } = await door.act(me, { do: 'say', channel: '@mamori', text: '続きを書いてください' })
      const page = await pages.open(`#/${me}/app/messages/thread/${ts}`)
      const thread = page.getByTestId('thread')
      await thread.waitFor()
      return { page, thread, threadTs: ts }
    }

    test('shows it as it comes, without marks that are not closed yet, and tells a screen reader once', async () => {
      const { page, thread, threadTs } = await ask()
      const { web } = pages.bot

      const started = await web.chat.startStream({
        channel,
        thread_ts: threadTs,
        markdown_text: '認証の**有効期',
      })
      const ts = started.ts ?? ''
      const growing = thread.getByTestId('growing')
      await growing.getByText('有効期').waitFor()
      const early = await growing.textContent()
      const isBold = await growing.locator('strong').textContent()
      const saidEarly = await page.getByTestId('announced').textContent()
      await takePicture(page, 'streaming')
      await web.chat.appendStream({ channel, ts, markdown_text: '間**は3年間です。' })
      await growing.getByText('3年間です。').waitFor()
      await web.chat.stopStream({ channel, ts })
      await growing.waitFor({ state: 'detached' })

      expect(early).toBe('認証の有効期')
      expect(isBold).toBe('有効期')
      expect(saidEarly).toBe('')
      expect(await thread.getByText('認証の有効期間は3年間です。').count()).toBe(1)
      expect(await page.getByTestId('announced').textContent()).toContain('3年間です。')
      expect(pages.faults).toEqual([])
    })

    test('can be stopped by the person it is for', async () => {
      const { thread, threadTs } = await ask()
      const { web } = pages.bot
      await web.apiCall('agents.sessions.setStatus', {
        channel_id: channel,
        thread_ts: threadTs,
        status: 'processing',
      })
      await web.chat.startStream({ channel, thread_ts: threadTs, markdown_text: 'とても長い答えの' })

      await thread.getByRole('button', { name: '回答を止める' }).click()
      await thread.getByText('（止めました）').waitFor()

      expect(await thread.getByTestId('growing').count()).toBe(0)
      expect(await thread.getByTestId('stop').count()).toBe(0)
    })
  },
)
