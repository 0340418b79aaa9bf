import type { App, BlockAction } from '@slack/bolt'
import { z } from 'zod'
import { sentences } from '../../i18n/index.ts'
import { mayRespond } from '../../incident/index.ts'
import { registerFormats, sendRegister } from '../notices/incidentFiles.ts'
import { paragraph } from '../views/blocks.ts'
import {
  firstQuery,
  RegisterQuery,
  registerFilters,
  registerIds,
  registerPage,
  registerView,
  toFilter,
} from '../views/incidentRegister.ts'
import { readerSoon } from './incidentSoon.ts'
import {
  actorOf,
  onPress,
  pressedValue,
  type Responder,
  readForm,
  say,
  showModal,
  type WorkParts,
} from './incidentWorkParts.ts'

/** Listens to the register: opening it, its filters, its search, its pages and its files. */
export function registerIncidentRegister(app: App, parts: WorkParts): void {
  onPress(app, parts, registerIds.open, async (body, responder) => {
    if (!mayRespond(responder.actor)) return refuse(body, responder)
    await showModal(parts, body, await load(responder, firstQuery()))
  })
  for (const name of registerFilters)
    onPress(app, parts, `${registerIds.filter}${name}`, (body, responder, action) =>
      show(body, responder, { [name]: chosenOf(action), offset: 0 }),
    )
  onPress(app, parts, registerIds.search, (body, responder, action) =>
    show(body, responder, { search: chosenOf(action), offset: 0 }),
  )
  app.view({ type: 'view_submission', callback_id: registerIds.view }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    if (actor === undefined) {
      const text = sentences[reader.language].incidentWork.problems['not-sure']
      return ack({ response_action: 'errors', errors: { search: text } })
    }
    const search = readForm(view.state).one('search')
    const query = RegisterQuery.parse({ ...readQuery(view.private_metadata), search, offset: 0 })
    await ack({ response_action: 'update', view: await load({ reader, actor }, query) })
  })
  for (const way of ['earlier', 'later'])
    onPress(app, parts, `${registerIds.page}${way}`, (body, responder, action) =>
      show(body, responder, { offset: Number(chosenOf(action)) }),
    )
  for (const format of registerFormats)
    onPress(app, parts, `${registerIds.export}${format}`, async (body, responder) => {
      const query = queryOf(body)
      const sent = await sendRegister(parts, { filter: toFilter(query), format, ...responder })
      if (sent === undefined) return refuse(body, responder)
      await redraw(body, responder, query, sent)
    })

  async function show(body: BlockAction, responder: Responder, change: object): Promise<void> {
    await redraw(body, responder, RegisterQuery.parse({ ...queryOf(body), ...change }))
  }

  async function redraw(
    body: BlockAction,
    responder: Responder,
    query: RegisterQuery,
    sent?: number,
  ): Promise<void> {
    if (body.view === undefined) return
    const view = await load(responder, query, sent)
    await parts.interactive.views.update({ view_id: body.view.id, view })
  }

  async function load({ actor, reader }: Responder, query: RegisterQuery, sent?: number) {
    const page = { limit: registerPage, offset: query.offset }
    const { incidents, total } = await parts.incidents.list(actor, toFilter(query), page)
    const { language, timeZone } = reader
    const { types } = parts.incidents
    const state = { query, incidents, total, types, language, timeZone }
    return registerView(sent === undefined ? state : { ...state, sent })
  }

  async function refuse(body: BlockAction, { reader }: Responder): Promise<void> {
    const text = sentences[reader.language].incidentRegister.register.notAllowed
    await say(parts, body, reader, [paragraph(text)], text)
  }
}

function queryOf({ view }: BlockAction): RegisterQuery {
  return readQuery(view?.private_metadata ?? '{}')
}

// What travelled with the view; of anything else the register is shown from the start.
function readQuery(metadata: string): RegisterQuery {
  try {
    return RegisterQuery.parse(JSON.parse(metadata))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return firstQuery()
    throw error
  }
}

const Chosen = z.object({ selected_option: z.object({ value: z.string() }) })
const Typed = z.object({ value: z.string().nullish() })

function chosenOf(action: { readonly type: string }): string {
  return (
    Chosen.safeParse(action).data?.selected_option.value ??
    Typed.safeParse(action).data?.value ??
    pressedValue(action)
  )
}
