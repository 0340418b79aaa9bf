import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { takePicture } from '../support/picture.ts'
import { chromiumPath, requireOrSkip } from '../support/require.ts'
import { test } from '../support/scenario.ts'

async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').first().fill(text)
  await page.getByTestId('composer').first().press('Enter')
}

/** Has the page keep the most questions that could be answered at once, looked at after every change of what is shown. */
async function countLiveQuestions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const look = () => {
      const live = [...document.querySelectorAll('button')].filter(
        ({ textContent }) => textContent === 'はい',
      )
      const { dataset } = document.body
      dataset.mostLiveQuestions = String(Math.max(Number(dataset.mostLiveQuestions ?? 0), live.length))
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}

async function isSeen(place: Locator): Promise<boolean> {
  await place.first().waitFor()
  return true
}

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))('through the page', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  async function open(url: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(url)
    await page.getByRole('main').waitFor()
    return page
  }

  test('a newcomer asks a question and gets an answer with its source', async ({ bot }) => {
    const page = await open(bot.url)
    await page.getByText('はじめまして').first().waitFor()
    await takePicture(page, '1-welcome')

    await say(page, '認証の有効期間は何年ですか')

    const thread = page.getByTestId('thread')
    await thread.getByText('3年').first().waitFor()
    expect(await thread.textContent()).toContain('出典')
    await takePicture(page, '2-answer')
    await page.context().close()
  })

  test('a newcomer walks the whole self-check by buttons alone, never with two questions to answer', async ({
    bot,
  }) => {
    const page = await open(bot.url)
    await countLiveQuestions(page)
    await page.getByRole('button', { name: '自己チェックを始める' }).first().click()

    for (let item = 1; item <= 30; item += 1) {
      await page
        .getByText(new RegExp(`(?<!\\d)${item}/30`))
        .first()
        .waitFor()
      if ([1, 2, 15, 30].includes(item)) await takePicture(page, `3-item-${item}`)
      const option = ['はい', '一部', 'いいえ', 'わからない', '該当なし'][item % 5] ?? 'はい'
      await page.getByRole('button', { name: option, exact: true }).first().click()
    }
    expect(await isSeen(page.getByText('自己チェックの結果'))).toBe(true)
    expect(await isSeen(page.getByRole('main').locator('img'))).toBe(true)
    await takePicture(page, '4-result')

    const mostAtOnce = await page.evaluate(() => Number(document.body.dataset.mostLiveQuestions))
    expect(mostAtOnce).toBe(1)
    await page.context().close()
  })

  test('a leak typed at night reaches the officer, who acknowledges it', async ({ bot }) => {
    const page = await open(bot.url)
    await say(page, '図面を間違えて送ってしまいました')
    const thread = page.getByTestId('thread')
    await thread.getByText('まず、これをしてください').waitFor()
    await takePicture(page, '5-first-response')

    await thread.getByRole('button', { name: '報告する', exact: true }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('何が起きましたか').fill('取引先Aの図面を、別の会社に送ってしまいました')
    await takePicture(page, '6-form')
    await form.getByRole('button', { name: '送信する' }).click()
    await form
      .getByText(/\d{4}-\d{3}/)
      .first()
      .waitFor()
    await takePicture(page, '7-receipt')

    const officer = bot.person('officer')
    await page.goto(`${bot.url}/#/${officer.id}/app/messages`)
    await page.reload()
    await page.getByRole('button', { name: '受領する' }).first().click()
    expect(await isSeen(page.getByText(/受領しました|受領済/))).toBe(true)
    await takePicture(page, '8-officer')
    await page.context().close()
  })
})
