// A served Postgres for tests: the machine's own binaries in a temporary folder on a free port, or the server that
// TEST_DATABASE_URL names (a role that may create databases). Every user makes a database of their own in it.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from './ports.ts'
import { findProgram } from './require.ts'

const run = promisify(execFile)

/** A running server, as the tests see it. */
export type PostgresServer = {
  /** An empty database of its own. */
  createDatabase(): Promise<{ url: string; drop(): Promise<void> }>
  stop(): Promise<void>
}

/** Whether this machine can give the tests a served Postgres. */
export function hasPostgres(): boolean {
  return process.env.TEST_DATABASE_URL !== undefined || postgresProgram('initdb') !== undefined
}

/** Starts a server, or takes that of TEST_DATABASE_URL, which `stop` leaves running. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL
  return given === undefined ? await startOwn() : databasesOf(given, async () => {})
}

async function startOwn(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-postgres-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const user = await serverUser(folder)

  const initdb = user(requireProgram('initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '-N',
  ])
  await run(initdb.program, [...initdb.arguments, '--locale=C.UTF-8'], { cwd: folder })
  const settings = ['fsync=off', 'full_page_writes=off', 'shared_buffers=16MB', 'max_connections=60']
  const postgres = user(requireProgram('postgres'), [
    ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const server = spawn(postgres.program, postgres.arguments, { cwd: folder, stdio: 'ignore' })
  const end = () => void server.kill('SIGINT')
  process.once('exit', end)

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await untilItAnswers(url, server)
  return databasesOf(url, async () => {
    process.off('exit', end)
    const ended = once(server, 'exit')
    end()
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
}

function databasesOf(adminUrl: string, stop: () => Promise<void>): PostgresServer {
  async function asAdmin(sql: string): Promise<void> {
    const client = new Client({ connectionString: adminUrl })
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
  return {
    async createDatabase() {
      const name = `mamori_test_${randomBytes(6).toString('hex')}`
      await asAdmin(`create database ${name}`)
      const url = new URL(adminUrl)
      url.pathname = `/${name}`
      return { url: url.href, drop: () => asAdmin(`drop database ${name} with (force)`) }
    },
    stop,
  }
}

type Command = { program: string; arguments: string[] }

// Postgres refuses to run as root: there it runs as the `postgres` user. setpriv becomes the program it starts, so that
// a signal reaches it, and ends it should this process be killed.
async function serverUser(folder: string): Promise<(program: string, arguments_: string[]) => Command> {
  const setpriv = findProgram('setpriv', ['/usr/bin'])
  if (process.getuid?.() !== 0) {
    return (program, arguments_) =>
      setpriv === undefined
        ? { program, arguments: arguments_ }
        : { program: setpriv, arguments: ['--pdeathsig', 'INT', program, ...arguments_] }
  }
  const id = Number((await run('id', ['-u', 'postgres'])).stdout)
  const group = Number((await run('id', ['-g', 'postgres'])).stdout)
  chownSync(folder, id, group)
  chmodSync(folder, 0o700)
  if (setpriv === undefined) throw new Error('setpriv (util-linux) is needed to start Postgres as root')
  const become = [`--reuid=${id}`, `--regid=${group}`, '--clear-groups', '--pdeathsig', 'INT']
  return (program, arguments_) => ({ program: setpriv, arguments: [...become, program, ...arguments_] })
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`Postgres ended with ${server.exitCode} while it started`)
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await pause(50)
    }
  }
  throw new Error('Postgres did not answer within ten seconds')
}

function requireProgram(name: string): string {
  const program = postgresProgram(name)
  if (program === undefined) throw new Error(`${name} was not found`)
  return program
}

// Debian keeps them out of the PATH, one folder a version; 15 first, for that is what our SQL is limited to.
function postgresProgram(name: string): string | undefined {
  const base = '/usr/lib/postgresql'
  const versions = listFolder(base).sort((a, b) => Math.abs(Number(a) - 15) - Math.abs(Number(b) - 15))
  return findProgram(
    name,
    versions.map((version) => join(base, version, 'bin')),
  )
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
