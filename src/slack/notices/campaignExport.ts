import { z } from 'zod'
import { renderSpreadsheet, type Table } from '../../export/table.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { lotOf } from '../../selfcheck/index.ts'
import type { Board, Campaign, GroupResult, ParticipantAnswers } from '../../selfcheck/types.ts'
import { sendFile } from '../files.ts'
import type { Person } from '../types.ts'
import { sentenceView } from '../views/conversation.ts'
import { type CampaignParts, campaignQueues } from './campaignJobs.ts'
import { nameOfSession } from './campaignPeople.ts'

const Data = z.object({ campaign: z.string(), by: z.string(), since: z.string().optional() })

/** Makes the spreadsheet of a campaign: everybody's answers of a named one, the totals of a grouped one. */
export function registerCampaignExport(jobs: Jobs, parts: CampaignParts): void {
  jobs.handle(campaignQueues.export, async (data, jobId) => {
    const { campaign: campaignId, by, since } = Data.parse(data)
    const person = await parts.people.get(by)
    const actor = { userId: by, roles: await parts.roles.of(by) }
    const { campaigns } = parts.selfchecks
    const board = await campaigns.board(campaignId, actor)
    const words = sentences[person.language].campaign
    if (board === undefined) return tell(words.told['not-allowed'])
    const { campaign } = board
    let table: Table
    if (campaign.mode === 'named') {
      const answers = (await campaigns.answersOf(campaignId, actor)) ?? []
      table = await namedTable(parts, board, answers, person)
    } else {
      const outcome = await campaigns.releaseGroup(campaignId, actor)
      if (outcome.kind !== 'result') return tell(words.result.refused[outcome.kind])
      table = groupTable(campaign, outcome.result, person)
    }
    const name = `${words.result.fileName}_${campaign.dueOn}.xlsx`
    await sendFile(parts.interactive, {
      userId: person.id,
      name,
      bytes: await renderSpreadsheet(table),
      comment: words.result.ready,
      since,
    })

    async function tell(text: string): Promise<void> {
      const key = `campaign:export:${jobId}`
      await parts.outbox.enqueue(parts.database, { kind: 'post', key, channel: by, ...sentenceView(text) })
      parts.outbox.wake()
    }
  })
}

// A row for each answer, of proxies too; whoever has not finished has one without. With the lots of the yes answers
// anybody can draw the spot-check again, once the seed is known.
async function namedTable(
  parts: CampaignParts,
  { campaign, people }: Board,
  answers: readonly ParticipantAnswers[],
  { language }: Person,
): Promise<Table> {
  const words = sentences[language].campaign
  const { standings } = words.board
  const rows: (string | number | null)[][] = []
  for (const { userId, standing } of people.filter((person) => person.standing !== 'finished')) {
    const { name } = await parts.people.get(userId)
    rows.push([name, standings[standing], ...Array.from({ length: 7 }, () => null)])
  }
  for (const { result, notes } of answers) {
    const { session } = result
    const name = await nameOfSession(parts, session, language)
    const overall = result.overall === null ? null : Math.round(result.overall)
    for (const item of session.checklist.items) {
      const optionId = session.answers[item.id]
      const option = session.checklist.options.find(({ id }) => id === optionId)
      const given = notes.filter(({ itemId }) => itemId === item.id).map(({ content }) => content)
      const isDrawable = optionId === 'yes' && campaign.status === 'closed'
      rows.push([
        name,
        standings.finished,
        overall,
        session.id,
        item.id,
        item.text[language],
        option?.label[language] ?? null,
        given.length === 0 ? null : given.join('\n'),
        isDrawable ? lotOf(campaign.seed, { sessionId: session.id, itemId: item.id }) : null,
      ])
    }
  }
  return asTable(words.result.title, words.result.columns, rows)
}

function groupTable(campaign: Campaign, result: GroupResult, { language }: Person): Table {
  const words = sentences[language].campaign.result
  const rows = result.items.map(({ item, points, unknown, managersSay }) => [
    item.id,
    item.text[language],
    points === null ? null : Number(points.toFixed(2)),
    unknown,
    managersSay.map(({ label }) => label[language]).join(' / '),
  ])
  return asTable(`${words.title} ${campaign.dueOn}`, words.groupColumns, [
    [
      '',
      `${words.overall}（${words.people(result.people)}）`,
      result.overall === null ? null : Math.round(result.overall),
      null,
      null,
    ],
    ...rows,
  ])
}

function asTable(name: string, columns: readonly string[], rows: (string | number | null)[][]): Table {
  return { name, columns: columns.map((header) => ({ header, width: 24 })), rows }
}
