import type { App, BlockAction, ViewResponseAction } from '@slack/bolt'
import { z } from 'zod'
import { sentences } from '../../i18n/index.ts'
import {
  type ActResult,
  findingKinds,
  judgeTriage,
  type Severity,
  type Triage,
} from '../../incident/index.ts'
import { paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import { textChoices } from '../views/incidentWorkBlocks.ts'
import { requestActions, triageResultView, workFormView } from '../views/incidentWorkForms.ts'
import { type WorkForm, workForms } from '../views/incidentWorkParts.ts'
import { type Reader, readerSoon } from './incidentSoon.ts'
import { loadClockNames, redrawCard } from './incidentWorkCard.ts'
import {
  actorOf,
  type Given,
  itemChoices,
  listResponders,
  problemOf,
  type Responder,
  readForm,
  say,
  showModal,
  type WorkParts,
} from './incidentWorkParts.ts'

/** Opens a form on the card with what stands now in it. */
export async function openWorkForm(
  parts: WorkParts,
  body: BlockAction,
  form: WorkForm,
  id: string,
  { reader, actor }: Responder,
): Promise<void> {
  const { language } = reader
  const dossier = await parts.incidents.open(id, actor)
  if (dossier === undefined) {
    const text = sentences[language].incidentWork.problems['not-found']
    return say(parts, body, reader, [paragraph(text)], text)
  }
  const view = workFormView(form, {
    incident: dossier.incident,
    roles: dossier.roles,
    clocks: dossier.clocks,
    clockNames: await loadClockNames(parts),
    types: parts.incidents.types,
    items: itemChoices(parts, reader),
    texts: textChoices(dossier, { ...reader, types: parts.incidents.types }),
    language,
    cardId: body.view?.type === 'modal' ? body.view.id : undefined,
  })
  await showModal(parts, body, view)
}

/** Listens to the forms on the card; what was typed stays where something stands in the way. */
export function registerWorkForms(app: App, parts: WorkParts): void {
  for (const form of workForms)
    app.view(
      { type: 'view_submission', callback_id: `incident.work.form.${form}` },
      async ({ ack, body, view }) => {
        const reader = await readerSoon(parts, body.user.id)
        const { incident, card } = readMetadata(view.private_metadata)
        const given = readForm(view.state)
        const blockId = view.blocks.find(({ type }) => type === 'input')?.block_id ?? ''
        const errors = (text: string) => ({ response_action: 'errors' as const, errors: { [blockId]: text } })
        const actor = await actorOf(parts, reader)
        if (actor === undefined)
          return ack(errors(sentences[reader.language].incidentWork.problems['not-sure']))

        const responder = { reader, actor }
        const result = await carryOut(parts, form, incident, responder, given)
        const problem = problemOf(result, reader)
        if (problem !== undefined) {
          await ack(
            result.kind === 'refused'
              ? errors(problem)
              : { response_action: 'update', view: sentenceModal(reader.language, [paragraph(problem)]) },
          )
          return
        }
        await ack(doneView(form, given, result, reader))
        parts.outbox.wake()
        await redrawCard(parts, responder, incident, card)
      },
    )
}

async function carryOut(
  parts: WorkParts,
  form: WorkForm,
  id: string,
  { actor }: Responder,
  given: Given,
): Promise<ActResult> {
  const { incidents } = parts
  switch (form) {
    case 'status': {
      const status = (['received', 'investigating', 'responding'] as const).find(
        (each) => each === given.one('status'),
      )
      return status === undefined ? refused('unchanged') : await incidents.setStatus(id, actor, status)
    }
    case 'severity': {
      const severity = readSeverity(given.one('severity'))
      return severity === undefined
        ? refused('unchanged')
        : await incidents.confirmSeverity(id, actor, severity)
    }
    case 'type':
      return await incidents.setType(id, actor, given.one('type'))
    case 'note':
      return await incidents.note(id, actor, given.one('text'))
    case 'ask':
      return await incidents.ask(id, actor, given.one('text'))
    case 'notTold':
      return await incidents.setNotTold(id, actor, given.many('people'))
    case 'roles': {
      const [lead, recorder] = [given.one('lead'), given.one('recorder')]
      const roles = { ...(lead === '' ? {} : { lead }), ...(recorder === '' ? {} : { recorder }) }
      return await incidents.setRoles(id, actor, roles, await listResponders(parts))
    }
    case 'task':
      return await incidents.addTask(id, actor, {
        title: given.one('text'),
        owner: given.one('owner'),
        dueOn: given.one('due_on'),
      })
    case 'describe':
      return await describe(parts, id, actor, given)
    case 'triage':
      return await incidents.triage(id, actor, readTriage(given))
    case 'clock':
      return given.one('what') === 'start'
        ? await incidents.startClock(id, actor, given.one('clock'))
        : await incidents.finishClock(id, actor, given.one('clock'))
    case 'request': {
      const action = requestActions.find((each) => each === given.one('action'))
      if (action === undefined) return refused('request-unknown')
      return await incidents.request(id, actor, {
        action,
        reason: given.one('reason'),
        severity: readSeverity(given.one('severity')),
        target: given.one('text'),
        responders: await listResponders(parts),
      })
    }
  }
}

// Only what differs from what stands is written: each is a line of the register.
async function describe(
  { incidents }: WorkParts,
  id: string,
  actor: Responder['actor'],
  given: Given,
): Promise<ActResult> {
  const incident = await incidents.find(id, actor)
  if (incident === undefined) return { kind: 'not-found' }
  const standing: Readonly<Record<string, string>> = {
    ...incident.findings,
    cause: incident.cause,
    prevention: incident.prevention,
    'failed-item': incident.failedItem,
  }
  let last: ActResult | undefined
  for (const what of ['cause', 'prevention', 'failed-item', ...findingKinds] as const) {
    const text = given.one(what).trim()
    if (text === '' || text === (standing[what] ?? '')) continue
    last = await incidents.describe(id, actor, what, text)
    if (last.kind !== 'done') return last
  }
  return last ?? refused('unchanged')
}

// Where the form has done its work it closes; a triage and a request say what came of them first.
function doneView(
  form: WorkForm,
  given: Given,
  result: ActResult,
  { language }: Reader,
): ViewResponseAction | undefined {
  if (form === 'triage')
    return { response_action: 'update', view: triageResultView(judgeTriage(readTriage(given)), language) }
  if (form !== 'request') return undefined
  const { request } = sentences[language].incidentWork.forms
  const isAlone = Alone.safeParse(result).data?.value.alone === true
  const told = paragraph(isAlone ? request.alone : request.asked)
  return { response_action: 'update', view: sentenceModal(language, [told]) }
}

const Alone = z.object({ value: z.object({ alone: z.boolean() }) })

function readTriage(given: Given): Triage {
  const known = (question: keyof Triage) =>
    (['yes', 'no'] as const).find((each) => each === given.one(question)) ?? 'unknown'
  return {
    personalData: known('personalData'),
    sensitive: known('sensitive'),
    propertyDamage: known('propertyDamage'),
    improperPurpose: known('improperPurpose'),
    overThousand: known('overThousand'),
    encrypted: known('encrypted'),
    recoveredUnseen: known('recoveredUnseen'),
    entrusted: known('entrusted'),
    myNumber: known('myNumber'),
  }
}

function readSeverity(text: string): Severity | undefined {
  return ([0, 1, 2, 3] as const).find((level) => String(level) === text)
}

function refused(problem: string): ActResult {
  return { kind: 'refused', problems: [problem] }
}

// Metadata are what the form was drawn with, but nobody vouches for that: what the person may is asked of the domain.
const Metadata = z.object({ incident: z.string(), card: z.string().optional() })

function readMetadata(text: string): z.infer<typeof Metadata> {
  try {
    return Metadata.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return { incident: '' }
    throw error
  }
}
