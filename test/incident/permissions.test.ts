import { describe, expect, test } from 'vitest'
import {
  type IncidentAction,
  incidentActions,
  may,
  mayRespond,
  mayRule,
} from '../../src/incident/permissions.ts'
import type { Naming } from '../../src/incident/types.ts'

// A column an action in the order of `incidentActions`: y for yes.
//   read · original · reporter's name · acknowledge · ask · add · withdraw · note · change · request · decide · export
const table: Readonly<Record<string, string>> = {
  // A named report.
  'named: officer': 'y y y y y - - y y y y y',
  'named: deputy': 'y y y y y - - y y y y y',
  'named: admin': 'y y y y y - - y y y y y',
  'named: owners': 'y y y y y - - y y y y y',
  'named: manager': '- - - - - - - - - - - -',
  'named: employee': '- - - - - - - - - - - -',
  'named: guest': '- - - - - - - - - - - -',
  'named: reporter, employee': 'y - y - - y y - - - - -',
  'named: reporter, guest': 'y - y - - y y - - - - -',
  'named: reporter, officer': 'y y y y y y y y y y - y',
  'named: kept out, officer': '- - - - - - - - - - - -',
  'named: kept out, owners': '- - - - - - - - - - - -',
  'named: kept out, reporter, employee': 'y - y - - y y - - - - -',
  'named: kept out, reporter, officer': 'y - y - - y y - - - - -',
  // Named to one person only.
  'confidential: officer': 'y y - y y - - y y y y y',
  'confidential: owners': 'y y - y y - - y y y y y',
  'confidential: the one, deputy': 'y y y y y - - y y y y y',
  'confidential: the one, employee': '- - - - - - - - - - - -',
  'confidential: the one, kept out, deputy': '- - - - - - - - - - - -',
  'confidential: employee': '- - - - - - - - - - - -',
  'confidential: reporter, employee': 'y - y - - y y - - - - -',
  'confidential: reporter, officer': 'y y y y y y y y y y - y',
  // Anonymous: nobody is its reporter but by the receipt code.
  'anonymous: officer': 'y y - y y - - y y y y y',
  'anonymous: admin': 'y y - y y - - y y y y y',
  'anonymous: employee': '- - - - - - - - - - - -',
  'anonymous: kept out, deputy': '- - - - - - - - - - - -',
}

const cells = Object.entries(table).flatMap(([row, marks]) =>
  marks.split(' ').map((mark, at) => [row, incidentActions[at] ?? '', mark === 'y'] as const),
)

describe('who may do what with an incident', () => {
  test('is answered for every action in every row', () => {
    for (const marks of Object.values(table)) expect(marks.split(' ')).toHaveLength(incidentActions.length)
  })

  test.for(cells)('%s, %s: %s', ([row, action, expected]) => {
    const [naming = '', who = ''] = row.split(': ')
    const words = who.split(', ')
    const userId = words.includes('reporter') ? 'UREPORTER' : words.includes('the one') ? 'UONE' : 'USOMEBODY'
    const incident = {
      naming: naming as Naming['kind'],
      reporterId: naming === 'anonymous' ? undefined : 'UREPORTER',
      namedTo: naming === 'confidential' ? 'UONE' : undefined,
      notTold: words.includes('kept out') ? [userId] : ['UOTHER'],
    }
    const actor = { userId, roles: new Set(['employee', ...words]) }

    expect(may(actor, action as IncidentAction, incident)).toBe(expected)
  })

  test.for([
    ['officer', true, true],
    ['deputy', true, false],
    ['admin', true, true],
    ['owners', true, true],
    ['manager', false, false],
    ['employee', false, false],
    ['guest', false, false],
  ] as const)('a %s responds: %s, changes the rule: %s', ([role, responds, rules]) => {
    const actor = { userId: 'U1', roles: new Set([role]) }

    expect([mayRespond(actor), mayRule(actor)]).toEqual([responds, rules])
  })
})
