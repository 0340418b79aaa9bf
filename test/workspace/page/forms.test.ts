import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, requireOrSkip } from '../../support/require.ts'
import { openForm, type Pages, startPages } from './pages.ts'

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'filling in a form on the page',
  () => {
    let pages: Pages
    beforeAll(async () => {
      pages = await startPages()
    })
    afterAll(() => pages?.stop())
    afterEach(() => pages.closeAll())

    test('takes a day and a time by keyboard alone, in the reader’s words', async () => {
      const page = await pages.open()
      const form = await openForm(page)
      await form.getByRole('textbox', { name: '何が起きましたか' }).fill('図面を別の会社へ送った')
      await form.getByRole('combobox', { name: '種別' }).selectOption('mail')
      const day = form.getByRole('button', { name: /^いつ/ })

      await day.press('Enter')
      const grid = page.getByRole('grid')
      await grid.locator('[data-day]:focus').waitFor()
      const today = (await grid.locator('[data-day]:focus').getAttribute('data-day')) ?? ''
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await grid.waitFor({ state: 'detached' })
      const shown = await day.textContent()
      const focused = await day.evaluate((button) => button === document.activeElement)
      const time = form.getByRole('combobox', { name: 'いつ 時刻' })
      await time.fill('午後2時5分')
      await time.press('Enter')
      const read = await time.inputValue()
      await form.getByRole('button', { name: '報告する' }).click()
      const sent = await pages.bot.happened('submit')

      const chosen = new Date(Date.parse(`${today}T00:00:00Z`) + 8 * 86_400_000).toISOString().slice(0, 10)
      expect(shown).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日/)
      expect(focused).toBe(true)
      expect(read).toBe('14:05')
      expect(sent).toContain(`"selected_date_time":${Date.parse(`${chosen}T14:05:00+09:00`) / 1000}`)
      expect(pages.faults).toEqual([])
    })

    test('says what is no time of a day, and shows times as an English reader writes them', async () => {
      const page = await pages.open('#/U03EMMAWIL/app/messages', { locale: 'en-US' })
      await page.getByRole('button', { name: 'Shortcuts' }).click()
      await page.getByRole('menuitem', { name: /事故を報告する/ }).click()
      const time = page.getByRole('combobox', { name: 'いつ Time' })

      await time.fill('25:99')
      await time.blur()
      const wrong = await page.getByText('Enter the time like 2:05 PM or 14:05.').textContent()
      await time.fill('1405')
      await time.blur()

      expect(wrong).toContain('2:05 PM')
      expect(await time.inputValue()).toBe('2:05 PM')
      expect(await page.getByText('Enter the time like').count()).toBe(0)
      await page.keyboard.press('Escape')
    })

    test('finds a person by a part of their name or role', async () => {
      const page = await pages.open()
      const form = await openForm(page)

      await form.getByRole('button', { name: /^知らせる人/ }).click()
      await page.getByRole('searchbox', { name: '検索' }).fill('管理責任')
      const found = await page
        .getByRole('listbox', { name: '知らせる人' })
        .getByRole('option')
        .allTextContents()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')

      expect(found).toHaveLength(1)
      expect(await form.getByRole('button', { name: /^知らせる人/ }).textContent()).toContain('鈴木 由紀子')
      expect(await form.isVisible()).toBe(true)
    })

    test('goes to the first entry that is wrong and says how many there are', async () => {
      const page = await pages.open()
      const form = await openForm(page)

      await form.getByRole('button', { name: '報告する' }).click()
      await form.getByText('このフィールドは入力が必要です。').first().waitFor()

      const text = form.getByRole('textbox', { name: '何が起きましたか' })
      expect(await text.evaluate((field) => field === document.activeElement)).toBe(true)
      expect(await text.getAttribute('aria-invalid')).toBe('true')
      expect(await page.getByTestId('announced').textContent()).toBe('2 か所、確認が必要です。')
    })
  },
)
