import type { InputBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Board, Campaign, Checklist, Item } from '../../selfcheck/types.ts'
import { limits } from '../limits.ts'
import { bullets, context, divider, formView, option, paragraph, plain } from './blocks.ts'
import { campaignValue, dayInWords, privacyBlock } from './campaign.ts'
import { formatMoment } from './incidentTime.ts'

/** The forms of campaigns: callback ids. */
export const campaignForms = {
  draft: 'campaign.draft',
  preview: 'campaign.preview',
  extend: 'campaign.extend_form',
  reopen: 'campaign.reopen_form',
  absence: 'campaign.absence_form',
  proxy: 'campaign.proxy_form',
  review: 'campaign.review_form',
  spotCheck: 'campaign.spot_check_form',
} as const

/** The inputs of the forms: `[block_id, action_id]`. */
export const campaignInputs = {
  checklist: ['checklist', 'choice'],
  people: ['people', 'users'],
  channels: ['channels', 'conversations'],
  groups: ['groups', 'choices'],
  dueOn: ['due_on', 'date'],
  mode: ['mode', 'choice'],
  reminds: ['reminds', 'choices'],
  person: ['person', 'user'],
  from: ['from', 'date'],
  to: ['to', 'date'],
  name: ['name', 'text'],
  session: ['session', 'choice'],
  item: ['item', 'choice'],
  comment: ['comment', 'text'],
  count: ['count', 'choice'],
} as const
type InputName = keyof typeof campaignInputs

