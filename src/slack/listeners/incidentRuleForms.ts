import type { App } from '@slack/bolt'
import { z } from 'zod'
import { instantOf, localDate, plusDays } from '../../calendar/index.ts'
import { sentences } from '../../i18n/index.ts'
import {
  isForRoom,
  mayRule,
  planTellings,
  ReportingRule,
  type Severity,
  type Staff,
} from '../../incident/index.ts'
import { paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import { ruleForms } from '../views/incidentRule.ts'
import { ruleFormIds } from '../views/incidentRuleForms.ts'
import { type Comparison, type Outcome, previewView, tellingsView } from '../views/incidentRulePreview.ts'
import { fromPickers } from '../views/incidentTime.ts'
import { redrawRule } from './incidentRule.ts'
import { applyPart, type FormProblem, RuleDraft, type RulePart, readPart } from './incidentRuleChange.ts'
import { type Reader, readerSoon } from './incidentSoon.ts'
import { actorOf, type Given, readForm, type WorkParts } from './incidentWorkParts.ts'

/** Listens to the forms around the rule: a changed part is shown as a dry run before it is put in force. */
export function registerRuleForms(app: App, parts: WorkParts): void {
  for (const form of ruleForms)
    app.view(
      { type: 'view_submission', callback_id: `${ruleFormIds.part}${form}` },
      async ({ ack, body, view }) => {
        const reader = await readerSoon(parts, body.user.id)
        const actor = await actorOf(parts, reader)
        const words = sentences[reader.language].incidentRule
        const first = firstInput(view.blocks)
        if (actor === undefined || !mayRule(actor)) return ack(errors(first, words.notAllowed))
        const rule = await parts.incidents.currentRule()
        const part = readPart(form, readForm(view.state), rule)
        if (typeof part === 'string') return ack(errors(first, words.invalidFields[part]))
        const checked = ReportingRule.safeParse(applyPart(rule, part))
        if (!checked.success) return ack(errors(first, words.invalidFields[problemIn(checked.error)]))

        const { version, rule: viewId } = readMetadata(view.private_metadata)
        const draft: RuleDraft = { version: version ?? rule.version, part, ...(viewId && { rule: viewId }) }
        const metadata = JSON.stringify(draft)
        // Slack takes no more with a view.
        if (metadata.length > 3_000) return ack(errors(first, words.invalidFields.other))
        const severities = severitiesOf(part, rule, checked.data)
        const comparisons = await compare(parts, rule, checked.data, severities, reader)
        await ack({ response_action: 'update', view: previewView(comparisons, metadata, reader) })
      },
    )

  app.view({ type: 'view_submission', callback_id: ruleFormIds.preview }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const words = sentences[reader.language].incidentRule
    const sentence = (text: string) =>
      ack({ response_action: 'update', view: sentenceModal(reader.language, [paragraph(text)]) })
    if (actor === undefined) return sentence(sentences[reader.language].incidentWork.problems['not-sure'])
    const draft = RuleDraft.parse(JSON.parse(view.private_metadata))
    const current = await parts.incidents.currentRule()
    const changed = applyPart({ ...current, version: draft.version }, draft.part)
    const result = await parts.incidents.changeRule(changed, actor)
    switch (result.kind) {
      case 'not-allowed':
        return sentence(words.notAllowed)
      case 'stale':
        await sentence(words.stale)
        break
      case 'invalid':
        return sentence(words.invalid(result.problems.map(({ field }) => field).join(', ')))
      case 'changed':
        await sentence(words.changed(result.rule.version))
        break
    }
    await redrawRule(parts, { reader, actor }, draft.rule)
  })

  app.view({ type: 'view_submission', callback_id: ruleFormIds.away }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const { away } = sentences[reader.language].incidentRule.forms
    const first = firstInput(view.blocks)
    if (actor === undefined)
      return ack(errors(first, sentences[reader.language].incidentWork.problems['not-sure']))
    const absence = readAbsence(readForm(view.state), reader)
    if (absence === undefined) return ack(errors('until', away.wrong))
    const isSet = await parts.incidents.setAway(absence, actor)
    if (!isSet) return ack(errors(first, away.notAllowed))
    await ack({ response_action: 'update', view: sentenceModal(reader.language, [paragraph(away.done)]) })
    await redrawRule(parts, { reader, actor }, readMetadata(view.private_metadata).rule)
  })

  app.view({ type: 'view_submission', callback_id: ruleFormIds.dryRun }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const words = sentences[reader.language].incidentRule
    if (actor === undefined || !mayRule(actor)) return ack(errors('type', words.notAllowed))
    const given = readForm(view.state)
    const now = fromPickers(given.one('day'), given.one('time'), reader.timeZone)
    const severity = ([0, 1, 2, 3] as const).find((level) => String(level) === given.one('severity'))
    if (now === undefined || severity === undefined) return ack(errors('day', words.invalidFields.other))
    const isSo = (fact: string) =>
      given.many('facts').includes(fact) ? ('yes' as const) : ('unknown' as const)
    const rule = await parts.incidents.currentRule()
    const tellings = planTellings({
      rule,
      severity,
      facts: { type: given.one('type'), ongoing: isSo('ongoing'), personalData: isSo('personal_data') },
      now,
      staff: await loadStaff(parts),
    })
    await ack({
      response_action: 'update',
      view: tellingsView({ tellings, hasRoom: isForRoom(rule, { severity }) }, now, reader),
    })
  })
}

