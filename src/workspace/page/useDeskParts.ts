import { useCallback, useMemo } from 'react'
import { act as actAtDoor } from './api.ts'
import { tsToMs } from './dates.ts'
import { type Desk, findAppChannel } from './desk.ts'
import { errorSentence, stringsFor } from './strings.ts'
import type { AppOffers, Person, WorkspaceState } from './types.ts'
import type { Destination } from './usePlace.ts'

type Parts = Pick<Desk, 'me' | 'toast' | 'ask' | 'dismiss' | 'announce' | 'showPicture'> & {
  readonly me: Person
  readonly state: WorkspaceState | undefined
  readonly offers: AppOffers
  refresh(): void
  go(to: Destination): void
}

/** Puts the desk together; `undefined` until the workspace has answered. */
export function useDeskParts({
  me,
  state,
  offers,
  toast,
  refresh,
  ask,
  dismiss,
  announce,
  showPicture,
  go,
}: Parts): Desk | undefined {
  const { people, channels, files, bot } = state ?? {}
  const nowMs = minuteOf(state)
  const t = stringsFor(me.locale)

  const act = useCallback<Desk['act']>(
    async (what, fields) => {
      const result = await actAtDoor(me.id, what, fields)
      const namesFields = result.fieldErrors !== undefined && Object.keys(result.fieldErrors).length > 0
      if (!result.ok && !namesFields) toast(errorSentence(t, result.error))
      refresh()
      return result
    },
    [me.id, t, toast, refresh],
  )

  return useMemo<Desk | undefined>(() => {
    if (people === undefined || channels === undefined) return undefined
    const appChannel = findAppChannel(channels, me.id)
    const at = { me: me.id, tab: 'messages' } as const
    return {
      me,
      locale: me.locale,
      t,
      people,
      channels,
      bot,
      offers,
      appChannel,
      nowMs,
      personName: (id) => (id === bot?.id ? bot.name : people.find((person) => person.id === id)?.name),
      channelName: (id) => channels.find((channel) => channel.id === id)?.name,
      file: (id) => files?.find((file) => file.id === id),
      fileUrl: (id) => `/workspace/file/${encodeURIComponent(id)}?as=${encodeURIComponent(me.id)}`,
      act,
      toast,
      ask,
      dismiss,
      announce,
      showPicture,
      openThread: (channel, thread) =>
        go(channel === appChannel?.id ? { ...at, thread } : { ...at, channel, thread }),
      openChannel: (channel) => go({ ...at, channel }),
    }
  }, [
    me,
    t,
    people,
    channels,
    files,
    bot,
    offers,
    nowMs,
    act,
    toast,
    ask,
    dismiss,
    announce,
    showPicture,
    go,
  ])
}

/** Whole minutes, so that what shows relative times is not drawn again by every message. */
function minuteOf(state: WorkspaceState | undefined): number {
  const newest = (state?.messages ?? []).reduce((most, message) => Math.max(most, tsToMs(message.ts)), 0)
  return Math.floor(Math.max(Date.now(), newest) / 60_000) * 60_000
}
