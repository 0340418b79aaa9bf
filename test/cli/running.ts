import { PassThrough, Readable } from 'node:stream'
import type { CommandStreams, ExitCode } from '../../src/cli/lines.ts'

/** Runs a command with its streams kept. */
export async function runCommand(
  run: (streams: CommandStreams) => Promise<ExitCode>,
  input = '',
): Promise<{
  readonly exit: ExitCode
  readonly output: Buffer
  readonly text: string
  readonly errors: string
}> {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const [written, told] = [collect(output), collect(errors)]
  const exit = await run({ input: Readable.from([input]), output, errors })
  output.end()
  errors.end()
  const bytes = await written
  return { exit, output: bytes, text: bytes.toString('utf8'), errors: (await told).toString('utf8') }
}

async function collect(stream: PassThrough): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
