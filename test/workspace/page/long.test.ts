import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, requireOrSkip } from '../../support/require.ts'
import { me, type Pages, startPages } from './pages.ts'

const count = 2_000

/** Milliseconds from each letter to the next picture, in the middle of all. */
async function typingMs(page: Page, text: string): Promise<number> {
  const composer = page.getByTestId('composer')
  await composer.focus()
  await composer.evaluate((field) => {
    const taken: number[] = []
    Object.assign(field, { taken })
    field.addEventListener(
      'keydown',
      () => {
        const from = performance.now()
        requestAnimationFrame(() => setTimeout(() => taken.push(performance.now() - from)))
      },
      { capture: true },
    )
  })
  await composer.pressSequentially(text)
  await page.waitForFunction(
    ([field, wanted]) => (field as unknown as { taken: number[] }).taken.length === wanted,
    [await composer.elementHandle(), text.length] as const,
  )
  const taken = await composer.evaluate((field) => (field as unknown as { taken: number[] }).taken)
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0
}

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'a conversation of 2,000 messages',
  () => {
    let pages: Pages
    beforeAll(async () => {
      pages = await startPages({ rateLimits: 'off' })
      const { web } = pages.bot
      const { channel } = await web.conversations.open({ users: me })
      for (let first = 1; first <= count; first += 50) {
        const numbers = Array.from({ length: 50 }, (_, index) => first + index)
        await Promise.all(
          numbers.map((number) =>
            web.chat.postMessage({ channel: channel?.id ?? '', text: `${number}番の*長い*お知らせです。` }),
          ),
        )
      }
    })
    afterAll(() => pages?.stop())

    test('opens at its end and is written in as if it were short', async () => {
      const started = performance.now()
      const page = await pages.open(`#/${me}/app/messages`)
      const messages = page.getByRole('main').getByTestId('message')
      await messages.last().waitFor()
      const openedMs = performance.now() - started
      const drawn = await messages.count()
      const letterMs = await typingMs(page, 'abcdefghijklmnopqrstuvwxyz1234')

      // 1.8 s, the page's bundling in it, and 13 ms on two cores that were busy with other things; the limits leave room.
      expect(drawn).toBeLessThanOrEqual(60)
      expect(openedMs).toBeLessThan(8_000)
      expect(letterMs).toBeLessThan(150)
    })
  },
)
