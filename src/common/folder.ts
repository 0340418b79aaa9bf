import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { ConfigError } from './errors.ts'

/**
 * Makes the folder, and those above it, where they are missing; only this user gets in (0700).
 *
 * @throws ConfigError naming `variable`, when it cannot be made or nothing can be written in it.
 */
export async function ensureFolder(directory: string, variable = 'MAMORI_DATA_DIR'): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw unusable(directory, error, variable)
  }
}

/** The error for a folder that is no use, in one sentence with the system's word for why. */
export function unusable(directory: string, error: unknown, variable = 'MAMORI_DATA_DIR'): ConfigError {
  const reason = error instanceof Error && 'code' in error ? error.code : undefined
  const why = reasons[String(reason)] ?? String(reason)
  return new ConfigError(
    variable,
    `The folder ${directory} cannot be used: ${why}. Name one in ${variable} that this user can write in.`,
    { cause: error },
  )
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'a part of the path is a file',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the path is too long',
  // SQLite's word for a path of more than 512 bytes, among others.
  ERR_SQLITE_ERROR: 'the path is too long, or the lock file in it cannot be opened',
}
