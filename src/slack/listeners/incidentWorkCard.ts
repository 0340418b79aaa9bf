import type { BlockAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { sentences } from '../../i18n/index.ts'
import type { Dossier } from '../../incident/index.ts'
import { findPermalink } from '../notices/incident.ts'
import { context, paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import { cardView } from '../views/incidentWork.ts'
import type { CardState } from '../views/incidentWorkParts.ts'
import { type Reader, readerSoon } from './incidentSoon.ts'
import { actorOf, itemChoices, type Responder, showModal, type WorkParts } from './incidentWorkParts.ts'

/** Opens the card of an incident for whoever may work on it; for everybody else there is no such incident. */
export async function openCard(parts: WorkParts, body: BlockAction, id: string): Promise<void> {
  const reader = await readerSoon(parts, body.user.id)
  // At once: the trigger lasts three seconds, and what it takes to read the incident is not known.
  const loading = context(sentences[reader.language].incidentWork.loading)
  const viewId = await showModal(parts, body, sentenceModal(reader.language, [loading]))
  if (viewId === undefined) throw new Error('a modal was opened without an id')
  const actor = await actorOf(parts, reader)
  const { problems } = sentences[reader.language].incidentWork
  const view =
    actor === undefined
      ? sentenceModal(reader.language, [paragraph(problems['not-sure'])])
      : ((await loadCard(parts, { reader, actor }, id)) ??
        sentenceModal(reader.language, [paragraph(problems['not-found'])]))
  await parts.interactive.views.update({ view_id: viewId, view })
}

/** Draws a card anew after a change; one that was closed meanwhile is left alone. */
export async function redrawCard(
  parts: WorkParts,
  responder: Responder,
  id: string,
  viewId: string | undefined,
): Promise<void> {
  if (viewId === undefined) return
  const view = await loadCard(parts, responder, id)
  if (view === undefined) return
  try {
    await parts.interactive.views.update({ view_id: viewId, view })
  } catch (error) {
    parts.log.warn('the card of an incident could not be redrawn', { incident: id, error })
  }
}

/** Names of the clocks that the rule in force has, by id. */
export async function loadClockNames(parts: WorkParts): Promise<CardState['clockNames']> {
  const { clocks } = await parts.incidents.currentRule()
  return new Map(clocks.map(({ id, name }) => [id, name]))
}

async function loadCard(
  parts: WorkParts,
  { reader, actor }: Responder,
  id: string,
): Promise<ModalView | undefined> {
  const dossier = await parts.incidents.open(id, actor)
  if (dossier === undefined) return undefined
  const { language, timeZone } = reader
  return cardView({
    dossier,
    types: parts.incidents.types,
    language,
    timeZone,
    actor,
    permalink: await findPermalink(parts, dossier.incident),
    clockNames: await loadClockNames(parts),
    failedItem: failedItemIn(parts, dossier, reader),
  })
}

function failedItemIn(parts: WorkParts, { incident }: Dossier, reader: Reader): string {
  const known = itemChoices(parts, reader).find(([id]) => id === incident.failedItem)
  return known?.[1] ?? incident.failedItem
}
