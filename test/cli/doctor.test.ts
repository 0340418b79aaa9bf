import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { type DoctorParts, runDoctor } from '../../src/cli/doctor.ts'
import { readConfig } from '../../src/config.ts'
import { test } from '../support/database.ts'

async function examine(parts: Omit<DoctorParts, 'config' | 'loadDocuments'>) {
  const output = new PassThrough()
  const { config } = readConfig({}, '/', '/')
  const exitCode = await runDoctor(
    async () => ({ ...parts, config, loadDocuments: async () => [{}] as never }),
    ['--json'],
    {
      input: new PassThrough(),
      output,
      errors: new PassThrough(),
    },
  )
  output.end()
  return { exitCode, report: JSON.parse(await text(output)) }
}

describe('the doctor', () => {
  test('passes when officer and deputy are set', async ({ database }) => {
    const { exitCode, report } = await examine({
      database,
      findResponders: async () => ({ officers: ['U1'], deputies: ['U2'] }),
    })

    expect(exitCode).toBe(0)
    expect(report.ok).toBe(true)
  })

  test('fails while nobody is set to receive reports, and says what to do', async ({ database }) => {
    const { exitCode, report } = await examine({
      database,
      findResponders: async () => ({ officers: [], deputies: [] }),
    })

    const finding = report.findings.at(-1)
    expect(exitCode).toBe(1)
    expect(finding).toMatchObject({ ok: false, found: expect.stringContaining('no officer and no deputy') })
    expect(finding.todo).toContain('Home')
  })

  test('fails when the bot does not run, for then nobody can be asked', async ({ database }) => {
    const { exitCode } = await examine({ database })

    expect(exitCode).toBe(1)
  })
})
