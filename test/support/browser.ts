import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from './require.ts'

/** Starts the machine's own Chromium, quiet and without a window. */
export async function launchBrowser(): Promise<Browser> {
  const program = chromiumPath()
  return chromium.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
