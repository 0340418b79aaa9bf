// The nouns of the local workspace. Every record is a value: a change puts another one in its place.

/** An object whose shape the workspace does not know or need. */
export type Fields = Readonly<Record<string, unknown>>

/** The part somebody plays in the seeded company. */
export type PersonRole = 'employee' | 'manager' | 'officer' | 'deputy' | 'admin' | 'guest'

/** A person of the workspace; `role` is absent for the bot's own user. */
export type PersonRecord = {
  readonly id: string
  /** The handle: ASCII, unique, what `@` completes to in the Web API. */
  readonly name: string
  /** The name people see and may type after `@`. */
  readonly realName: string
  readonly role?: PersonRole
  /** An IETF tag, `ja-JP`. */
  readonly locale: string
  readonly tz: string
  /** Seconds east of UTC. */
  readonly tzOffset: number
  readonly email: string
  readonly title: string
  readonly isAdmin: boolean
  readonly isOwner: boolean
  readonly isRestricted: boolean
  readonly isBot: boolean
  readonly deleted: boolean
  readonly statusText: string
  /** `:palm_tree:`; records of an older workspace have none. */
  readonly statusEmoji?: string
  /** When the status goes, in seconds since 1970. */
  readonly statusUntilS?: number
  /** Do not disturb, from and until, in seconds since 1970. */
  readonly dnd?: { readonly fromS: number; readonly untilS: number }
  /** The workspace they belong to, when it is another company's. */
  readonly teamId?: string
  /** When something about them changed last, in seconds since 1970. */
  readonly updatedS?: number
}

/** `im` is the direct message of one person with the bot. */
type ChannelKind = 'public' | 'private' | 'im'

/** A conversation; `name` is empty for a direct message. */
export type ChannelRecord = {
  readonly id: string
  readonly name: string
  readonly kind: ChannelKind
  readonly topic: string
  /** Ids of people, the bot's among them. */
  readonly members: readonly string[]
  readonly createdS: number
  /** Who made it, where that is not the first of its members. */
  readonly creator?: string
  /** Whether nothing can be added any more; only what stands in it is read. */
  readonly isArchived?: boolean
  /** The workspaces of other companies it is shared with; absent when it is the company's own. */
  readonly sharedWith?: readonly string[]
}

/** A user group; `handle` is what `@` completes to. */
export type GroupRecord = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly members: readonly string[]
}

/** An emoji under a message and the ids of those who put it there. */
type Reaction = { readonly name: string; readonly users: readonly string[] }

/** What a streamed message consists of, in the order it came. */
export type StreamPart =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'blocks'; readonly blocks: readonly Fields[] }
  /** A task as the fields of its task_card; `id` tells it apart. */
  | { readonly kind: 'task'; readonly id: string; readonly card: Fields }

/** How a streamed message stands; it takes more only while it is `open`. */
export type StreamRecord = {
  readonly state: 'open' | 'done' | 'expired' | 'stopped'
  readonly parts: readonly StreamPart[]
  readonly planTitle?: string
  readonly mode: 'timeline' | 'plan'
  /** When Slack ends it, by the workspace's clock. */
  readonly endsMs: number
}

/** A message, kept after its deletion so that pages can take it away. */
export type MessageRecord = {
  readonly channel: string
  /** `seconds.micros`, unique in the workspace. */
  readonly ts: string
  readonly threadTs?: string
  readonly user: string
  readonly botId?: string
  readonly clientMsgId?: string
  /** On the wire's form: `&`, `<`, `>` escaped, mentions as `<@U…>`. */
  readonly text: string
  readonly blocks: readonly Fields[]
  readonly attachments: readonly Fields[]
  readonly metadata?: Fields
  readonly subtype?: string
  /** The only person who sees it. */
  readonly ephemeralFor?: string
  readonly files: readonly string[]
  readonly reactions: readonly Reaction[]
  /** Whether it is pinned to its channel. */
  readonly isPinned?: boolean
  readonly edited?: { readonly user: string; readonly ts: string }
  /** Present on a message that was streamed. */
  readonly stream?: StreamRecord
  /** The language Slack recognised it to be in. */
  readonly language?: string
  readonly deleted: boolean
  /** The ts of the last thing that happened to it. */
  readonly changedTs: string
}

