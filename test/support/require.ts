// What a machine may lack (a served Postgres, Chromium). A test that needs it is skipped there with one loud line;
// with MAMORI_TEST_REQUIRE=all, as .ci/run sets it, the lack is a failure.
//
//   const chromium = chromiumPath()
//   describe.skipIf(!requireOrSkip(chromium !== undefined, 'Chromium'))('asking through the page', () => …)

import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const told = new Set<string>()

/**
 * Whether tests that need the thing can run here; says so once where they cannot.
 *
 * @throws Error where it is missing and MAMORI_TEST_REQUIRE is `all`: the file that needs it fails.
 */
export function requireOrSkip(
  present: boolean,
  thing: string,
  tell: (line: string) => void = (line) => process.stderr.write(line),
): boolean {
  if (present) return true
  if (process.env.MAMORI_TEST_REQUIRE === 'all') {
    throw new Error(
      `${thing} is missing on this machine, and MAMORI_TEST_REQUIRE=all lets no test be skipped`,
    )
  }
  if (!told.has(thing)) tell(`\n!!! SKIPPED: tests that need ${thing}, which is missing here !!!\n`)
  told.add(thing)
  return false
}

/** The Chromium of this machine; `undefined` where there is none. */
export function chromiumPath(): string | undefined {
  return findProgram('chromium') ?? findProgram('chromium-browser') ?? findProgram('google-chrome')
}

/** Where a program stands on the PATH, or in one of the folders given first. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
  const path = (process.env.PATH ?? '').split(delimiter)
  return [...folders, ...path].map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
