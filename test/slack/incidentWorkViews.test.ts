import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/common/language.ts'
import { planClocks } from '../../src/incident/clocks.ts'
import {
  type Dossier,
  draftKinds,
  type Incident,
  judgeTriage,
  planTellings,
  ReportingRule,
  untriaged,
} from '../../src/incident/index.ts'
import { registerEvents } from '../../src/incident/types.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import { drillMessage, drillReportView, drillStartView } from '../../src/slack/views/incidentDrill.ts'
import { firstQuery, registerView } from '../../src/slack/views/incidentRegister.ts'
import { ruleForms, ruleView } from '../../src/slack/views/incidentRule.ts'
import { awayView, dryRunView, ruleFormView } from '../../src/slack/views/incidentRuleForms.ts'
import { previewView, tellingsView } from '../../src/slack/views/incidentRulePreview.ts'
import { cardView } from '../../src/slack/views/incidentWork.ts'
import { textChoices } from '../../src/slack/views/incidentWorkBlocks.ts'
import { triageResultView, workFormView } from '../../src/slack/views/incidentWorkForms.ts'
import { documentsView, logView, originalView } from '../../src/slack/views/incidentWorkMore.ts'
import { workForms } from '../../src/slack/views/incidentWorkParts.ts'
import { watchedView } from '../../src/slack/views/watched.ts'
import { anIncident, knowledge, someTypes } from '../incident/builders.ts'
import { nothingWrong, problemsOf, problemsOfView } from './limitsParts.ts'

const rule = await loadYaml(join(knowledge, 'reporting-rule.yml'), ReportingRule)
const types = someTypes()
const now = new Date('2026-11-23T01:05:00Z')
const timeZone = 'Asia/Tokyo'
const clockNames = new Map(rule.clocks.map(({ id, name }) => [id, name]))

const anyText = fc.constantFrom(
  '',
  'x',
  '<!channel> & <@U1>',
  '漏'.repeat(3_000),
  '👨‍👩‍👧‍👦'.repeat(200),
  '\u0000',
)
const howMany = fc.constantFrom(0, 1, 60)

/** An incident with everything that can pile up on it, of every length. */
const anyDossier: fc.Arbitrary<Dossier> = fc
  .record({
    text: anyText,
    many: howMany,
    isClosed: fc.boolean(),
    drill: fc.boolean(),
    naming: fc.constantFrom('named' as const, 'anonymous' as const),
  })
  .map(({ text, many, isClosed, drill, naming }) => {
    const incident: Incident = anIncident({
      whatHappened: text,
      information: text,
      cause: text,
      prevention: text,
      findings: { persons: text, other: text },
      personalData: 'yes',
      severity: 3,
      drill,
      naming,
      reporterId: naming === 'named' ? 'UREPORTER' : undefined,
      status: isClosed ? 'closed' : 'investigating',
      notTold: Array.from({ length: many }, (_, i) => `UKEPT${i}`),
      ...(many === 0 ? {} : { acknowledged: { at: now, by: 'UOFFICER' } }),
    })
    const repeat = <T>(make: (index: number) => T) => Array.from({ length: many }, (_, index) => make(index))
    return {
      incident,
      register: repeat((index) => ({
        at: now,
        actor: index % 2 === 0 ? 'system' : 'UOFFICER',
        what: registerEvents[index % registerEvents.length] ?? 'noted',
        details: {},
      })),
      words: repeat((index) => ({
        id: index,
        at: now,
        author: index % 2 === 0 ? 'reporter' : 'UOFFICER',
        kind: 'note' as const,
        text,
        goneAt: undefined,
      })),
      evidence: repeat((index) => ({
        at: now,
        author: 'UOFFICER',
        name: text === '' ? 'a.png' : text,
        bytes: 1,
        sha256: 'a'.repeat(64),
        fileId: `F${index}`,
      })),
      tasks: repeat((index) => ({
        id: `tsk_${index}`,
        title: text,
        owner: 'UELSE',
        dueOn: '2026-12-01',
        doneAt: index % 3 === 0 ? now : undefined,
      })),
      requests: (['close', 'lower', 'no-report', 'redact', 'delete'] as const)
        .slice(0, many)
        .map((action) => ({
          id: `req_${action}`,
          incident: incident.id,
          action,
          severity: action === 'lower' ? 1 : undefined,
          target: action === 'redact' ? 'whatHappened' : undefined,
          reason: text,
          askedBy: 'UOTHER',
          askedAt: now,
          decidedBy: undefined,
          decision: undefined,
          alone: false,
        })),
      clocks: planClocks(incident, rule, [], now),
      alike: [],
      roles: many === 0 ? {} : { lead: 'UOFFICER' },
      channel: many === 0 ? undefined : 'C0ROOM',
      audit: repeat((index) => ({
        sequence: index,
        at: now,
        action: 'incident.viewed',
        actor: 'UOFFICER',
        subject: incident.id,
        details: undefined,
      })),
    }
  })

