import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Counted,
  checkDraft,
  digestOf,
  draw,
  mayDo,
  mayRelease,
  planInvitations,
} from '../../src/selfcheck/campaignRules.ts'
import { type CampaignDeed, type CampaignDraft, campaignDeeds } from '../../src/selfcheck/campaignTypes.ts'
import { usualManners } from '../../src/selfcheck/manners.ts'

const actors = {
  launcher: { userId: 'ULAUNCH', roles: ['employee', 'manager'] },
  'another manager': { userId: 'UOTHER', roles: ['employee', 'manager'] },
  officer: { userId: 'UOFFICER', roles: ['employee', 'officer'] },
  deputy: { userId: 'UDEPUTY', roles: ['employee', 'deputy'] },
  administrator: { userId: 'UADMIN', roles: ['employee', 'admin'] },
  employee: { userId: 'UEMPLOY', roles: ['employee'] },
  'a launcher who is no manager any more': { userId: 'ULAUNCH', roles: ['employee'] },
  guest: { userId: 'UGUEST', roles: ['guest', 'manager'] },
} as const
type ActorName = keyof typeof actors

const both: readonly ActorName[] = ['launcher', 'officer']
const launchers: readonly ActorName[] = ['launcher', 'another manager', 'officer']
const nobody: readonly ActorName[] = []

/** Who may, by deed: in a named campaign, in a grouped one. */
const table: Record<CampaignDeed, { named: readonly ActorName[]; grouped: readonly ActorName[] }> = {
  launch: { named: launchers, grouped: launchers },
  board: { named: both, grouped: both },
  nudge: { named: both, grouped: both },
  extend: { named: both, grouped: both },
  close: { named: both, grouped: both },
  reopen: { named: both, grouped: both },
  cancel: { named: both, grouped: both },
  proxy: { named: both, grouped: both },
  names: { named: both, grouped: nobody },
  answers: { named: both, grouped: nobody },
  'group-result': { named: both, grouped: both },
  'send-back': { named: both, grouped: nobody },
  'spot-check': { named: both, grouped: nobody },
  export: { named: both, grouped: both },
}

const cells = campaignDeeds.flatMap((deed) =>
  (['named', 'grouped'] as const).flatMap((mode) =>
    (Object.keys(actors) as ActorName[]).map((who) => ({
      deed,
      mode,
      who,
      may: table[deed][mode].includes(who),
    })),
  ),
)

describe('who may do what to a campaign', () => {
  test.each(cells)('$deed in a $mode one by $who: $may', ({ deed, mode, who, may }) => {
    const { userId, roles } = actors[who]

    const allowed = mayDo(deed, { userId, roles: new Set<string>(roles) }, { launchedBy: 'ULAUNCH', mode })

    expect(allowed).toBe(
      may || (deed === 'launch' && who === 'a launcher who is no manager any more' ? false : may),
    )
  })
})

describe('launching', () => {
  const person = (userId: string, isManager = false) => ({
    userId,
    language: 'ja' as const,
    timeZone: 'Asia/Tokyo',
    isManager,
  })
  const staff = (count: number) => Array.from({ length: count }, (_, at) => person(`U${at}`))
  const draft: CampaignDraft = {
    checklistId: 'list',
    mode: 'named',
    dueOn: '2026-12-18',
    reminds: true,
    people: staff(1),
  }

  test.each([
    [draft, []],
    [{ ...draft, people: [] }, ['nobody']],
    [{ ...draft, mode: 'grouped' as const, people: [...staff(4), person('UM', true)] }, ['too-few']],
    [{ ...draft, mode: 'grouped' as const, people: staff(5) }, []],
    [{ ...draft, people: staff(5_001) }, ['too-many']],
    [{ ...draft, dueOn: '2026-11-23' }, ['due-past']],
    [{ ...draft, dueOn: '2126-11-23' }, ['due-far']],
    [{ ...draft, checklistId: 'x' }, ['no-checklist']],
  ])('finds what is wrong: case %#', (given, problems) => {
    expect(checkDraft(given, ['list'], '2026-11-23')).toEqual(problems)
  })

  test('invites one a second, and nobody at night on their own clock', () => {
    const start = new Date('2026-11-24T01:00:00Z')
    const people = [
      person('A'),
      { ...person('B'), timeZone: 'America/Los_Angeles' },
      person('C'),
      { ...person('D'), timeZone: 'America/Los_Angeles' },
    ]

    const planned = planInvitations(people, start, usualManners)

    expect([...planned].map(([id, at]) => [id, at.toISOString()])).toEqual([
      ['A', '2026-11-24T01:00:00.000Z'],
      ['B', '2026-11-24T17:00:00.000Z'],
      ['C', '2026-11-24T01:00:02.000Z'],
      ['D', '2026-11-24T17:00:01.000Z'],
    ])
  })
})

