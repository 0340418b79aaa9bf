import { createPersonAt, type Door, type TestPerson, wordsOf } from './door.ts'

/** Something a person does, begun by `act`; `check` tells what of the promises was broken, once all is done. */
export type Trial = {
  readonly act: () => Promise<unknown>
  readonly check: (done: unknown) => Promise<string[]>
}

/** A question, answered once in its thread. */
export function question(person: TestPerson): Trial {
  return {
    act: () => person.says('認証の有効期間は何年ですか'),
    async check(ts) {
      await person.sees(/3年/, String(ts))
      const replies = (await person.looks()).messages.filter((message) => message.threadTs === ts)
      const fromBot = replies.filter((message) => message.user !== person.id)
      return fromBot.length === 1 ? [] : [`${fromBot.length} answers to one question`]
    },
  }
}

/** Starts the self-check that `selfcheckAnswer` goes on with. */
export async function startSelfcheck(person: TestPerson): Promise<void> {
  await person.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'check' })
  await person.sees(/1\/\d+/)
}

/** An answer to the item in front of a person: the next item, once, or the same where they were told so. */
export async function selfcheckAnswer(person: TestPerson): Promise<Trial> {
  const before = await currentItem(person)
  return {
    act: () => person.presses('selfcheck.answer.yes'),
    async check(done) {
      const { ok } = done as { ok: boolean }
      // Acknowledged: the next item must come. Not acknowledged: the person was told so, and either is right.
      if (ok) await person.sees(new RegExp(`${before + 1}/\\d+`))
      const now = await currentItem(person)
      const isRight = now === before + 1 || (!ok && now === before)
      return isRight
        ? []
        : [`item ${before} became ${now}, and the click was ${ok ? '' : 'not '}acknowledged`]
    },
  }
}

/** The number of the item in front of a person. @throws Error when not exactly one message shows one. */
export async function currentItem(person: TestPerson): Promise<number> {
  const live = (await person.looks()).messages.filter((message) =>
    wordsOf(message).includes('"selfcheck.answer.yes"'),
  )
  if (live.length !== 1) throw new Error(`${live.length} live self-check messages`)
  return Number(/(\d+)\/\d+/.exec(wordsOf(live[0] as (typeof live)[0]))?.[1])
}

/** A report of an incident: the officer is told once, the reporter gets their number. */
export async function report(door: Door, marker: string): Promise<Trial> {
  const reporter = createPersonAt(door, 'Emma')
  const officer = createPersonAt(door, 'officer')
  await reporter.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await reporter.seesView('modal')
  return {
    act: () => reporter.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': marker } }),
    async check(done) {
      const { ok } = done as { ok: boolean }
      if (ok) {
        await officer.sees(new RegExp(marker))
        await reporter.sees(/\d{4}-\d{3}/)
      }
      const notices = count(await officer.looks(), marker)
      for (const view of (await reporter.looks()).views.filter((each) => each.type === 'modal')) {
        await reporter.acts({ do: 'close', viewId: view.id })
      }
      const isRight = notices === 1 || (!ok && notices === 0)
      return isRight ? [] : [`${notices} notices of a report that was ${ok ? '' : 'not '}acknowledged`]
    },
  }
}

function count(state: { messages: Parameters<typeof wordsOf>[0][] }, marker: string): number {
  return state.messages.filter((message) => wordsOf(message).includes(marker)).length
}