describe.each(languages)('what responders see (%s) is taken by Slack', (language) => {
  const actor = { userId: 'UOFFICER', roles: new Set(['officer']) }
  const isTaken = (view: { readonly type: string }) => expect(problemsOfView(view)).toEqual(nothingWrong)

  test('the card, its forms and its record, however much there is', () => {
    fc.assert(
      fc.property(anyDossier, (dossier) => {
        const shared = { types, language, timeZone, clockNames }
        isTaken(cardView({ ...shared, dossier, actor, permalink: undefined, failedItem: '項目' }))
        isTaken(logView(dossier, { language, timeZone }))
        isTaken(originalView(dossier.incident, language))
        isTaken(documentsView(dossier.incident.id, language, [draftKinds[0]]))
        for (const form of workForms) {
          const { incident, clocks, roles } = dossier
          const items = [['paper/1', '紙の図面'.repeat(40)]] as const
          const texts = textChoices(dossier, shared)
          const state = { ...shared, incident, clocks, roles, items, texts, cardId: 'V1' }
          isTaken(workFormView(form, state))
        }
      }),
      { numRuns: 15 },
    )
    for (const personalData of ['yes', 'no', 'unknown'] as const)
      isTaken(triageResultView(judgeTriage(untriaged(personalData)), language))
  })

  test('the choice of watched channels, with none, and with all there can be', () => {
    const many = Array.from({ length: 20 }, (_, i) => `C${i}`)
    isTaken(watchedView({ chosen: [], fixed: [] }, language))
    isTaken(watchedView({ chosen: many, fixed: many }, language))
  })

  test('the register, empty, in the middle and at its end', () => {
    const incidents = Array.from({ length: 10 }, (_, i) => anIncident({ id: `inc_${i}` }))
    for (const [offset, total, shown] of [
      [0, 0, []],
      [10, 35, incidents],
      [30, 35, incidents.slice(0, 5)],
    ] as const)
      isTaken(
        registerView({
          query: { ...firstQuery(), offset, search: '図面' },
          incidents: shown,
          total,
          types,
          language,
          timeZone,
        }),
      )
  })

  test('the rule, its forms, its dry run and a drill', () => {
    const full = {
      ...rule,
      contacts: Array.from({ length: 20 }, () => ({
        name: { ja: '責任者', en: 'Officer' },
        phone: '00-0000',
      })),
      managers: Array.from({ length: 40 }, (_, i) => ({ of: `U${i}AAA`, manager: `U${i}BBB` })),
    }
    const absences = Array.from({ length: 12 }, (_, i) => ({
      userId: `U${i}`,
      from: now,
      until: now,
      standIn: 'UDEPUTY',
    }))
    const versions = Array.from({ length: 50 }, (_, i) => ({
      version: 50 - i,
      at: now,
      by: i ? 'U1AA' : 'file',
    }))
    const tellings = planTellings({ rule, severity: 3, facts: {}, now })
    isTaken(ruleView({ rule: full, versions, absences, types, language, timeZone }))
    for (const form of ruleForms) isTaken(ruleFormView(form, { rule: full, types, language, metadata: '{}' }))
    const reader = { language, timeZone }
    const before = { tellings, hasRoom: false }
    const after = { tellings: tellings.slice(0, 1), hasRoom: true }
    isTaken(previewView([{ heading: 'h', now, before, after }], '{}', reader))
    isTaken(tellingsView(after, now, reader))
    isTaken(awayView({ userId: 'U1', mayNameOthers: true, now, language, timeZone, metadata: '{}' }))
    isTaken(dryRunView({ types, now, language, timeZone }))
    isTaken(drillStartView(language))
    isTaken(drillReportView(now.toISOString(), types, language))
    const message = drillMessage('訓練です'.repeat(200), now.toISOString(), language)
    expect(problemsOf(message.blocks)).toEqual(nothingWrong)
  })
})