/** The state of an input as Slack sends it in `state.values`, `{type, value}` and the like. */
export type InputState = Fields
/** `block_id` → `action_id` → state. */
export type InputValues = Readonly<Record<string, Readonly<Record<string, InputState>>>>

/** An App Home or a modal as it stands before a person. */
export type ViewRecord = {
  readonly id: string
  readonly person: string
  readonly type: 'home' | 'modal'
  readonly callbackId: string
  readonly externalId: string
  readonly privateMetadata: string
  readonly title: Fields | null
  readonly submit: Fields | null
  readonly close: Fields | null
  readonly blocks: readonly Fields[]
  readonly hash: string
  readonly rootId: string
  readonly previousId: string | null
  readonly clearOnClose: boolean
  readonly notifyOnClose: boolean
  readonly values: InputValues
  /** `block_id` → what the bot found wrong in it. */
  readonly errors: Readonly<Record<string, string>>
  /** Rises with every view opened: the last of a person's modals is on top. */
  readonly order: number
}

/** A file; its bytes stand beside the journal under its id. */
export type FileRecord = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly mimetype: string
  readonly size: number
  readonly user: string
  readonly createdS: number
  /** Whether the bytes are there and the upload was completed. */
  readonly complete: boolean
  readonly altText: string
  readonly secret: string
}

/** An event the bot has not acked yet. */
export type EnvelopeRecord = {
  readonly id: string
  readonly payload: Fields
  /** How often it was put on a socket. */
  readonly attempts: number
  /** How often a socket stayed open and the ack did not come within 3 s. */
  readonly timeouts: number
  readonly reason: string
  /** When it is to be sent again, by the workspace's clock. */
  readonly dueMs: number
  readonly order: number
}

/** A `response_url` and what it may still do. */
export type ResponseUrlRecord = {
  readonly id: string
  readonly secret: string
  readonly channel: string
  readonly person: string
  /** The message whose button was pressed. */
  readonly messageTs?: string
  readonly threadTs?: string
  readonly expiresMs: number
  readonly usesLeft: number
}

/** What the bot set for the assistant's pane of a direct message. */
export type AssistantRecord = {
  readonly channel: string
  readonly title: string
  readonly prompts: readonly Fields[]
  /** A line such as “is thinking…” under the thread with this ts. */
  readonly status: Readonly<Record<string, string>>
  /** When each status goes by itself, by the workspace's clock, and the lines that take turns under it. */
  readonly loading?: Readonly<Record<string, { readonly untilMs: number; readonly lines: readonly string[] }>>
  /** The titles of threads. */
  readonly titles?: Readonly<Record<string, string>>
}

/** What an agent works on in a thread, as it tells Slack. */
export type SessionRecord = {
  readonly channel: string
  readonly threadTs: string
  readonly status: 'active' | 'processing' | 'suspended' | 'closed'
  readonly title: string
  readonly initiator: string
  /** A person pressed stop and the agent has not set a status since. */
  readonly stopping: boolean
}

/** Facts about the workspace as a whole. */
export type MetaRecord = {
  readonly seed: number
  readonly botToken: string
  readonly appToken: string
  readonly signingToken: string
  /** How far the workspace's clock was moved ahead of the machine's. */
  readonly offsetMs: number
  /** Whether the bot's token was taken back. */
  readonly isRevoked?: boolean
}

/** The tables of the journal. */
export type Tables = {
  meta: MetaRecord
  people: PersonRecord
  channels: ChannelRecord
  groups: GroupRecord
  messages: MessageRecord
  views: ViewRecord
  files: FileRecord
  envelopes: EnvelopeRecord
  responseUrls: ResponseUrlRecord
  assistant: AssistantRecord
  sessions: SessionRecord
}
export type TableName = keyof Tables
