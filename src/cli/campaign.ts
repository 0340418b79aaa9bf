import type { Clock } from '../common/clock.ts'
import { nextDisturbable, planInvitations, type Selfchecks } from '../selfcheck/index.ts'
import type { Campaign } from '../selfcheck/types.ts'
import type { CommandStreams, ExitCode } from './lines.ts'
import { parseOptions, refuse } from './options.ts'

export const campaignUsage = `mamori campaign list [--json]
mamori campaign show <campaign> [--json]
mamori campaign preview --people N [--at ISO] [--zone Asia/Tokyo] [--json]
  When the invitations of so many people would go out, were it launched then. No command names a person.`

/** What `mamori campaign` stands on. */
export type CampaignCommandParts = { readonly selfchecks: Selfchecks; readonly clock: Clock }

/**
 * `mamori campaign`: campaigns in numbers, without anybody's name.
 *
 * @param openParts gives what it stands on; not called on bad usage.
 * @returns 0 when it was served, 1 when there is no such campaign, 2 on bad usage.
 */
export async function runCampaign(
  openParts: () => Promise<CampaignCommandParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, campaignUsage)
  const { selfchecks, clock } = await openParts()
  const { json } = options
  const put = (value: object, lines: readonly string[]) =>
    streams.output.write(json ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(''))
  switch (options.action) {
    case 'list': {
      const campaigns = (await selfchecks.campaigns.listAll()).map(factsOf)
      put(
        campaigns,
        campaigns.map((each) => Object.values(each).join('  ')),
      )
      return 0
    }
    case 'show': {
      const numbers = await selfchecks.campaigns.numbers(options.campaign)
      if (numbers === undefined) {
        streams.errors.write(`There is no campaign ${options.campaign}.\n`)
        return 1
      }
      const { campaign, ...counts } = numbers
      const shown = { ...factsOf(campaign), ...counts }
      put(
        shown,
        Object.entries(shown).map(([name, value]) => `${name}: ${value}`),
      )
      return 0
    }
    case 'preview': {
      const start = nextDisturbable(options.at ?? clock.now(), options.zone, selfchecks.manners)
      const people = Array.from({ length: options.people }, (_, at) => ({
        userId: String(at),
        timeZone: options.zone,
      }))
      const times = [...planInvitations(people, start, selfchecks.manners).values()]
        .map((at) => at.toISOString())
        .sort()
      const preview = { people: options.people, from: times[0] ?? null, until: times.at(-1) ?? null }
      put(
        preview,
        Object.entries(preview).map(([name, value]) => `${name}: ${value}`),
      )
      return 0
    }
  }
}

type Options =
  | { readonly action: 'list'; readonly json: boolean }
  | { readonly action: 'show'; readonly campaign: string; readonly json: boolean }
  | {
      readonly action: 'preview'
      readonly people: number
      readonly at: Date | undefined
      readonly zone: string
      readonly json: boolean
    }

function factsOf({ id, status, mode, checklist, dueOn, launchedAt, seedDigest }: Campaign) {
  const { id: list, version } = checklist
  return {
    id,
    status,
    mode,
    checklist: list,
    version,
    dueOn,
    launchedAt: launchedAt.toISOString(),
    seedDigest,
  }
}

const optionTypes = {
  json: { type: 'boolean' },
  people: { type: 'string' },
  at: { type: 'string' },
  zone: { type: 'string' },
} as const

function readOptions(commandArguments: readonly string[]): Options | string {
  const parsed = parseOptions(commandArguments, optionTypes)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  const [action, campaign] = positionals
  const { json = false, zone = 'Asia/Tokyo' } = values
  switch (action) {
    case 'list':
      return { action, json }
    case 'show':
      return campaign === undefined ? 'Say which campaign, as cmp_….' : { action, campaign, json }
    case 'preview': {
      const people = Number(values.people)
      if (!Number.isInteger(people) || people < 1 || people > 5_000) return '--people must be from 1 to 5000.'
      const at = values.at === undefined ? undefined : new Date(values.at)
      if (at !== undefined && Number.isNaN(at.getTime()))
        return '--at must be a time, as 2026-11-24T09:00:00+09:00.'
      return { action, people, at, zone, json }
    }
    default:
      return action === undefined ? 'What about the campaigns?' : `There is no “campaign ${action}”.`
  }
}
