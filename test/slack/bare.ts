import { App, type Receiver } from '@slack/bolt'
import type { Person } from '../../src/slack/types.ts'

/** A Bolt app to which events are handed directly; nothing comes in by itself. */
export function createBareApp(): App {
  const receiver: Receiver = { init() {}, start: async () => undefined, stop: async () => undefined }
  return new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-test', botId: 'B1', botUserId: 'UBOT' }),
  })
}

/** Somebody in Japan with no rights, called by their id. */
export function aPerson(id: string, person: Partial<Person> = {}): Person {
  return {
    id,
    name: id,
    language: 'ja',
    timeZone: 'Asia/Tokyo',
    timeZoneOffsetS: 32_400,
    isGuest: false,
    isAdmin: false,
    isOwner: false,
    isBot: false,
    isDeactivated: false,
    ...person,
  }
}

/** A form sent in: what it is about, and by each block what was put into its input. */
export function submission(
  callbackId: string,
  from: string,
  metadata: object,
  values: Readonly<Record<string, unknown>> = {},
) {
  const filled = Object.entries(values).map(([block, input]) => [block, { input }])
  return {
    type: 'view_submission',
    user: { id: from },
    view: {
      id: 'VFORM',
      callback_id: callbackId,
      private_metadata: JSON.stringify(metadata),
      blocks: [{ type: 'input', block_id: Object.keys(values)[0] }],
      state: { values: Object.fromEntries(filled) },
    },
  }
}
