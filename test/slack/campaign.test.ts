import { describe, expect } from 'vitest'
import type { Campaign, CampaignMode } from '../../src/selfcheck/types.ts'
import { invitationView, privacyBlock } from '../../src/slack/views/campaign.ts'
import { aChecklist } from '../selfcheck/builders.ts'
import { test as databaseTest } from '../support/database.ts'
import { actors, startCampaignFace } from './campaignFace.ts'

const test = databaseTest.extend('face', async ({ database }) => startCampaignFace(database))
type Face = Awaited<ReturnType<typeof startCampaignFace>>

const nothing = async () => {}
const allowed = ['ULAUNCH', 'UOFFICER']

async function launch(face: Face, mode: CampaignMode = 'named'): Promise<Campaign> {
  const people = Array.from({ length: 6 }, (_, at) => ({
    userId: `P${at}`,
    language: 'ja' as const,
    timeZone: 'Asia/Tokyo',
    isManager: false,
  }))
  const outcome = await face.selfchecks.campaigns.launch(
    {
      draft: { checklistId: 'list', mode, dueOn: '2026-12-18', reminds: true, people },
      actor: { userId: 'ULAUNCH', roles: new Set(['manager']) },
      timeZone: 'Asia/Tokyo',
      key: 'k',
    },
    nothing,
  )
  if (outcome.kind !== 'done') throw new Error('expected a campaign')
  return outcome.campaign
}

async function finish(face: Face, campaign: Campaign, userId: string): Promise<string> {
  const { id, checklist } = campaign
  const started = await face.selfchecks.start({ userId, key: userId, campaign: { id, checklist } }, nothing)
  if (started.kind === 'repeated') throw new Error('expected a session')
  let { session } = started
  while (session.status === 'open') {
    const { version, current } = session
    const click = { sessionId: session.id, userId, version, itemId: current ?? '' }
    const outcome = await face.selfchecks.click(
      { ...click, action: { kind: 'answer', optionId: 'yes' } },
      nothing,
    )
    if (!('session' in outcome)) throw new Error('expected a session')
    session = outcome.session
  }
  return session.id
}

const standing = async (face: Face, { id }: Campaign) =>
  (await face.selfchecks.campaigns.listAll()).find((each) => each.id === id)

describe('acting on a campaign without being shown its buttons', () => {
  for (const who of Object.keys(actors)) {
    const may = allowed.includes(who)

    test(`${may ? 'works' : 'does nothing'} for ${who}`, async ({ face }) => {
      const campaign = await launch(face)
      const session = await finish(face, campaign, 'P0')
      const value = (version: number) => `${campaign.id}:${version}`

      await face.press('campaign.board', who, value(1))
      const boards = face.posted.filter(({ text }) => text.startsWith('一斉実施の状況')).length
      await face.press('campaign.nudge', who, value(1))
      const nudges = face.jobs.filter(({ queue }) => queue === 'campaign.nudge').length
      await face.press('campaign.review', who, value(1))
      const reviewed = JSON.stringify(face.opened.at(-1)).includes('campaign.review_form')
      await face.submit('campaign.review_form', who, value(1), {
        session: { choice: { selected_option: { value: session } } },
        item: { choice: { selected_option: { value: 'a-1' } } },
        comment: { text: { value: '写真をお願いします' } },
      })
      const sentBack = face.jobs.filter(({ queue }) => queue === 'campaign.sent_back').length
      await face.submit('campaign.proxy_form', who, value(1), { name: { text: { value: '山田' } } })
      const proxies = face.posted.filter(({ text }) => /1\/3/.test(text)).length
      await face.press('campaign.answers', who, value(1))
      await face.choose('campaign.answers_person', who, value(1), session)
      await face.choose('campaign.answers_item', who, value(1), 'a-1')
      const answers = face.opened.slice(-3).filter((shown) => JSON.stringify(shown).includes(session)).length
      await face.makeExport(who, campaign.id)
      const files = face.uploads.length
      await face.submit('campaign.extend_form', who, value(1), {
        due_on: { date: { selected_date: '2026-12-25' } },
      })
      const extended = (await standing(face, campaign))?.dueOn === '2026-12-25'
      const version = extended ? 2 : 1
      await face.press('campaign.close', who, value(version))
      const closed = (await standing(face, campaign))?.status === 'closed'
      if (!closed) {
        const close = {
          campaignId: campaign.id,
          actor: { userId: 'ULAUNCH', roles: new Set(['manager']) },
          version,
        }
        await face.selfchecks.campaigns.close(close, nothing)
      }
      await face.submit('campaign.spot_check_form', who, value(version + 1), {
        count: { choice: { selected_option: { value: '3' } } },
      })
      const drawn = face.jobs.filter(({ queue }) => queue === 'campaign.spot_check').length
      await face.submit('campaign.reopen_form', who, value(version + 1), {
        due_on: { date: { selected_date: '2026-12-25' } },
      })
      const reopened = (await standing(face, campaign))?.status === 'running'
      await face.press('campaign.cancel', who, value(version + (reopened ? 2 : 1)))
      const cancelled = (await standing(face, campaign))?.status === 'cancelled'

      expect({
        boards,
        nudges,
        reviewed,
        sentBack,
        proxies,
        answers,
        files,
        extended,
        closed,
        drawn,
        reopened,
        cancelled,
      }).toEqual(
        may
          ? {
              boards: 1,
              nudges: 1,
              reviewed: true,
              sentBack: 1,
              proxies: 1,
              answers: 3,
              files: 1,
              extended: true,
              closed: true,
              drawn: 3,
              reopened: true,
              cancelled: true,
            }
          : {
              boards: 0,
              nudges: 0,
              reviewed: false,
              sentBack: 0,
              proxies: 0,
              answers: 0,
              files: 0,
              extended: false,
              closed: false,
              drawn: 0,
              reopened: false,
              cancelled: false,
            },
      )
    })
  }

  test('launches only for managers and the officer, whoever opens the form', async ({ face }) => {
    const opens: string[] = []
    for (const who of Object.keys(actors)) {
      await face.press('campaign.new', who, '')
      if (JSON.stringify(face.opened.at(-1)).includes('campaign.draft')) opens.push(who)
    }

    expect(opens).toEqual(['ULAUNCH', 'UOTHER', 'UOFFICER'])
  })

  test('takes answers for people without Slack, in no campaign, only from managers and the officer', async ({
    face,
  }) => {
    const opens: string[] = []
    for (const who of Object.keys(actors)) {
      await face.press('campaign.proxy_alone', who, '')
      if (JSON.stringify(face.opened.at(-1)).includes('campaign.proxy_form')) opens.push(who)
      await face.submit('campaign.proxy_form', who, '', { name: { text: { value: '山田 太郎' } } })
    }

    const begun = face.posted.filter(({ blocks }) => JSON.stringify(blocks).includes('代理入力：山田 太郎'))
    expect(opens).toEqual(['ULAUNCH', 'UOTHER', 'UOFFICER'])
    expect(begun.map(({ channel }) => channel)).toEqual(opens)
  })

  test('takes days off of others only from managers and the officer', async ({ face }) => {
    const values = (user: string) => ({
      person: { user: { selected_user: user } },
      from: { date: { selected_date: '2026-12-01' } },
      to: { date: { selected_date: '2026-12-03' } },
    })

    for (const who of Object.keys(actors))
      await face.submit('campaign.absence_form', who, '', values(`A${who}`))
    await face.submit('campaign.absence_form', 'UEMPLOY', '', values('UEMPLOY'))

    const asked = [...Object.keys(actors).map((who) => `A${who}`), 'UEMPLOY']
    const entered = await face.selfchecks.campaigns.listAbsences(asked)
    expect([...entered.keys()].sort()).toEqual(['AULAUNCH', 'AUOFFICER', 'AUOTHER', 'UEMPLOY'])
  })

  test('gives nobody a name or an answer of a grouped one', async ({ face }) => {
    const campaign = await launch(face, 'grouped')
    for (const id of ['P0', 'P1', 'P2', 'P3', 'P4']) await finish(face, campaign, id)

    for (const who of Object.keys(actors)) {
      for (const action of ['board', 'result', 'answers', 'review', 'spot_check']) {
        await face.press(`campaign.${action}`, who, `${campaign.id}:1`)
      }
    }

    const shown = JSON.stringify([face.posted, face.opened])
    expect(shown).not.toMatch(/"P\d"/)
    expect(face.posted.filter(({ text }) => text.startsWith('みんなの結果'))).toHaveLength(2)
  })
})

