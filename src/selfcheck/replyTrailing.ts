import type { ReplyCommand, ReplyReading } from './replyReading.ts'

/** What a reply can end in after saying something else first: 電話が来たので、止めて; wrong button, go back. */
const trailing = ['back', 'pause', 'later', 'skip'] as const satisfies readonly ReplyCommand[]

/**
 * The reading of a reply that ends in a command; `undefined` where it does not. What gives the reason is no answer
 * (まだ見ていないので、あとで); an answer before a command that would leave the item is asked back; before とばす it is
 * the answer that counts, for the next item comes with it.
 *
 * @param readRest reads what stands before the command.
 */
export function readTrailing(
  reply: string,
  last: string | undefined,
  commands: Readonly<Record<ReplyCommand, RegExp>>,
  isReason: RegExp,
  readRest: (rest: string) => ReplyReading,
): ReplyReading | undefined {
  if (last === undefined) return undefined
  const rest = reply.slice(0, reply.lastIndexOf(last))
  const command = trailing.find((each) => commands[each].test(last))
  if (command === undefined || rest.trim() === '') return undefined
  if (isReason.test(rest)) return { kind: 'command', command }
  const before = readRest(rest)
  if (before.kind !== 'answer') return { kind: 'command', command }
  return command === 'skip' ? before : { ...before, sure: false }
}