// What a change shows best in.
function severitiesOf(part: RulePart, before: ReportingRule, after: ReportingRule): readonly Severity[] {
  if (part.kind === 'severity') return [part.severity]
  if (part.kind !== 'channel') return [3, 1]
  const changed = ([3, 2, 1, 0] as const).filter(
    (severity) => isForRoom(before, { severity }) !== isForRoom(after, { severity }),
  )
  return changed.length === 0 ? [3] : changed
}

// Of a report now and of one in the night, without what makes it urgent.
async function compare(
  parts: WorkParts,
  before: ReportingRule,
  after: ReportingRule,
  severities: readonly Severity[],
  { language }: Reader,
): Promise<Comparison[]> {
  const words = sentences[language].incidentRule
  const { severityNames } = sentences[language].incident
  const staff = await loadStaff(parts)
  const now = parts.clock.now()
  const tonight = instantOf(localDate(now, after.timeZone), 22 * 60 + 30, after.timeZone)
  const moments = [
    [words.preview.now, now],
    [words.preview.night, tonight],
  ] as const
  return severities.flatMap((severity) =>
    moments.map(([name, at]): Comparison => {
      const plan = (rule: ReportingRule): Outcome => ({
        tellings: planTellings({ rule, severity, facts: {}, now: at, staff }),
        hasRoom: isForRoom(rule, { severity }),
      })
      const heading = `${words.severity(severity, severityNames[severity])}・${name}`
      return { heading, now: at, before: plan(before), after: plan(after) }
    }),
  )
}

async function loadStaff(parts: WorkParts): Promise<Staff> {
  const [officer, deputy, owners, absences] = await Promise.all([
    parts.roles.holders('officer'),
    parts.roles.holders('deputy'),
    parts.roles.owners(),
    parts.incidents.listAbsences(),
  ])
  return { holders: { officer, deputy, owners }, absences, notTold: [] }
}

// The last day belongs to the absence: it ends with the midnight after.
function readAbsence(given: Given, { userId, timeZone }: Reader) {
  const [from, until] = [given.one('from'), given.one('until')]
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || !/^\d{4}-\d{2}-\d{2}$/.test(until) || until < from)
    return undefined
  const standIn = given.one('stand_in')
  return {
    userId: given.one('who') || userId,
    from: instantOf(from, 0, timeZone),
    until: instantOf(plusDays(until, 1), 0, timeZone),
    standIn: standIn === '' ? undefined : standIn,
  }
}

function problemIn(error: z.ZodError): FormProblem {
  const field = String(error.issues[0]?.path[0] ?? '')
  if (field === 'severities') return 'order'
  return field === 'hours' || field === 'night' || field === 'contacts' ? field : 'other'
}

function firstInput(blocks: readonly { readonly type: string; readonly block_id?: string }[]): string {
  return blocks.find(({ type }) => type === 'input')?.block_id ?? ''
}

function errors(blockId: string, text: string) {
  return { response_action: 'errors' as const, errors: { [blockId]: text } }
}

const Metadata = z.object({ version: z.number().optional(), rule: z.string().optional() })

function readMetadata(text: string): z.infer<typeof Metadata> {
  try {
    return Metadata.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {}
    throw error
  }
}