describe('the hourly look for reminders', () => {
  test('comes again the next hour, however long Slack does not answer', async ({ face }) => {
    const campaign = await launch(face)
    await face.database.query(
      `update selfcheck_participants set invited_at = '2026-11-02T01:00:00Z', reminded_on = '2026-11-02'`,
    )
    await face.database.query(`update selfcheck_campaigns set due_on = '2026-11-24'`)

    const look = face.remindInVain(campaign.id)

    await expect(look).rejects.toThrow('Slack is away')
    expect(face.jobs).toMatchObject([{ queue: 'campaign.remind', runAt: new Date('2026-11-24T02:00:00Z') }])
  })
})

describe('opening a campaign again', () => {
  test('has the rest invited and everybody reminded again: both had stopped with its end', async ({
    face,
  }) => {
    const campaign = await launch(face)
    await face.press('campaign.close', 'ULAUNCH', `${campaign.id}:1`)
    const before = face.jobs.length

    await face.submit('campaign.reopen_form', 'ULAUNCH', `${campaign.id}:2`, {
      due_on: { date: { selected_date: '2026-12-25' } },
    })

    const queues = face.jobs.slice(before).map(({ queue }) => queue)
    expect(queues).toEqual(expect.arrayContaining(['campaign.invite', 'campaign.remind']))
  })
})

describe('a nudge', () => {
  test.for([
    ['named', '0人に送りました。'],
    ['grouped', '人数は表示しません'],
  ] as const)(
    'of a %s campaign says how many only where names are shown anyhow',
    async ([mode, told], { face }) => {
      const campaign = await launch(face, mode)

      await face.nudge('ULAUNCH', campaign.id)

      const { text = '' } = face.posted.at(-1) ?? {}
      expect(text).toContain(told)
      expect(/\d/.test(text)).toBe(mode === 'named')
    },
  )
})

describe('the statement of who sees what', () => {
  test.each([
    ['named', ['あなたの名前と一緒に', '始めた人と情報管理責任者だけ', 'サーバーを管理する人']],
    ['grouped', ['5人以上', '合計だけを', '管理職の回答は合計に入れず', 'サーバーを管理する人']],
  ] as const)(
    'of a %s campaign is exact, and the same in the preview and the invitation',
    async (mode, words) => {
      const campaign = {
        id: 'cmp_x',
        status: 'running',
        mode,
        launchedBy: 'ULAUNCH',
        dueOn: '2026-12-18',
        checklist: aChecklist({ a: 1 }),
      } as unknown as Campaign

      const block = JSON.stringify(privacyBlock(campaign, 'ja'))

      for (const word of words) expect(block).toContain(word)
      expect(JSON.stringify(invitationView(campaign, 'ja').blocks)).toContain(block)
    },
  )
})
