import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Naming } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { bullets, context, option, paragraph } from './blocks.ts'
import { input, reportInputs } from './incidentInputs.ts'

/** Somebody who responds and may be told a reporter's name. */
export type PersonToName = { readonly userId: string; readonly name: string }

/** Ways in which a reporter's name can be kept, in the order they are offered. */
const ways = ['named', 'confidential', 'anonymous'] as const satisfies readonly Naming['kind'][]

/** Asks who may know the reporter's name, and says what is kept where that is not everyone who responds. */
export function namingBlocks(state: {
  readonly language: Language
  readonly naming?: Naming['kind'] | undefined
  readonly toName?: readonly PersonToName[] | undefined
}): KnownBlock[] {
  const words = sentences[state.language].incidentReporting
  const { form } = words
  const { naming = 'named' } = state
  const options = ways.map((way) => option(form.namingOptions[way], way))
  const chosen = options.find(({ value }) => value === naming)
  const select = input(
    'naming',
    form.naming,
    {
      type: 'static_select',
      action_id: reportInputs.naming[1],
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
    form.namingHint,
  )
  return [
    { ...select, dispatch_action: true },
    ...(naming === 'confidential' ? toNameBlocks(state.toName ?? [], state.language) : []),
    ...(naming === 'named' ? [] : [paragraph({ bold: words[naming].title }), bullets(words[naming].lines)]),
  ]
}

function toNameBlocks(people: readonly PersonToName[], language: Language): KnownBlock[] {
  const { form } = sentences[language].incidentReporting
  if (people.length === 0) return [context(form.nobodyToName)]
  const options = people
    .slice(0, limits.selectOptions)
    .map(({ userId, name }) => option(name.trim() === '' ? userId : name, userId))
  const element = { type: 'static_select' as const, action_id: reportInputs.namedTo[1], options }
  return [input('namedTo', form.namedTo, element, form.namedToHint)]
}
