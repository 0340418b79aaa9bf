import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Takes a picture of the page into the folder MAMORI_TEST_PICTURES names; nothing where it names none. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.MAMORI_TEST_PICTURES
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}
