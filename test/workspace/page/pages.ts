import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { createWorkspace, type Workspace, type WorkspaceOptions } from '../../../src/workspace/index.ts'
import { launchBrowser } from '../../support/browser.ts'
import { openDoor } from '../../support/door.ts'
import { type Showcase, startShowcase } from './showcase.ts'

/** The person as whom the page opens. */
export const me = 'U03TANAKA1'

/** A workspace with the showcase bot in it, and a browser to open its page in. */
export type Pages = {
  readonly workspace: Workspace
  readonly bot: Showcase
  /** A page of a browser profile of its own; what the browser complained of is in `faults`. */
  open(hash?: string, options?: BrowserContextOptions): Promise<Page>
  readonly faults: string[]
  /** Stops the workspace, as when its process ends, and starts it again where it was. */
  stopWorkspace(): Promise<void>
  startWorkspace(): Promise<void>
  /** Closes the pages opened so far, and the modals on them. */
  closeAll(): Promise<void>
  stop(): Promise<void>
}

/** Starts all of it; stop it when the tests are through. */
export async function startPages(rules: Pick<WorkspaceOptions, 'rateLimits'> = {}): Promise<Pages> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-workspace-'))
  const manifest = join(import.meta.dirname, 'showcase.manifest.yml')
  const start = (port?: number) =>
    createWorkspace({ dataDir, door: 'test', manifest, ...rules, ...(port === undefined ? {} : { port }) })
  let workspace = await start()
  let bot = await startShowcase(workspace)
  const browser: Browser = await launchBrowser()
  const faults: string[] = []
  const closeAll = async () => {
    for (const context of browser.contexts()) await context.close()
    // A modal stands until somebody closes it, whoever opens the page next.
    const { act, look } = await openDoor(workspace.url)
    for (const view of (await look(me)).views)
      if (view.type === 'modal') await act(me, { do: 'close', viewId: view.id })
  }
  return {
    get workspace() {
      return workspace
    },
    get bot() {
      return bot
    },
    faults,
    async open(hash = '', options = {}) {
      faults.length = 0
      const viewport = { width: 1280, height: 800 }
      const context = await browser.newContext({ viewport, locale: 'ja-JP', ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(`${workspace.url}/${hash}`)
      await page.getByRole('main').waitFor()
      return page
    },
    async stopWorkspace() {
      await bot.stop()
      await workspace.stop()
    },
    async startWorkspace() {
      workspace = await start(workspace.port)
      bot = await startShowcase(workspace)
    },
    closeAll,
    async stop() {
      await closeAll()
      await browser.close()
      await bot.stop()
      await workspace.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Writes a message where the page stands. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text)
  await page.getByTestId('composer').press('Enter')
}

/** Opens the showcase bot's form. */
export async function openForm(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'ショートカット' }).click()
  await page.getByRole('menuitem', { name: /事故を報告する/ }).click()
  const form = page.getByRole('dialog', { name: '情報漏えいの報告' })
  await form.waitFor()
  return form
}
