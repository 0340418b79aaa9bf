import { createSecret } from './ids.ts'
import type { State } from './state.ts'
import type { ChannelRecord, GroupRecord, MetaRecord, PersonRecord, PersonRole } from './types.ts'

/** The ids that never change: those of the company's workspace and of the bot in it. */
export type Identity = {
  readonly teamId: string
  readonly teamName: string
  readonly teamDomain: string
  readonly appId: string
  readonly botId: string
  readonly botUserId: string
  readonly botName: string
  /** The workspace of the company the shared channel is shared with. */
  readonly partnerTeamId: string
}

export const identity: Identity = {
  teamId: 'T03MITSUBA',
  teamName: '三葉精機',
  teamDomain: 'mitsuba-seiki',
  appId: 'A03MAMORI1',
  botId: 'B03MAMORI1',
  botUserId: 'U03MAMORI1',
  botName: 'mamori',
  partnerTeamId: 'T03TOTOBUH',
}

/** What the workspace is filled with; 2 brought a deactivated person, a stranger and a shared channel. */
const seedVersion = 2

/**
 * Fills an empty workspace with the people of a fictitious maker of precision parts; gives a workspace filled by an
 * older version what it lacks; does nothing otherwise. Tokens are random for each folder.
 *
 * @returns the facts about the workspace as they stand.
 */
export function seedState(state: State, nowMs: number): MetaRecord {
  const before = state.get('meta', 'meta')
  if (before?.seed === seedVersion) return before
  const createdS = Math.floor(nowMs / 1000)
  if (before !== undefined) {
    const meta = { ...before, seed: seedVersion }
    state.put('meta', 'meta', meta)
    seedRare(state, createdS)
    return meta
  }
  const meta: MetaRecord = {
    seed: seedVersion,
    botToken: `xoxb-303-${createSecret(20)}`,
    appToken: `xapp-1-${identity.appId}-303-${createSecret(20)}`,
    signingToken: createSecret(12),
    offsetMs: 0,
  }
  state.put('meta', 'meta', meta)
  for (const person of people) state.put('people', person.id, person)
  for (const group of groups) state.put('groups', group.id, group)
  for (const channel of channels) state.put('channels', channel.id, { ...channel, createdS })
  for (const { id } of people.filter((person) => !person.isBot)) {
    const direct = id.replace(/^U/, 'D')
    const members = [id, identity.botUserId]
    state.put('channels', direct, { id: direct, name: '', kind: 'im', topic: '', members, createdS })
  }
  seedRare(state, createdS)
  return meta
}

/** Those a bot forgets easily: somebody who left the company, and somebody of another one in a shared channel. */
function seedRare(state: State, createdS: number): void {
  for (const person of [watanabe, kobayashi]) state.put('people', person.id, person)
  state.put('channels', shared.id, { ...shared, createdS })
}

function person(
  id: string,
  name: string,
  realName: string,
  role: PersonRole,
  title: string,
  more: Partial<PersonRecord> = {},
): PersonRecord {
  return {
    id,
    name,
    realName,
    role,
    title,
    locale: 'ja-JP',
    tz: 'Asia/Tokyo',
    tzOffset: 32_400,
    email: `${name}@mitsuba-seiki.example`,
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isBot: false,
    deleted: false,
    statusText: '',
    ...more,
  }
}

const tanaka = person('U03TANAKA1', 'misaki.tanaka', '田中 美咲', 'employee', '製造部 第一課')
const sato = person('U03SATOKEN', 'ken.sato', '佐藤 健', 'manager', '製造部 部長')
const suzuki = person(
  'U03SUZUKI1',
  'yukiko.suzuki',
  '鈴木 由紀子',
  'officer',
  '情報管理責任者（総務部 部長）',
)
const takahashi = person(
  'U03TAKAHAS',
  'makoto.takahashi',
  '高橋 誠',
  'deputy',
  '情報管理副責任者（品質保証部）',
)
const ito = person('U03ITOTAKU', 'takuya.ito', '伊藤 拓也', 'admin', '情報システム課', {
  isAdmin: true,
  isOwner: true,
})
const emma = person('U03EMMAWIL', 'emma.wilson', 'Emma Wilson', 'employee', 'Export sales', {
  locale: 'en-US',
})
const yamamoto = person('U03YAMAMOT', 'daisuke.yamamoto', '山本 大輔', 'guest', '北浜金型工業（協力会社）', {
  isRestricted: true,
  email: 'yamamoto@kitahama-kanagata.example',
})

const watanabe = person('U03WATANAB', 'kazuo.watanabe', '渡辺 和夫', 'employee', '製造部 第二課', {
  deleted: true,
})
const kobayashi = person('U03KOBAYAS', 'naoki.kobayashi', '小林 直樹', 'guest', '東都部品 購買部', {
  teamId: identity.partnerTeamId,
  email: 'kobayashi@toto-buhin.example',
})

const bot: PersonRecord = {
  ...person(identity.botUserId, identity.botName, identity.botName, 'employee', ''),
  isBot: true,
  email: '',
}

const people: readonly PersonRecord[] = [
  tanaka,
  sato,
  suzuki,
  takahashi,
  ito,
  emma,
  yamamoto,
  withoutRole(bot),
]

const company = [tanaka, sato, suzuki, takahashi, ito, emma].map(({ id }) => id)

const channels: readonly Omit<ChannelRecord, 'createdS'>[] = [
  {
    id: 'C03GENERAL',
    name: 'general',
    kind: 'public',
    topic: '全社のお知らせ',
    members: [...company, identity.botUserId],
  },
  {
    id: 'C03SEIZOBU',
    name: 'seizo',
    kind: 'public',
    topic: '製造部の連絡（協力会社の方も入っています）',
    members: [tanaka.id, sato.id, takahashi.id, yamamoto.id, identity.botUserId],
  },
  {
    id: 'C03SECURIT',
    name: 'security',
    kind: 'private',
    topic: '情報管理の責任者だけの連絡',
    members: [suzuki.id, takahashi.id, ito.id, identity.botUserId],
  },
]

const shared: Omit<ChannelRecord, 'createdS'> = {
  id: 'C03KYODOPJ',
  name: 'toto-kyodo',
  kind: 'private',
  topic: '東都部品さんとの共同開発（社外の方が入っています）',
  members: [sato.id, takahashi.id, kobayashi.id, identity.botUserId],
  sharedWith: [identity.partnerTeamId],
}

const groups: readonly GroupRecord[] = [
  { id: 'S03MANAGER', handle: 'mamori-managers', name: '管理職', members: [sato.id] },
  { id: 'S03OFFICER', handle: 'mamori-officers', name: '情報管理責任者', members: [suzuki.id] },
  { id: 'S03DEPUTYS', handle: 'mamori-deputies', name: '情報管理副責任者', members: [takahashi.id] },
  { id: 'S03ADMINIS', handle: 'mamori-admins', name: '管理者', members: [ito.id] },
]

function withoutRole({ role: _role, ...rest }: PersonRecord): PersonRecord {
  return rest
}
