import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { chromiumPath, requireOrSkip } from '../support/require.ts'
import { test } from '../support/scenario.ts'

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))('on a telephone', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  // The longest advice of each language, as it was measured.
  test.for([
    [
      'employee',
      '図面を間違えて別の会社にメールで送ってしまいました',
      'まず、これをしてください',
      '報告する',
    ],
    [
      'Emma',
      'We showed a drawing a customer entrusted to us to their competitor',
      'Do this first',
      'Report it',
    ],
  ] as const)(
    'what to do first and the report button stand on the first screen, for %s',
    async ([name, text, heading, label], { bot }) => {
      const person = bot.person(name)
      const ts = await person.says(text)
      await person.sees(new RegExp(heading), ts)
      const context = await browser.newContext({ viewport: { width: 390, height: 700 } })
      const page = await context.newPage()

      await page.goto(`${bot.url}/#/${person.id}/app/messages/thread/${ts}`)
      const first = page.getByText(heading).last()
      const button = page.getByRole('button', { name: label, exact: true }).last()
      await button.waitFor()
      const composer = page.getByTestId('thread-composer')

      const [top, pressed, below] = await Promise.all(
        [first, button, composer].map((place) => place.boundingBox()),
      )
      expect(top?.y).toBeGreaterThan(0)
      expect((pressed?.y ?? 700) + (pressed?.height ?? 0)).toBeLessThan(below?.y ?? 700)
      await context.close()
    },
  )
})
