import { z } from 'zod'

const Message = z.object({
  channel: z.string(),
  ts: z.string(),
  threadTs: z.string().optional(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(z.record(z.string(), z.unknown())).default([]),
  ephemeralFor: z.string().optional(),
  deleted: z.boolean(),
  edited: z.unknown().optional(),
})
export type SeenMessage = z.infer<typeof Message>

const View = z.object({
  id: z.string(),
  hash: z.string(),
  type: z.enum(['modal', 'home']),
  callbackId: z.string(),
  title: z.unknown(),
  blocks: z.array(z.record(z.string(), z.unknown())),
  errors: z.record(z.string(), z.string()).default({}),
})
export type SeenView = z.infer<typeof View>

const People = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), locale: z.string() })),
  channels: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.string(), members: z.array(z.string()) }),
  ),
})

const State = z.object({ messages: z.array(Message), views: z.array(View), files: z.array(z.unknown()) })
export type SeenState = z.infer<typeof State>

const Acted = z.object({
  ok: z.boolean(),
  ts: z.string().optional(),
  viewId: z.string().optional(),
  error: z.string().optional(),
  fieldErrors: z.record(z.string(), z.string()).optional(),
})
export type Acted = z.infer<typeof Acted>

const Answer = z.looseObject({ ok: z.boolean() })

/** The door of a local workspace that runs with `--door test`. */
export type Door = {
  readonly url: string
  readonly directory: z.infer<typeof People>
  act(as: string, action: object): Promise<Acted>
  look(as: string): Promise<SeenState>
  /** Resolves to the first thing `find` finds, looking anew whenever something the person sees changed. */
  waitFor<T>(as: string, what: string, find: (state: SeenState) => T | undefined): Promise<T>
  advance(seconds: number): Promise<void>
  /** Asks something else of the test door. @throws Error where it refuses. */
  ask(path: string, body: object): Promise<void>
}

/** How long something is waited for: after a kill on a served database a row's lease runs out first (20 s). */
const patienceMs = 45_000

/** Opens the door at an address. */
export async function openDoor(url: string): Promise<Door> {
  const directory = People.parse(await (await fetch(`${url}/workspace/state`)).json())

  async function post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.json()
  }

  async function look(as: string): Promise<SeenState> {
    return State.parse(await (await fetch(`${url}/workspace/state?as=${encodeURIComponent(as)}`)).json())
  }

  return {
    url,
    directory,
    look,
    act: async (as, action) => Acted.parse(await post('/workspace/act', { as, ...action })),
    async ask(path, body) {
      const answer = Answer.parse(await post(path, body))
      if (!answer.ok) throw new Error(`${path} answered ${JSON.stringify(answer)}`)
    },
    async advance(seconds) {
      await post('/workspace/clock', { advanceS: seconds })
    },
    async waitFor(as, what, find) {
      const closing = new AbortController()
      const changes = await fetch(`${url}/workspace/stream?as=${encodeURIComponent(as)}`, {
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)]),
      })
      try {
        const first = find(await look(as))
        if (first !== undefined) return first
        for await (const _ of changes.body ?? []) {
          const found = find(await look(as))
          if (found !== undefined) return found
        }
      } catch (error) {
        const seen = (await look(as)).messages.map((message) => message.text.slice(0, 120))
        throw new Error(`${what} was not seen; seen: ${JSON.stringify(seen)}`, { cause: error })
      } finally {
        closing.abort()
      }
      throw new Error(`${what} was not seen before the workspace closed`)
    },
  }
}

/** A person as a story speaks of them. Channels by name or id; without one, the direct message with the bot. */
export type TestPerson = {
  readonly id: string
  says(text: string, place?: { channel?: string; threadTs?: string }): Promise<string>
  acts(action: object): Promise<Acted>
  presses(actionId: string, on?: object): Promise<Acted>
  looks(): Promise<SeenState>
  /** The first message of the bot after `after` whose text matches. */
  sees(pattern: RegExp, after?: string): Promise<SeenMessage>
  /** The first message of the bot in the thread of a message. */
  seesReplyTo(ts: string): Promise<SeenMessage>
  seesView(type: 'modal' | 'home', pattern?: RegExp): Promise<SeenView>
}

/** @param name a part of the person's name, or a role. */
export function createPersonAt(door: Door, name: string): TestPerson {
  const person = door.directory.people.find((each) => each.name.includes(name) || each.role === name)
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  const { id } = person
  const people = new Set(door.directory.people.map((each) => each.id))
  return {
    id,
    async says(text, { channel = '@mamori', threadTs } = {}) {
      const said = await door.act(id, {
        do: 'say',
        channel,
        text,
        ...(threadTs === undefined ? {} : { threadTs }),
      })
      if (said.ts === undefined) throw new Error(`could not say it: ${said.error}`)
      return said.ts
    },
    acts: (action) => door.act(id, action),
    presses: (actionId, on = {}) => door.act(id, { do: 'press', actionId, ...on }),
    looks: () => door.look(id),
    sees: (pattern, after = '0') =>
      door.waitFor(id, String(pattern), (state) =>
        state.messages.find(
          (message) =>
            !people.has(message.user) &&
            !message.deleted &&
            Number(message.ts) > Number(after) &&
            pattern.test(wordsOf(message)),
        ),
      ),
    seesReplyTo: (ts) =>
      door.waitFor(id, `a reply to ${ts}`, (state) =>
        state.messages.find(
          (message) => message.threadTs === ts && !people.has(message.user) && !message.deleted,
        ),
      ),
    seesView: (type, pattern = /./) =>
      door.waitFor(id, `a ${type}`, (state) =>
        state.views.findLast((view) => view.type === type && pattern.test(JSON.stringify(view))),
      ),
  }
}

/** Everything a message shows, as one text. */
export function wordsOf(message: SeenMessage): string {
  return `${message.text}\n${JSON.stringify(message.blocks)}`
}
