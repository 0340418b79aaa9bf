/** What an option can mean; the ids that our checklists use. */
export const meanings = ['yes', 'partly', 'no', 'unknown', 'not-applicable'] as const
export type Meaning = (typeof meanings)[number]

/** What a reply can ask for in place of answering. `stop` and `pause` both put the self-check to rest. */
export const replyCommands = ['why', 'example', 'skip', 'back', 'pause', 'later', 'resume'] as const
export type ReplyCommand = (typeof replyCommands)[number]

/**
 * A reply as it was read. `answer`: the option meant; `sure` when it may be recorded without asking. `question`: it asks
 * about something. `unclear`: it may be an answer, but not which.
 */
export type ReplyReading =
  | { readonly kind: 'answer'; readonly meaning: Meaning; readonly sure: boolean }
  | { readonly kind: 'command'; readonly command: ReplyCommand }
  | { readonly kind: 'question' }
  | { readonly kind: 'unclear' }
