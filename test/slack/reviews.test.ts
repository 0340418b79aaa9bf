import { describe, expect } from 'vitest'
import { createAnswering } from '../../src/answering/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { registerReviewNotices, reviewNews } from '../../src/slack/notices/reviews.ts'
import { aSourceDocument } from '../answering/builders.ts'
import { test } from '../support/database.ts'
import { slackStand } from './incidentParts.ts'

async function start(database: Database, owners: readonly string[]) {
  const stand = slackStand(database)
  const answering = createAnswering({
    database,
    clock: stand.clock,
    glossary: [],
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  })
  await answering.indexDocuments(
    owners.map((owner, number) =>
      aSourceDocument({ path: `ja/${number}.md`, title: `規程${number}`, owner, reviewBy: '2026-11-01' }),
    ),
  )
  registerReviewNotices(stand.jobs, { ...stand.parts, answering })
  const run = (id: string) => stand.jobs.run(reviewNews(stand.clock), id)
  const told = () => stand.sent.map((message) => (message.kind === 'post' ? message.channel : ''))
  return { stand, run, told }
}

describe('telling owners of documents past their review date', () => {
  test('tells the person named, once, with every document of theirs in one message', async ({ database }) => {
    const { stand, run, told } = await start(database, ['U0AAAAAA', 'U0AAAAAA'])
    stand.people.set('U0AAAAAA', { language: 'en' })

    await run('one')
    await run('two')

    expect(told()).toEqual(['U0AAAAAA'])
    expect(JSON.stringify(stand.sent)).toMatch(/規程0.*規程1/)
    expect(stand.sent[0]?.text).toContain(sentences.en.reviews.lead)
  })

  test.for([
    { admin: ['UADMIN'], officer: ['UOFFICER'], told: 'UADMIN' },
    { admin: [], officer: ['UOFFICER'], told: 'UOFFICER' },
    { admin: [], officer: [], told: 'UOWNER' },
  ])('tells $told where the owner is a department', async ({ told: expected, ...holders }, { database }) => {
    const { stand, run, told } = await start(database, ['総務部'])
    Object.assign(stand.holders, holders)

    await run('one')

    expect(told()).toEqual([expected])
  })

  test('tells somebody else where the person named has left', async ({ database }) => {
    const { stand, run, told } = await start(database, ['U0GONE00'])
    stand.people.set('U0GONE00', { isDeactivated: true })

    await run('one')

    expect(told()).toEqual(['UOFFICER'])
  })

  test('tries again another day where nobody was there to be told', async ({ database }) => {
    const { stand, run, told } = await start(database, ['総務部'])
    Object.assign(stand.holders, { admin: [], officer: [], owners: [] })

    await run('one')
    stand.holders.officer.push('UOFFICER')
    await run('two')

    expect(told()).toEqual(['UOFFICER'])
  })
})
