import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { instantOf, localDate, nextWorkingDay, plusDays } from '../../src/calendar/index.ts'
import { usualManners, workingDays } from '../../src/selfcheck/manners.ts'
import { createPersonAt, openDoor } from './door.ts'
import { createRandom } from './kills.ts'
import { type BotProcess, startBotProcess, stopWorkspace } from './process.ts'

/** What became of a campaign that was sent while the bot was killed. */
export type CampaignRun = {
  /** Seconds of the moved clock from the launch to the last invitation. */
  readonly seconds: number
  /** Invitations by person: how many each got. */
  readonly invitations: ReadonlyMap<string, number>
}

const japan = 'Asia/Tokyo'
const botId = 'U03MAMORI1'
const managerId = 'U03SATOKEN'

/** Seconds the clock is moved at a time, as often as a round of invitations comes. */
const stepS = 10

/**
 * Launches a campaign for `count` people in a workspace of its own, moves the clock, and kills the bot `kills` times the
 * hard way at seeded moments. Rate limits are on.
 */
export async function runCampaign(count: number, kills: number, seed: number): Promise<CampaignRun> {
  const random = createRandom(seed)
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-campaign-'))
  await fillWorkspace(dataDir, count)
  let bot: BotProcess = await startBotProcess({ dataDir })
  try {
    const door = await openDoor(bot.url)
    const manager = createPersonAt(door, 'manager')
    const now = new Date()
    const morning = instantOf(workday(plusDays(localDate(now, japan), 1)), 10 * 60, japan)
    await door.advance(Math.ceil((morning.getTime() - now.getTime()) / 1000))

    await manager.acts({ do: 'openHome' })
    await manager.seesView('home', /campaign\.new/)
    await manager.presses('campaign.new')
    const form = await manager.seesView('modal', /期限/)
    const values = {
      'channels.conversations': ['C03ZENIN'],
      'due_on.date': workday(plusDays(localDate(morning, japan), 14)),
    }
    await manager.acts({ do: 'submit', viewId: form.id, values })
    const preview = await manager.seesView('modal', /人に送ります/)
    await manager.acts({ do: 'submit', viewId: preview.id, values: {} })
    await manager.sees(/一斉実施の状況/)

    const launched = performance.now()
    const killAt = new Set(
      Array.from({ length: kills }, (_, at) => Math.floor(((at + random()) / kills) * (count / stepS))),
    )
    let moved = 0
    for (let round = 0; round * stepS < count * 2; round += 1) {
      if ((await countInvitations(dataDir)).size >= count) break
      await door.advance(stepS)
      moved += stepS
      if (killAt.has(round)) {
        // Somewhere between the job's transaction and the last of its posts.
        await pause(Math.floor(random() * 900))
        await bot.kill()
        bot = await startBotProcess({ dataDir })
      }
      await settled(dataDir)
    }
    const seconds = moved + Math.round((performance.now() - launched) / 1000)
    return { seconds, invitations: await countInvitations(dataDir) }
  } finally {
    await bot.kill()
    await stopWorkspace(dataDir)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

function workday(day: string): string {
  return nextWorkingDay(day, workingDays(usualManners, day))
}

// The people stand in the workspace's journal before it is opened for the first time.
async function fillWorkspace(dataDir: string, count: number): Promise<void> {
  const directory = join(dataDir, 'workspace')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const ids = Array.from({ length: count }, (_, at) => `U03P${String(at).padStart(5, '0')}`)
  const createdS = Math.floor(Date.now() / 1000)
  const people = ids.map((id) => ({
    id,
    name: id.toLowerCase(),
    realName: id,
    role: 'employee',
    title: '',
    locale: 'ja-JP',
    tz: japan,
    tzOffset: 32_400,
    email: `${id.toLowerCase()}@mitsuba-seiki.example`,
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isBot: false,
    deleted: false,
    statusText: '',
  }))
  const direct = ids.map((id) => ({
    id: id.replace('U', 'D'),
    name: '',
    kind: 'im',
    topic: '',
    members: [id, botId],
    createdS,
  }))
  const everybody = {
    id: 'C03ZENIN',
    name: 'zenin',
    kind: 'private',
    topic: '',
    members: [...ids, managerId, botId],
    createdS,
  }
  const entries = [
    ...people.map((person) => ['people', person.id, person]),
    ...[...direct, everybody].map((channel) => ['channels', channel.id, channel]),
  ]
  await writeFile(
    join(directory, 'journal.jsonl'),
    entries.map((entry) => `${JSON.stringify([entry])}\n`).join(''),
  )
}

async function countInvitations(dataDir: string): Promise<Map<string, number>> {
  const text = await readFile(join(dataDir, 'workspace', 'journal.jsonl'), 'utf8')
  const seen = new Map<string, Set<string>>()
  for (const line of text.split('\n')) {
    if (!line.includes('自己チェックのお願い')) continue
    for (const [table, , value] of JSON.parse(line) as [
      string,
      string,
      { channel?: string; ts?: string; text?: string } | null,
    ][]) {
      if (table !== 'messages' || !value?.text?.startsWith('自己チェックのお願い')) continue
      if (value.channel?.startsWith('D03P') !== true) continue
      seen.set(value.channel, (seen.get(value.channel) ?? new Set()).add(value.ts ?? ''))
    }
  }
  return new Map([...seen].map(([channel, messages]) => [channel, messages.size]))
}

// Until nothing has come for a moment: the round's posts are out.
async function settled(dataDir: string): Promise<void> {
  let before = -1
  for (let look = 0; look < 20; look += 1) {
    const { size } = await countInvitations(dataDir)
    if (size === before) return
    before = size
    await pause(400)
  }
}