describe('showing what a group said', () => {
  const group = (ids: string, answers: Readonly<Record<string, string>> = { a: 'yes', b: 'yes' }) =>
    Object.fromEntries([...ids].map((id) => [id, answers]))

  test.each([
    ['four people', group('abcd'), [], 'too-few'],
    ['five people', group('abcde'), [], 'yes'],
    ['the same again', group('abcde'), [group('abcde')], 'yes'],
    ['one more than before', group('abcdef'), [group('abcde')], 'too-close'],
    ['four more than before', group('abcdefghi'), [group('abcde')], 'too-close'],
    ['five more than before', group('abcdefghij'), [group('abcde')], 'yes'],
    ['somebody exchanged', group('abcdf'), [group('abcde')], 'too-close'],
    [
      'an answer changed since',
      { ...group('abcd'), ...group('e', { a: 'no' }) },
      [group('abcde')],
      'too-close',
    ],
    ['the same answer of five changed', group('abcde', { a: 'no', b: 'yes' }), [group('abcde')], 'yes'],
    [
      'answers of six changed, of one item by one person',
      { ...group('abcde', { a: 'no', b: 'yes' }), ...group('f', { a: 'yes', b: 'no' }) },
      [group('abcdef')],
      'too-close',
    ],
    [
      'close to the one before the last',
      group('abcdef'),
      [group('abcde'), group('abcdefghijk')],
      'too-close',
    ],
  ] as const)('%s', (_, counted, shown, expected) => {
    expect(mayRelease(counted, shown)).toBe(expected)
  })

  test.each([
    ['four people and any number of proxies', group('abcd'), 9, 'too-few'],
    ['five people, whatever the proxies', group('abcde'), 3, 'yes'],
    ['nobody but five proxies', {}, 5, 'yes'],
    ['nobody but four proxies', {}, 4, 'too-few'],
  ] as const)(
    'counts only those who answered themselves as hiding each other: %s',
    (_, own, proxies, may) => {
      expect(mayRelease(own, [], proxies)).toBe(may)
    },
  )

  test('never lets two results be subtracted to fewer than five people', () => {
    const people = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmno'), { maxLength: 15 })
    fc.assert(
      fc.property(fc.array(people, { maxLength: 8 }), (groups) => {
        const shown: Counted[] = []
        for (const each of groups) {
          const counted = group(each.join(''))
          if (mayRelease(counted, shown) === 'yes') shown.push(counted)
        }
        for (const one of shown)
          for (const other of shown) {
            const apart = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
              (id) => one[id] !== other[id],
            )
            expect(apart.length === 0 || apart.length >= 5).toBe(true)
          }
      }),
      { seed: 7 },
    )
  })
})

describe('a spot-check', () => {
  test('is drawn the same by anybody who has the seed, whose digest was published before', () => {
    const candidates = Array.from({ length: 40 }, (_, at) => ({
      sessionId: `ses_${at}`,
      userId: `U${at}`,
      itemId: '1-1',
    }))

    const drawn = draw(candidates, 'seed', 3)

    expect(draw(candidates.toReversed(), 'seed', 3)).toEqual(drawn)
    expect(draw(candidates, 'another', 3)).not.toEqual(drawn)
    expect(digestOf('seed')).toBe('19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b')
  })
})
