// Takes the README's pictures from the running product: `node test/support/screenshots.ts`.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import { startTestBot, type TestBot } from './bot.ts'
import { launchBrowser } from './browser.ts'
import { encodeSmallPng } from './png.ts'

const folder = join(import.meta.dirname, '../scenarios/pictures')

const database = await openDatabase({ kind: 'memory' })
await migrate(database, silentLog)
const bot = await startTestBot(database)
const browser = await launchBrowser()
try {
  await mkdir(folder, { recursive: true })
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'ja-JP',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(bot.url)
  await tell(page, bot)
} finally {
  await browser.close()
  await bot.stop()
  await database.close()
}

async function tell(page: Page, { person }: TestBot): Promise<void> {
  await page.getByText('はじめまして').first().waitFor()
  await take(page, 'welcome')

  await page.getByRole('button', { name: '案内を閉じる' }).click()
  await say(page, '認証の有効期間は何年ですか')
  await page.getByTestId('thread').getByText('出典', { exact: true }).waitFor()
  await take(page, 'answer')

  await say(page, '図面を間違えて送ってしまいました')
  await page.getByTestId('thread').getByText('まず、これをしてください').waitFor()
  await take(page, 'first-response')
  await report(page)

  await page.getByRole('button', { name: 'スレッドを閉じる' }).click()
  await say(page, '自己チェックを始めたい')
  await answerAll(page)

  await page.goto(`${new URL(page.url()).origin}/#/${person('officer').id}/app/messages`)
  await page.getByRole('button', { name: '受領する' }).first().waitFor()
  await take(page, 'officer')
}

async function report(page: Page): Promise<void> {
  await page.getByTestId('thread').getByRole('button', { name: '報告する', exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('何が起きましたか').fill('取引先Aの図面を、別の会社に送ってしまいました')
  await form.getByRole('button', { name: '送信する' }).click()
  await form
    .getByText(/\d{4}-\d{3}/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
}

/** Answers every item, as a company might that has begun; takes a picture of an early one and of the result. */
async function answerAll(page: Page): Promise<void> {
  const options = ['はい', '一部', 'はい', 'いいえ', 'はい', 'わからない', 'はい', '一部']
  for (let item = 1; item < 100; item += 1) {
    const result = page.getByText('自己チェックの結果').first()
    const current = page.getByText(new RegExp(`(?<!\\d)${item}/\\d+`)).last()
    await Promise.race([result.waitFor(), current.waitFor()])
    if (await result.isVisible()) break
    if (item === 3) await take(page, 'selfcheck')
    await page
      .getByRole('button', { name: options[item % options.length] ?? 'はい', exact: true })
      .last()
      .click()
  }
  await page.getByRole('main').locator('.picture img').last().scrollIntoViewIfNeeded()
  await take(page, 'result')
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text)
  await page.getByTestId('composer').press('Enter')
}

/** Nothing hovers and nothing moves in a picture. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(5, 400)
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const rgba = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
    canvas?.drawImage(image, 0, 0)
    const { data } = canvas?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
    let text = ''
    for (let at = 0; at < data.length; at += 0x8000)
      text += String.fromCharCode(...data.slice(at, at + 0x8000))
    return btoa(text)
  }, shot.toString('base64'))
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const png = encodeSmallPng({ width, height, rgba: Buffer.from(rgba, 'base64') })
  await writeFile(join(folder, `${name}.png`), png)
  console.log(`${name}.png ${Math.round(png.length / 1024)} kB`)
}
