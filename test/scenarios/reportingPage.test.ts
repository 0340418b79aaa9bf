import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { takePicture } from '../support/picture.ts'
import { chromiumPath, requireOrSkip } from '../support/require.ts'
import { test } from '../support/scenario.ts'

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'reporting through the page, for somebody who has never seen it',
  () => {
    let browser: Browser

    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser?.close())

    async function open(url: string, locale = 'ja-JP', height = 800): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height }, locale })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      await page.goto(url)
      await page.getByRole('main').waitFor()
      return page
    }

    test('takes a handful of clicks from the home to a numbered receipt, and the officer has it at once', async ({
      bot,
    }) => {
      const employee = bot.person('employee')
      const page = await open(`${bot.url}/#/${employee.id}/app/home`, 'ja-JP', 1_400)
      await page.getByRole('button', { name: '事故を報告する' }).first().click()
      const form = page.getByRole('dialog')
      await takePicture(page, 'report-1-form')

      await form.getByLabel('何が起きましたか').fill('取引先Aの図面を、別の会社にメールで送りました')
      await form.getByLabel('何の情報ですか').fill('部品Xの図面 2枚')
      await form.getByLabel('いいえ、止まった').check()
      await form.getByLabel('種別').selectOption({ label: '誤送信（メール・FAX・郵送）' })
      await form.getByLabel('誤って届いた相手').fill('B社')
      await takePicture(page, 'report-2-type')
      await form.getByRole('button', { name: 'ほかのことも書く' }).click()
      await form.getByText('知らせてほしくない人').scrollIntoViewIfNeeded()
      await takePicture(page, 'report-3-more')
      await form.getByRole('button', { name: '送信する', exact: true }).click()

      await form.getByText('報告を受け付けました').first().waitFor()
      await takePicture(page, 'report-4-receipt')
      const notice = await bot.person('officer').sees(/別の会社にメールで送りました/)
      expect(JSON.stringify(notice.blocks)).toContain('部品Xの図面')
      await page.context().close()
    })

    test('shows without a name what is kept, then the code, and opens the report again by it', async ({
      bot,
    }) => {
      const employee = bot.person('employee')
      const page = await open(`${bot.url}/#/${employee.id}/app/home`, 'ja-JP', 1_400)
      await page.getByRole('button', { name: '事故を報告する' }).first().click()
      const form = page.getByRole('dialog')
      await form.getByLabel('何が起きましたか').fill('上司が名簿を持ち出しています')
      await form.getByLabel('あなたの名前').selectOption({ label: '匿名で報告する' })
      await form.getByText('匿名の報告で、残るもの・残らないもの').scrollIntoViewIfNeeded()
      await takePicture(page, 'report-5-anonymous')
      await form.getByRole('button', { name: '送信する', exact: true }).click()
      await form.getByText('受付コード（この画面でしか表示されません）').waitFor()
      await takePicture(page, 'report-6-code')
      const code = /[a-z2-9]{5}(?:-[a-z2-9]{5}){3}/.exec((await form.textContent()) ?? '')?.[0] ?? ''
      await form.getByRole('button', { name: '閉じる', exact: true }).last().click()

      await page.getByRole('button', { name: '受付コードで続きを見る' }).first().click()
      await form.getByLabel('受付コード').fill(code)
      await form.getByRole('button', { name: '開く', exact: true }).click()
      await form.getByText(/報告 \d{4}-001/).waitFor()
      await takePicture(page, 'report-7-follow')

      expect(await form.textContent()).toContain('上司が名簿を持ち出しています')
      await page.context().close()
    })
  },
)
