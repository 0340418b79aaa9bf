import { type ExaminedParts, examine } from './examine.ts'
import type { CommandStreams, ExitCode } from './lines.ts'
import { readJsonOption, refuse } from './options.ts'

export const doctorUsage =
  'mamori doctor [--json]   checks the set-up and says what to do; exit code 1 when something must be done'

/** `mamori doctor`. `open` is not called on bad usage. @returns 0 when all is well, 1 when something must be done, 2 on bad usage. */
export async function runDoctor(
  open: () => Promise<ExaminedParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readJsonOption(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, doctorUsage)
  const findings = await examine(await open())
  const ok = findings.every((finding) => finding.ok)
  const lines = options.json
    ? [JSON.stringify({ ok, findings })]
    : findings.map(({ check, ok: well, found, todo }) =>
        [`${well ? '✓' : '✗'} ${check}: ${found}`, ...(todo === undefined ? [] : [`  → ${todo}`])].join('\n'),
      )
  streams.output.write(`${lines.join('\n')}\n`)
  return ok ? 0 : 1
}
