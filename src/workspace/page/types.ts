import type { KnownBlock } from '@slack/types'

/** Someone of the workspace as the door shows them. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly role: string
  /** Slack's form, `ja-JP` or `en-US`. */
  readonly locale: string
  /** What they do in the company. */
  readonly title?: string
  /** What they say of themselves, with the emoji's name. */
  readonly status?: { readonly text: string; readonly emoji: string }
  /** Seconds since 1970 until which they want no notifications; absent when they may be disturbed. */
  readonly dndUntilS?: number
}

/** A channel or a direct message; `kind` is one of `public`, `private`, `im` and their Slack spellings. */
export type Channel = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly members: readonly string[]
  readonly topic?: string
  /** Whether it can only be read. */
  readonly isArchived?: boolean
}

/** A file somebody put up. */
export type SharedFile = {
  readonly id: string
  readonly name: string
  readonly title?: string
  readonly mimetype?: string
  /** Bytes. */
  readonly size?: number
}

/** One emoji under a message. */
export type Reaction = { readonly name: string; readonly users?: readonly string[]; readonly count?: number }

/** A message that the chosen person may see; `ts` is seconds with six decimals, unique in its channel. */
export type Message = {
  readonly channel: string
  readonly ts: string
  readonly threadTs?: string
  readonly user: string
  readonly text: string
  readonly blocks?: readonly KnownBlock[]
  /** Set when only this person sees it. */
  readonly ephemeralFor?: string
  /** What the app writes bit by bit, in Markdown, as far as it has come. */
  readonly markdown?: string
  readonly streaming?: boolean
  /** Why a streamed text ended unfinished. */
  readonly ended?: 'expired' | 'stopped'
  readonly edited?: boolean
  readonly deleted?: boolean
  /** Whether it is pinned to its channel. */
  readonly isPinned?: boolean
  readonly reactions?: readonly Reaction[]
  readonly files?: readonly SharedFile[]
  readonly subtype?: string
  readonly botName?: string
}

/** A modal of the person's stack, or the app's home. */
export type View = {
  readonly id: string
  readonly type: 'modal' | 'home'
  readonly title: string | null
  readonly submit: string | null
  readonly close: string | null
  readonly blocks: readonly KnownBlock[]
  /** What the inputs hold, in Slack's form of a view's state, by block and action. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Sentences of the app about its inputs, by block. */
  readonly errors?: Readonly<Record<string, string>>
}

/** What the bot is doing for somebody just now, shown under its conversation. */
export type Status = {
  readonly channel: string
  readonly threadTs?: string
  readonly status: string
  /** What it says instead while the work goes on. */
  readonly loadingMessages?: readonly string[]
}

/** A piece of work the app is at for somebody, which they may stop. */
export type Session = {
  readonly channel: string
  readonly threadTs: string
  readonly stoppable?: boolean
}

/** What the door tells about the workspace as one person sees it. */
export type WorkspaceState = {
  readonly people: readonly Person[]
  /** The app's own user. */
  readonly bot?: { readonly id: string; readonly name: string }
  readonly channels: readonly Channel[]
  readonly messages: readonly Message[]
  readonly views: readonly View[]
  readonly files: readonly SharedFile[]
  readonly statuses: readonly Status[]
  readonly prompts: readonly Prompts[]
  readonly sessions: readonly Session[]
}

/** What the app suggests to ask in a direct message. */
export type Prompts = {
  readonly channel: string
  readonly title?: string
  readonly prompts: readonly { readonly title: string; readonly message: string }[]
}

/** A slash command the app has registered. */
export type SlashCommand = {
  readonly command: string
  readonly description?: string
  readonly usageHint?: string
}

/** A shortcut the app has registered. */
export type Shortcut = { readonly name: string; readonly callbackId: string; readonly description?: string }

/** Everything the app offers outside its messages. */
export type AppOffers = {
  readonly commands: readonly SlashCommand[]
  readonly shortcuts: readonly Shortcut[]
  readonly messageShortcuts: readonly Shortcut[]
}

/** The door's answer to an act. */
export type ActResult = {
  readonly ok: boolean
  readonly ts?: string
  readonly viewId?: string
  readonly fileId?: string
  readonly error?: string
  /** By block id. */
  readonly fieldErrors?: Readonly<Record<string, string>>
}

/** What an input holds: text, a choice, several choices or file ids. */
export type InputValue = string | readonly string[]
