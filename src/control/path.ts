import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The socket's name in the data folder. */
export const socketName = 'control.sock'

// A socket's address holds 108 bytes on Linux and 104 on macOS, its end included (sun_path in unix(7), sys/un.h).
const longestAddress = 103

/**
 * Runs the work with a path to the folder that is short enough for a socket of that name in it: the folder itself, or for
 * the time of the work a link to it from a temporary folder that only this user can enter.
 */
export async function withShortPath<T>(
  directory: string,
  name: string,
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const folder = resolve(directory)
  if (Buffer.byteLength(join(folder, name)) <= longestAddress) return await work(folder)

  const temporary = await mkdtemp(join(tmpdir(), 'mamori-'))
  try {
    const link = join(temporary, 'd')
    await symlink(folder, link)
    return await work(link)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
