import type { App, BlockAction } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import { mayRespond, mayRule } from '../../incident/index.ts'
import { sendEmergencyCard } from '../notices/incidentFiles.ts'
import { paragraph } from '../views/blocks.ts'
import { ruleForms, ruleIds, ruleView } from '../views/incidentRule.ts'
import { awayView, dryRunView, ruleFormView } from '../views/incidentRuleForms.ts'
import { registerRuleForms } from './incidentRuleForms.ts'
import { onPress, pressedValue, type Responder, say, showModal, type WorkParts } from './incidentWorkParts.ts'

/** Listens to the rule: looking at it, changing a part, trying it, absences, the emergency card. */
export function registerIncidentRule(app: App, parts: WorkParts): void {
  registerRuleForms(app, parts)

  onPress(app, parts, ruleIds.open, async (body, responder) => {
    if (!mayRule(responder.actor)) return tell(body, responder, 'notAllowed')
    await showModal(parts, body, await loadRule(parts, responder))
  })
  for (const form of ruleForms)
    onPress(app, parts, `${ruleIds.edit}${form}`, async (body, responder) => {
      if (!mayRule(responder.actor)) return tell(body, responder, 'notAllowed')
      const { language } = responder.reader
      const rule = await parts.incidents.currentRule()
      const metadata = JSON.stringify({ version: rule.version, rule: body.view?.id })
      const { types } = parts.incidents
      await showModal(parts, body, ruleFormView(form, { rule, types, language, metadata }))
    })
  onPress(app, parts, ruleIds.dryRun, async (body, responder) => {
    if (!mayRule(responder.actor)) return tell(body, responder, 'notAllowed')
    const { language, timeZone } = responder.reader
    const { types } = parts.incidents
    await showModal(parts, body, dryRunView({ types, now: parts.clock.now(), language, timeZone }))
  })
  onPress(app, parts, ruleIds.card, async (body, responder) => {
    if (!mayRespond(responder.actor)) return tell(body, responder, 'notAllowed')
    await sendEmergencyCard(parts, responder)
    await tell(body, responder, 'cardSent')
  })
  onPress(app, parts, ruleIds.away, async (body, responder) => {
    if (!mayRespond(responder.actor)) return tell(body, responder, 'notAllowed')
    const { userId, language, timeZone } = responder.reader
    const view = awayView({
      userId,
      mayNameOthers: mayRule(responder.actor),
      now: parts.clock.now(),
      language,
      timeZone,
      metadata: JSON.stringify({ rule: body.view?.type === 'modal' ? body.view.id : undefined }),
    })
    await showModal(parts, body, view)
  })
  onPress(app, parts, ruleIds.back, async (body, responder, action) => {
    const isSet = await parts.incidents.setBack(pressedValue(action), responder.actor)
    if (!isSet) return tell(body, responder, 'notAllowed')
    await redrawRule(parts, responder, body.view?.id)
  })

  async function tell(
    body: BlockAction,
    { reader }: Responder,
    what: 'notAllowed' | 'cardSent',
  ): Promise<void> {
    const text = sentences[reader.language].incidentRule[what]
    await say(parts, body, reader, [paragraph(text)], text)
  }
}

/** Draws the rule anew after a change; a view that was closed meanwhile is left alone. */
export async function redrawRule(
  parts: WorkParts,
  responder: Responder,
  viewId: string | undefined,
): Promise<void> {
  if (viewId === undefined) return
  try {
    await parts.interactive.views.update({ view_id: viewId, view: await loadRule(parts, responder) })
  } catch (error) {
    parts.log.warn('the reporting rule could not be redrawn', { error })
  }
}

async function loadRule(parts: WorkParts, { reader }: Responder) {
  const { incidents } = parts
  const { language, timeZone } = reader
  return ruleView({
    rule: await incidents.currentRule(),
    versions: await incidents.listRules(),
    absences: await incidents.listAbsences(),
    types: incidents.types,
    language,
    timeZone,
  })
}