/** The form of a launch. @param dueOn the day that is proposed. */
export function draftForm(state: {
  readonly checklists: readonly Checklist[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly dueOn: string
  readonly language: Language
}): ModalView {
  const words = sentences[state.language].campaign.form
  const [first] = state.checklists
  if (first === undefined) throw new Error('there is no checklist to launch')
  const nameOf = (checklist: Checklist) => option(checklist.title[state.language], checklist.id)
  const named = option(words.named, 'named')
  const remind = option(words.remindsOn, 'yes')
  return formView(campaignForms.draft, { ...words, submit: words.next }, '', [
    input('checklist', words.checklist, {
      type: 'static_select',
      action_id: campaignInputs.checklist[1],
      options: state.checklists.map(nameOf),
      initial_option: nameOf(first),
    }),
    optional(
      input('people', words.people, { type: 'multi_users_select', action_id: campaignInputs.people[1] }),
    ),
    optional(
      input('channels', words.channels, {
        type: 'multi_conversations_select',
        action_id: campaignInputs.channels[1],
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      }),
    ),
    ...(state.groups.length === 0
      ? []
      : [
          optional(
            input('groups', words.groups, {
              type: 'multi_static_select',
              action_id: campaignInputs.groups[1],
              options: state.groups.slice(0, limits.selectOptions).map(({ id, name }) => option(name, id)),
            }),
          ),
        ]),
    input('dueOn', words.dueOn, {
      type: 'datepicker',
      action_id: campaignInputs.dueOn[1],
      initial_date: state.dueOn,
    }),
    input('mode', words.mode, {
      type: 'radio_buttons',
      action_id: campaignInputs.mode[1],
      options: [named, option(words.grouped, 'grouped')],
      initial_option: named,
    }),
    optional(
      input('reminds', words.reminds, {
        type: 'checkboxes',
        action_id: campaignInputs.reminds[1],
        options: [remind],
        initial_options: [remind],
      }),
    ),
  ])
}

/** What a launch would do, before it does it. */
export function previewForm(
  state: {
    readonly reach: number
    readonly managers: number
    readonly leftOut: readonly {
      readonly reason: 'guest' | 'bot' | 'deactivated' | 'outside'
      readonly count: number
    }[]
    readonly away: readonly string[]
    readonly from: Date
    readonly until: Date
    readonly isDeferred: boolean
    readonly mostReminders: number
    readonly isDueOff: boolean
    readonly campaign: Pick<Campaign, 'mode' | 'launchedBy' | 'dueOn' | 'checklist'>
    readonly metadata: string
  },
  reader: { readonly language: Language; readonly timeZone: string },
): ModalView {
  const words = sentences[reader.language].campaign
  const { preview } = words
  const moment = (at: Date) => formatMoment(at, reader.language, reader.timeZone)
  const due = dayInWords(state.campaign.dueOn, reader.language)
  return formView(
    campaignForms.preview,
    { ...words.form, title: preview.title, submit: preview.submit },
    state.metadata,
    [
      paragraph({ bold: preview.reach(state.reach, state.managers) }),
      ...(state.leftOut.length === 0
        ? []
        : [
            paragraph({ bold: preview.leftOut }),
            bullets(
              state.leftOut.map(({ reason, count }) => preview.reasonLine(preview.reasons[reason], count)),
            ),
          ]),
      ...(state.away.length === 0
        ? []
        : [
            paragraph(
              preview.away(state.away.length),
              preview.awayNames(state.away.slice(0, 20).join(' / ')),
            ),
          ]),
      paragraph(preview.sending(moment(state.from), moment(state.until))),
      ...(state.isDeferred ? [context(preview.sendingLater)] : []),
      paragraph(preview.messages(state.reach, state.mostReminders)),
      paragraph(preview.dueOn(due)),
      ...(state.isDueOff ? [context(preview.dueIsOff)] : []),
      divider(),
      paragraph({ bold: preview.example }),
      paragraph(words.invitation.text(state.campaign.checklist.title[reader.language], due)),
      privacyBlock(state.campaign, reader.language),
    ],
  )
}

/** The form for another due day, of a campaign that runs or is to run again. */
export function dueForm(campaign: Campaign, kind: 'extend' | 'reopen', language: Language): ModalView {
  const words = sentences[language].campaign.change
  return formView(campaignForms[kind], words, campaignValue(campaign), [
    input('dueOn', words.dueOn, {
      type: 'datepicker',
      action_id: campaignInputs.dueOn[1],
      initial_date: campaign.dueOn,
    }),
  ])
}

/** The form for days off; for somebody else too where `isForOthers`. */
export function absenceForm(today: string, language: Language, isForOthers = false): ModalView {
  const words = sentences[language].campaign.absence
  const day = (name: 'from' | 'to', label: string) =>
    input(name, label, { type: 'datepicker', action_id: campaignInputs[name][1], initial_date: today })
  const person = input('person', words.person, { type: 'users_select', action_id: campaignInputs.person[1] })
  return formView(campaignForms.absence, words, '', [
    paragraph(words.intro),
    ...(isForOthers ? [optional(person)] : []),
    day('from', words.from),
    day('to', words.to),
  ])
}

/** The form that begins a session for somebody without Slack, in a campaign or by itself. */
export function proxyForm(campaign: Campaign | undefined, language: Language): ModalView {
  const words = sentences[language].campaign.proxy
  return formView(campaignForms.proxy, words, campaign === undefined ? '' : campaignValue(campaign), [
    paragraph(words.intro),
    ...(campaign === undefined ? [context(words.alone)] : []),
    input('name', words.name, {
      type: 'plain_text_input',
      action_id: campaignInputs.name[1],
      max_length: 80,
    }),
  ])
}

/** The form that sends an item back; `undefined` while nobody has finished. */
export function reviewForm(
  { campaign, people }: Board,
  names: ReadonlyMap<string, string>,
  language: Language,
): ModalView | undefined {
  const words = sentences[language].campaign.review
  const done = people.filter(({ standing, sessionId }) => standing === 'finished' && sessionId !== null)
  if (done.length === 0) return undefined
  const item = ({ id, text }: Item) => option(`${id} ${text[language]}`, id)
  return formView(campaignForms.review, words, campaignValue(campaign), [
    input('session', words.person, {
      type: 'static_select',
      action_id: campaignInputs.session[1],
      options: done
        .slice(0, limits.selectOptions)
        .map(({ userId, sessionId }) => option(names.get(userId) ?? userId, sessionId ?? '')),
    }),
    input('item', words.item, {
      type: 'static_select',
      action_id: campaignInputs.item[1],
      options: campaign.checklist.items.slice(0, limits.selectOptions).map(item),
    }),
    input('comment', words.comment, {
      type: 'plain_text_input',
      action_id: campaignInputs.comment[1],
      multiline: true,
      max_length: 1_000,
    }),
  ])
}

/** The form that draws answers for a spot-check. */
export function spotCheckForm(campaign: Campaign, language: Language): ModalView {
  const words = sentences[language].campaign.spotCheck
  const counts = ['3', '5', '10'].map((count) => option(count, count))
  return formView(campaignForms.spotCheck, words, campaignValue(campaign), [
    paragraph(words.intro),
    context(words.how),
    input('count', words.count, {
      type: 'static_select',
      action_id: campaignInputs.count[1],
      options: counts,
      initial_option: option('3', '3'),
    }),
  ])
}

function input(name: InputName, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: campaignInputs[name][0], label: plain(label, limits.label), element }
}

function optional(block: InputBlock): InputBlock {
  return { ...block, optional: true }
}
