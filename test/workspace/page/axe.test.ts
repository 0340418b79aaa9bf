import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaults } from '../../support/axe.ts'
import { takePicture } from '../../support/picture.ts'
import { chromiumPath, requireOrSkip } from '../../support/require.ts'
import { openForm, type Pages, say, startPages } from './pages.ts'

/** What stands before a reader, and how they come there. */
const states: readonly {
  name: string
  hash?: string
  narrow?: boolean
  reach: (page: Page) => Promise<void>
}[] = [
  { name: 'the start', reach: async (page) => page.getByTestId('tour').waitFor() },
  {
    name: 'a thread',
    reach: async (page) => {
      await say(page, '質問です')
      await page.getByTestId('thread').getByText('まとめ').waitFor()
    },
  },
  {
    name: 'the home',
    hash: '#/U03TANAKA1/app/home',
    reach: async (page) => page.getByText('前回の自己チェック').waitFor(),
  },
  {
    name: 'a modal with errors',
    reach: async (page) => {
      await openForm(page)
      await page.getByRole('dialog').getByRole('button', { name: '報告する' }).click()
      await page.getByText('このフィールドは入力が必要です。').first().waitFor()
    },
  },
  {
    name: 'a calendar',
    reach: async (page) => {
      await openForm(page)
      await page.getByRole('button', { name: 'いつ' }).click()
      await page.getByRole('grid').waitFor()
    },
  },
  {
    name: 'a list of people',
    reach: async (page) => {
      await openForm(page)
      await page.getByRole('button', { name: '知らせる人' }).click()
      await page.getByRole('option', { name: /鈴木/ }).waitFor()
    },
  },
  {
    name: 'the people switch',
    reach: async (page) => {
      await page.getByTestId('people').click()
      await page.getByRole('menuitemradio', { name: /鈴木/ }).waitFor()
    },
  },
  {
    name: 'a search',
    reach: async (page) => {
      await say(page, '図面の送り方を教えてください')
      await page.getByTestId('thread').getByText('まとめ').waitFor()
      await page.keyboard.press('Control+f')
      await page.getByRole('searchbox').fill('図面')
      await page.getByText(/件目/).waitFor()
    },
  },
  {
    name: 'the list of threads',
    hash: '#/U03TANAKA1/threads',
    reach: async (page) => page.getByRole('heading', { level: 1, name: 'スレッド' }).waitFor(),
  },
  {
    name: 'the sidebar on a narrow screen',
    narrow: true,
    reach: async (page) => {
      await page.getByRole('button', { name: 'サイドバーを開く' }).click()
      await page.getByTestId('people').waitFor()
    },
  },
]

describe.skipIf(!requireOrSkip(chromiumPath() !== undefined, 'Chromium'))(
  'reading the page by other means',
  () => {
    let pages: Pages
    beforeAll(async () => {
      pages = await startPages()
    })
    afterAll(() => pages?.stop())
    afterEach(() => pages.closeAll())

    test.for(states)(
      'axe finds nothing serious in $name, light and dark',
      async ({ name, hash, narrow = false, reach }) => {
        const size = narrow ? { width: 390, height: 844 } : { width: 1280, height: 800 }
        const page = await pages.open(hash, { viewport: size, colorScheme: 'light' })
        const faults: string[] = []

        await reach(page)
        for (const look of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: look })
          faults.push(...(await seriousFaults(page)).map((fault) => `${look}: ${fault}`))
          await takePicture(page, `axe-${look}-${name.replaceAll(' ', '-')}`)
        }

        expect(faults).toEqual([])
      },
    )
  },
)
