import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { mayRespond, type News } from '../../incident/index.ts'
import type { OutgoingUpdate } from '../types.ts'
import { actions, button, paragraph } from '../views/blocks.ts'
import { followButton } from '../views/incidentButtons.ts'
import { openActionId } from '../views/incidentHome.ts'
import { formatDay } from '../views/incidentTime.ts'
import { ownTaskActionId, words as typed } from '../views/incidentWorkParts.ts'
import { findReaders, type IncidentParts } from './incident.ts'

/** Tells what happened to an incident to whom it concerns: number and what it is about, nothing anybody wrote. */
export async function tellNews(parts: IncidentParts, news: News): Promise<void> {
  const { readers, ownerLeft } = await readersOf(parts, news)
  const opening = new Set<string>()
  for (const { userId } of readers) if (await mayOpen(parts, userId)) opening.add(userId)
  await parts.database.transaction(async (transaction) => {
    for (const { userId, language } of readers) {
      const text = ownerLeft
        ? sentences[language].incidentNews.ownerLeft(shownNumber(news, language))
        : sentenceOf(news, language)
      const blocks = [
        paragraph(text),
        ...(ownerLeft ? [] : taskBlocks(news, language)),
        ...followBlocks(news, language),
        ...(opening.has(userId) ? [openButton(news, language)] : []),
      ]
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: `${news.key}:${userId}`,
        channel: userId,
        text,
        blocks,
      })
    }
  })
  parts.outbox.wake()
}

/** What owners were told of tasks, without the text that is gone; `why` sets these updates apart from others. */
export async function findTaskUpdates(
  parts: IncidentParts,
  tasks: readonly News[],
  why: string,
): Promise<OutgoingUpdate[]> {
  const updates: OutgoingUpdate[] = []
  for (const news of tasks) {
    if (news.to === 'responders') continue
    const { userId, language } = await readerOf(parts, news.to.userId)
    const key = `${news.key}:${userId}`
    if (!(await parts.outbox.has(parts.database, key))) continue
    const text = sentenceOf(news, language)
    const blocks = [paragraph(text), ...taskBlocks(news, language)]
    updates.push({ kind: 'update', key: `${key}:${why}`, message: { key }, text, blocks })
  }
  return updates
}

/** Tells the officers that nothing was reported for half a year, and has the next look done. @param since when the last report came. */
export async function tellSilence(parts: IncidentParts, since: Date | undefined): Promise<void> {
  const { readers } = await findReaders(parts, 'officer')
  await parts.database.transaction(async (transaction) => {
    for (const { userId, language, timeZone } of since === undefined ? [] : readers) {
      const text = sentences[language].incidentNews.silence(
        formatDay(since ?? new Date(0), language, timeZone),
      )
      const key = `incident:silence:${parts.clock.now().toISOString().slice(0, 7)}:${userId}`
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key,
        channel: userId,
        text,
        blocks: [paragraph(text)],
      })
    }
  })
  parts.outbox.wake()
  await parts.incidents.watch()
}

type Reader = { readonly userId: string; readonly language: Language }

// A task whose owner has left Slack would fall due unseen: then it is for the responders.
async function readersOf(
  parts: IncidentParts,
  news: News,
): Promise<{ readonly readers: readonly Reader[]; readonly ownerLeft: boolean }> {
  if (news.to === 'responders') return { readers: await responders(parts, news), ownerLeft: false }
  const { id: userId, language, isDeactivated } = await parts.people.get(news.to.userId)
  const ownerLeft = isDeactivated && news.about !== 'clock' && news.task !== undefined
  return { readers: ownerLeft ? await responders(parts, news) : [{ userId, language }], ownerLeft }
}

async function responders(parts: IncidentParts, news: News): Promise<readonly Reader[]> {
  const { incident } = news
  const causedBy = news.about === 'clock' ? undefined : news.by
  const { notTold, acknowledged } = incident
  const found = await Promise.all(
    (['officer', 'deputy'] as const).map((role) => findReaders(parts, role, { absences: [], notTold })),
  )
  const people = new Map(
    found.flatMap(({ readers }) => readers.map((reader) => [reader.userId, reader] as const)),
  )
  if (acknowledged !== undefined && !notTold.includes(acknowledged.by))
    people.set(acknowledged.by, await readerOf(parts, acknowledged.by))
  if (causedBy !== undefined) people.delete(causedBy)
  return [...people.values()]
}

async function readerOf(parts: IncidentParts, userId: string) {
  const { language, timeZone } = await parts.people.get(userId)
  return { userId, language, timeZone }
}

// A button that would be refused is not shown; where the roles cannot be looked up it is, and checked at the click.
async function mayOpen(parts: IncidentParts, userId: string): Promise<boolean> {
  try {
    return mayRespond({ userId, roles: await parts.roles.of(userId) })
  } catch (error) {
    parts.log.warn('roles could not be checked for a button', { userId, error })
    return true
  }
}

// The owner of a task may be somebody who cannot open the incident.
function taskBlocks(news: News, language: Language): KnownBlock[] {
  if (news.about === 'clock' || news.task === undefined || news.task.title === '') return []
  const { due, ownDone } = sentences[language].incidentWork.tasks
  const { id, title, dueOn } = news.task
  const value = `${news.incident.id}/${id}`
  return [
    typed(`☐ ${title}${due(dueOn)}`),
    actions([button({ actionId: ownTaskActionId, text: ownDone, value, style: 'primary' })], 'own_task'),
  ]
}

// What goes to whoever reported names the next step, and here is the way to it.
function followBlocks(news: News, language: Language): KnownBlock[] {
  if (news.about !== 'asked' && news.about !== 'closed') return []
  return [actions([followButton(news.incident.id, language)], 'follow')]
}

function openButton({ incident }: News, language: Language): KnownBlock {
  const { open } = sentences[language].incidentWork
  return actions([button({ actionId: openActionId, text: open, value: incident.id })])
}

function sentenceOf(news: News, language: Language): string {
  const words = sentences[language].incidentNews
  const shown = shownNumber(news, language)
  if (news.about !== 'clock') return words.news[news.about](shown)
  const legal: Readonly<Record<string, string>> = words.legalClocks
  const name = news.name?.[language] ?? legal[news.clock] ?? news.clock
  return words.clock(shown, name, Math.round(news.share * 100), formatDay(news.dueAt, language, 'Asia/Tokyo'))
}

function shownNumber({ incident: { number, drill } }: News, language: Language): string {
  return drill ? sentences[language].incidentNews.drill(number) : number
}
