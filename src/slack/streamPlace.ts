import type { WebClient } from '@slack/web-api'
import type { Clock } from '../common/clock.ts'
import { createId } from '../common/ids.ts'
import type { Database } from '../database/types.ts'
import { isPlaceKnown, placeStream, type StreamRow } from './store.ts'
import { listUnmarked, type StreamThread } from './streamCalls.ts'

type PlaceParts = {
  readonly database: Database
  readonly clock: Clock
  readonly client: WebClient
  readonly botUserId: string
}

/** Remembers where the message of an answer stands, for the outbox too. Idempotent. */
export async function keepPlace(parts: PlaceParts, row: StreamRow, ts: string): Promise<void> {
  await parts.database.transaction((transaction) =>
    placeStream(transaction, row, createId('out'), ts, parts.clock.now()),
  )
}

/**
 * Looks for a message whose streaming was started without our hearing of it: one of ours in the thread, after the
 * question, that the outbox does not know. Answers of one thread are written one after the other, so it is this answer's.
 *
 * @returns whether there was one; its place is kept then.
 * @throws what the client threw where the thread could not be asked for.
 */
export async function findLeft(
  parts: PlaceParts,
  row: StreamRow & StreamThread & { readonly questionTs: string },
): Promise<boolean> {
  for (const ts of await listUnmarked(parts.client, row, row.questionTs, parts.botUserId)) {
    if (await isPlaceKnown(parts.database, row.channel, ts)) continue
    await keepPlace(parts, row, ts)
    return true
  }
  return false
}
