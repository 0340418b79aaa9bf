import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { seriousFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { takePicture } from '../support/picture.ts'
import { chromiumPath, requireOrSkip } from '../support/require.ts'
import { test } from '../support/scenario.ts'

/** `axe`: both looks and both widths are covered by two of the four. */
const looks = [
  { look: 'light', width: 1280, height: 800, axe: true },
  { look: 'dark', width: 1280, height: 800, axe: false },
  { look: 'light', width: 390, height: 844, axe: false },
  { look: 'dark', width: 390, height: 844, axe: true },
] as const

/** How far the page is wider than the window, in pixels. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'a stranger’s first minutes',
  () => {
    let browser: Browser

    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    async function open(url: string, { look, width, height }: (typeof looks)[number]): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: look,
        locale: 'ja-JP',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      await page.goto(url)
      await page.getByRole('main').waitFor()
      return page
    }

    // Seven looks by axe take a second or two each, more where two cores do other things as well.
    test.for(looks)(
      'lead by the tour alone from a question to the officer who acknowledges a report, $look and $width px wide',
      { timeout: 180_000 },
      async (given, { bot }) => {
        const page = await open(bot.url, given)
        const faults: string[] = []
        const stand = async (name: string) => {
          await takePicture(page, `${given.look}-${given.width}-${name}`)
          expect(await overflow(page), `${name} is wider than the window`).toBe(0)
          if (given.axe) faults.push(...(await seriousFaults(page)).map((fault) => `${name} ${fault}`))
        }
        const tour = page.getByRole('region', { name: 'はじめの案内' })
        const follow = (job: string | RegExp) => tour.getByRole('button', { name: job }).click()

        await page.getByText('はじめまして').first().waitFor()
        await stand('1-start')

        await follow('例を聞いてみる')
        const thread = page.getByTestId('thread')
        await thread.getByText('3年').first().waitFor()
        await thread.getByText('出典', { exact: true }).waitFor()
        await stand('2-answer')

        await follow('自己チェックを試す')
        await page
          .getByText(/(?<!\d)1\/30/)
          .first()
          .waitFor()
        await page.getByRole('button', { name: 'はい', exact: true }).first().waitFor()
        await stand('3-selfcheck')
        await page.getByRole('button', { name: 'はい', exact: true }).first().click()
        await page
          .getByText(/(?<!\d)2\/30/)
          .first()
          .waitFor()

        await follow('報告の画面を開く')
        const form = page.getByRole('dialog')
        await form.getByLabel('何が起きましたか').fill('取引先Aの図面を、別の会社に送ってしまいました')
        await stand('4-form')
        await form.getByRole('button', { name: '送信する' }).click()
        await form
          .getByText(/\d{4}-\d{3}/)
          .first()
          .waitFor()
        await stand('5-receipt')
        await page.keyboard.press('Escape')
        await form.waitFor({ state: 'detached' })

        await follow('鈴木 由紀子 さんとして見る')
        await page.getByRole('button', { name: '受領する' }).first().waitFor()
        await stand('6-officer')
        await page.getByRole('button', { name: '受領する' }).first().click()
        await page
          .getByText(/受領しました|受領済/)
          .first()
          .waitFor()
        await stand('7-acknowledged')
        await page.reload()
        await page
          .getByText(/受領しました|受領済/)
          .first()
          .waitFor()

        expect(new URL(page.url()).hash).toContain(bot.person('officer').id)
        expect(await tour.count()).toBe(0)
        expect(faults).toEqual([])
        await page.context().close()
      },
    )

    test('are not held up by the tour: what one types at once is answered, and Escape closes it for good', async ({
      bot,
    }) => {
      const page = await open(bot.url, looks[0])
      const tour = page.getByTestId('tour')

      await page.getByTestId('composer').fill('認証の有効期間は何年ですか')
      await page.getByTestId('composer').press('Enter')
      await page.getByTestId('thread').getByText('3年').first().waitFor()
      await page.keyboard.press('Escape')
      await page.getByTestId('thread').waitFor({ state: 'detached' })
      const stood = await tour.count()
      await page.keyboard.press('Escape')
      await tour.waitFor({ state: 'detached' })
      await page.reload()
      await page.getByText('はじめまして').first().waitFor()

      expect(stood).toBe(1)
      expect(await tour.count()).toBe(0)
      await page.context().close()
    })
  },
)
