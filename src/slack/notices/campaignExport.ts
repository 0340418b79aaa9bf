import { z } from 'zod'
import { renderSpreadsheet, type Table } from '../../export/table.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import type { Board, Campaign, GroupResult } from '../../selfcheck/types.ts'
import { sendFile } from '../files.ts'
import type { Person } from '../types.ts'
import { sentenceView } from '../views/conversation.ts'
import { type CampaignParts, campaignQueues } from './campaignJobs.ts'

const Data = z.object({ campaign: z.string(), by: z.string() })

/** Makes the spreadsheet of a campaign: everybody's answers of a named one, the totals of a grouped one. */
export function registerCampaignExport(jobs: Jobs, parts: CampaignParts): void {
  jobs.handle(campaignQueues.export, async (data, jobId) => {
    const { campaign: campaignId, by } = Data.parse(data)
    const person = await parts.people.get(by)
    const actor = { userId: by, roles: await parts.roles.of(by) }
    const { campaigns } = parts.selfchecks
    const board = await campaigns.board(campaignId, actor)
    const words = sentences[person.language].campaign
    if (board === undefined) return tell(words.told['not-allowed'])
    const { campaign } = board
    let table: Table
    if (campaign.mode === 'named') table = await namedTable(parts, board, person, actor)
    else {
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
    })

    async function tell(text: string): Promise<void> {
      const key = `campaign:export:${jobId}`
      await parts.outbox.enqueue(parts.database, { kind: 'post', key, channel: by, ...sentenceView(text) })
      parts.outbox.wake()
    }
  })
}

async function namedTable(
  parts: CampaignParts,
  board: Board,
  { language }: Person,
  actor: { userId: string; roles: ReadonlySet<string> },
): Promise<Table> {
  const words = sentences[language].campaign
  const { campaign } = board
  const rows: (string | number | null)[][] = []
  for (const { userId, standing, sessionId } of board.people) {
    const { name } = await parts.people.get(userId)
    const result =
      sessionId === null
        ? undefined
        : await parts.selfchecks.campaigns.resultOf(campaign.id, sessionId, actor)
    const standingWords = words.board.standings[standing]
    if (result === undefined) rows.push([name, standingWords, null, null, null, null])
    for (const item of result?.session.checklist.items ?? []) {
      const option = campaign.checklist.options.find(({ id }) => id === result?.session.answers[item.id])
      const overall = result?.overall === null || result === undefined ? null : Math.round(result.overall)
      rows.push([name, standingWords, overall, item.id, item.text[language], option?.label[language] ?? null])
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
