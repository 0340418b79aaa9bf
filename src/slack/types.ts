import type { KnownBlock } from '@slack/types'
import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'

/** What people may do here. `employee` is everyone of the company; `guest` is everyone else who reaches the bot. */
export const roles = ['employee', 'manager', 'officer', 'deputy', 'admin', 'guest'] as const
export type Role = (typeof roles)[number]

/** A person as the bot needs them; ids are Slack's (`U…`). */
export type Person = {
  readonly id: string
  /** As they show themselves in Slack; untrusted text. */
  readonly name: string
  readonly language: Language
  /** Seconds east of UTC. */
  readonly timeZoneOffsetS: number
  readonly timeZone: string
  /** A guest, a stranger from a shared channel. */
  readonly isGuest: boolean
  /** An owner or administrator of the Slack workspace. */
  readonly isAdmin: boolean
  readonly isOwner: boolean
  readonly isBot: boolean
  readonly isDeactivated: boolean
}

/** Looks people up in Slack; cached. */
export type People = {
  /** @throws ExternalError when Slack cannot be asked and nothing is cached. */
  get(userId: string): Promise<Person>
  /**
   * The one active person of the workspace who goes by this name, or has this e-mail address where Slack tells it;
   * `undefined` where there is none, or more than one. @throws ExternalError when Slack cannot be asked.
   */
  named(text: string): Promise<Person | undefined>
}

/** Who may do what; cached, failing closed: when Slack cannot be asked nobody has a role beyond employee. */
export type Roles = {
  /** Every role the person has; always `employee` or `guest` among them. */
  of(userId: string): Promise<ReadonlySet<Role>>
  /** The people who hold a role, in the order set; empty when nobody was set. */
  holders(role: 'manager' | 'officer' | 'deputy' | 'admin'): Promise<readonly string[]>
  /** Whom a report is told to when no officer is set: the workspace's owners. Never empty in a real workspace. */
  owners(): Promise<readonly string[]>
}

/** An image that goes up with a message. */
export type OutgoingImage = {
  readonly fileName: string
  readonly title: string
  readonly altText: string
  readonly png: Uint8Array
}

/** A new message. */
export type OutgoingPost = {
  readonly kind: 'post'
  /** Opaque and unique for ever: a second post with the same key is dropped. Holds nothing a person wrote. */
  readonly key: string
  /** A channel id, or a person's id for their direct message with the bot. */
  readonly channel: string
  readonly threadTs?: string
  /** What notifications and screen readers get; escaped at the border by the outbox. */
  readonly text: string
  readonly blocks?: readonly KnownBlock[]
  /** Uploaded first and shown as a last image block. */
  readonly image?: OutgoingImage
  /** `answer` (the default) where somebody waits for it; `notice` may queue behind a rate limit. */
  readonly pace?: 'answer' | 'notice'
}

/** A change of a message that stands already; of several for one message the newest wins. */
export type OutgoingUpdate = {
  readonly kind: 'update'
  readonly key: string
  /** The message: its place in Slack, or the key it was posted with (it may not be out yet). */
  readonly message: { readonly channel: string; readonly ts: string } | { readonly key: string }
  readonly text: string
  readonly blocks?: readonly KnownBlock[]
  /** As of a post: `notice` where many messages are brought up to date and nobody waits for theirs. */
  readonly pace?: 'answer' | 'notice'
}

/** Everything the bot says leaves by here, except the direct answer to a click or a command. */
export type Outbox = {
  /** Puts a message into the caller's transaction; it leaves after the commit. */
  enqueue(connection: Connection, message: OutgoingPost | OutgoingUpdate): Promise<void>
  /** Sends what is due at once; call it after the commit. */
  wake(): void
  /** Whether a message with this key was enqueued, out or not. */
  has(connection: Connection, key: string): Promise<boolean>
  /** Whether a message with this key is still to be sent. */
  isWaiting(connection: Connection, key: string): Promise<boolean>
  /** Where the message with this key stands in Slack; `undefined` while it is not out. */
  find(connection: Connection, key: string): Promise<{ channel: string; ts: string } | undefined>
}

/** What Slack said when it was asked about the app; `error` is Slack's word, or what kept it from answering. */
export type SlackExamination = {
  readonly token:
    | {
        readonly kind: 'accepted'
        readonly team: string
        readonly bot: string
        readonly scopes: readonly string[]
      }
    | { readonly kind: 'refused'; readonly error: string }
  /** Absent where nothing comes in by Socket Mode. */
  readonly socket?: { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly error: string }
  /** The channels the bot is in, by name. */
  readonly channels:
    | { readonly kind: 'accepted'; readonly names: readonly string[] }
    | { readonly kind: 'refused'; readonly error: string }
  /** When an event of each type last came in, by the names an app subscribes to. */
  readonly heard: readonly { readonly type: string; readonly at: Date }[]
}
