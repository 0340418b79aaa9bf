import type { Readable } from 'node:stream'
import { z } from 'zod'

/** A line of a command's output, without its line break. */
export type OutputLine =
  | { readonly kind: 'stdout'; readonly line: string }
  | { readonly kind: 'stderr'; readonly line: string }

/**
 * Carries one command out in the bot.
 *
 * @returns the exit code.
 */
export type ControlHandler = (call: {
  readonly arguments: readonly string[]
  /** What the caller pipes in, as UTF-8 text; ends at once where nothing is. */
  readonly input: Readable
  /** Sends a line; resolves when the caller can take more. */
  write(line: OutputLine): Promise<void>
  /** Aborted when the caller has gone, or the bot is stopping: nobody waits for the rest. */
  readonly signal: AbortSignal
}) => Promise<number>

/** The first line of a call. */
export const Request = z.object({ command: z.string(), arguments: z.array(z.string()) })

/** Every further line of the caller: a piece of the input, and at last `end`. The connection's own end is a hang-up. */
export const InputFrame = z.union([z.object({ input: z.string() }), z.object({ end: z.literal(true) })])

/** A line of the bot's answer; `exitCode` is the last. */
export const AnswerFrame = z.union([
  z.object({ stdout: z.string() }),
  z.object({ stderr: z.string() }),
  z.object({ exitCode: z.number().int() }),
])

/** A frame as it goes over the wire. */
export function toWire(
  frame: z.infer<typeof Request> | z.infer<typeof InputFrame> | z.infer<typeof AnswerFrame>,
): string {
  return `${JSON.stringify(frame)}\n`
}
