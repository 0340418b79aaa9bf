import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Telling } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { bullets, context, header, paragraph, plain, type Run } from './blocks.ts'
import { ruleFormIds } from './incidentRuleForms.ts'
import { formatSoon } from './incidentTime.ts'
import { formModal } from './incidentWorkInputs.ts'

/** Who would be told when of one supposed incident, and whether it would get a channel of its own. */
export type Outcome = { readonly tellings: readonly Telling[]; readonly hasRoom: boolean }

/** The tellings of one supposed incident, by the rule in force and by the changed one. */
export type Comparison = {
  readonly heading: string
  readonly now: Date
  readonly before: Outcome
  readonly after: Outcome
}

type Reader = { readonly language: Language; readonly timeZone: string }

/** What a change would do; sent in, it is put in force. @param metadata the change itself. */
export function previewView(comparisons: readonly Comparison[], metadata: string, reader: Reader): ModalView {
  const words = sentences[reader.language].incidentRule
  const blocks = comparisons.flatMap((comparison): KnownBlock[] => {
    const before = outcomeLines(comparison.before, comparison.now, reader)
    const after = outcomeLines(comparison.after, comparison.now, reader)
    const isSame = JSON.stringify(before) === JSON.stringify(after)
    return [
      header(comparison.heading),
      paragraph({ bold: words.preview.after }),
      bullets(after),
      ...(isSame
        ? [context(words.preview.same)]
        : [paragraph({ bold: words.preview.before }), bullets(before)]),
    ]
  })
  return formModal({
    callbackId: ruleFormIds.preview,
    metadata,
    title: words.preview.title,
    submit: words.activate,
    close: words.cancel,
    blocks: [paragraph(words.preview.about), ...blocks],
  })
}

/** Who would be told when, of one supposed incident. */
export function tellingsView(outcome: Outcome, now: Date, reader: Reader): ModalView {
  const words = sentences[reader.language].incidentRule
  return {
    type: 'modal',
    callback_id: 'incident.rule.tellings',
    title: plain(words.preview.result, limits.viewTitle),
    close: plain(words.close, limits.viewButton),
    blocks: [paragraph(words.preview.about), bullets(outcomeLines(outcome, now, reader))],
  }
}

function outcomeLines({ tellings, hasRoom }: Outcome, now: Date, reader: Reader): Run[][] {
  const { room } = sentences[reader.language].incidentRule.preview
  return [...(hasRoom ? [[room]] : []), ...tellingLines(tellings, now, reader)]
}

/** People named in one line; a user group may hold hundreds. */
const namedPeople = 5

function tellingLines(tellings: readonly Telling[], now: Date, { language, timeZone }: Reader): Run[][] {
  const { preview } = sentences[language].incidentRule
  const { roleNames } = sentences[language].incident
  return tellings.map(({ to, at, why, people }): Run[] => {
    const role = to === 'mail' ? preview.mail : roleNames[to]
    const named = (people ?? []).slice(0, namedPeople).flatMap((person): Run[] => [' ', { person }])
    const isEmpty = people !== undefined && people.length === 0
    const reason = preview.why[why]
    return [
      preview.line(formatSoon(at, now, language, timeZone), role),
      ...named,
      ...(isEmpty ? [preview.nobody] : []),
      ...(reason === '' ? [] : [`　${reason}`]),
    ]
  })
}
