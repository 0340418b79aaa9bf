import { createContext, useContext } from 'react'
import type { Strings } from './strings.ts'
import type { ActResult, AppOffers, Channel, Message, Person, SharedFile, WorkspaceState } from './types.ts'

/** A question before something is done. */
export type Question = {
  readonly title: string
  readonly text: string
  /** Whether `text` is mrkdwn; otherwise it is shown as it stands. */
  readonly mrkdwn?: boolean
  readonly confirm: string
  readonly deny: string
  readonly danger?: boolean
}

/** An image to look at over the page. */
export type Picture = { readonly source: string; readonly alt: string; readonly name?: string }

/**
 * What every part of the page may ask for: who acts, who and what there is, and how to do something. It changes
 * seldom, so that a new message does not draw all others again; what changes often is in `useLive`.
 */
export type Desk = {
  readonly me: Person
  /** The chosen person's locale, for words and dates. */
  readonly locale: string
  readonly t: Strings
  readonly people: readonly Person[]
  readonly channels: readonly Channel[]
  /** The app's own user. */
  readonly bot: WorkspaceState['bot']
  readonly offers: AppOffers
  /** The person's own direct message with the app. */
  readonly appChannel: Channel | undefined
  /** The workspace's minute: the machine's, or the newest message's where the workspace's clock stands ahead. */
  readonly nowMs: number
  personName(id: string): string | undefined
  channelName(id: string): string | undefined
  file(id: string): SharedFile | undefined
  fileUrl(id: string): string
  /** Does something as the chosen person; says in a toast why it failed, unless the answer names fields. */
  act(what: string, fields: Record<string, unknown>): Promise<ActResult>
  toast(sentence: string): void
  ask(question: Question): Promise<boolean>
  /** Has a screen reader say something, when it has nothing else to say. */
  announce(sentence: string): void
  showPicture(picture: Picture): void
  /** Takes away a message that only this person sees. */
  dismiss(message: Message): void
  openThread(channel: string, ts: string): void
  openChannel(channel: string): void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

/** The desk of the page. @throws Error outside of it, which is a bug. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('useDesk outside of the page')
  return desk
}

export const LiveContext = createContext<WorkspaceState | undefined>(undefined)

/** The workspace as it stands now. @throws Error outside of the page, which is a bug. */
export function useLive(): WorkspaceState {
  const live = useContext(LiveContext)
  if (live === undefined) throw new Error('useLive outside of the page')
  return live
}

/** The app's name, as people see it. */
export const appName = 'Mamori'

/** Whether a message's author is the app: everybody else is among the people. */
export function isApp(people: readonly Person[], user: string): boolean {
  return !people.some((person) => person.id === user)
}

/** The person's direct message with the app among the channels. */
export function findAppChannel(channels: readonly Channel[], me: string): Channel | undefined {
  return channels.find((channel) => channel.kind === 'im' && channel.members.includes(me))
}
