import type { HomeView, InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { limits } from '../limits.ts'
import { type GivenRole, givenRoles, groupHandles } from '../roles.ts'
import type { Role } from '../types.ts'
import { actions, bullets, button, context, divider, header, paragraph, plain, type Run } from './blocks.ts'

/** What the home of one person is drawn from. */
export type HomeState = {
  readonly language: Language
  readonly roles: ReadonlySet<Role>
  /** Who holds each role now, and who of them was set by hand. */
  readonly holders: Readonly<Record<GivenRole, readonly string[]>>
  readonly setByHand: Readonly<Record<GivenRole, readonly string[]>>
  /** The parts the other two jobs draw, in their order. */
  readonly selfcheck: readonly KnownBlock[]
  readonly incidents: readonly KnownBlock[]
  /** Empty for those who do not look after the documents. */
  readonly documents: readonly KnownBlock[]
}

/** People named for a role on the home; a user group may hold hundreds. */
const namedInRole = 20

/** The App Home: first what is missing for the worst day, then reporting, then the rest. */
export function homeView(state: HomeState): HomeView {
  const words = sentences[state.language].home
  const top = [
    header(words.title),
    paragraph(words.lead),
    ...officerMissingBlocks(state),
    header(words.report.title),
    paragraph(words.report.text),
    actions([button({ actionId: 'incident.report', text: words.report.button, style: 'primary' })]),
  ]
  const middle = [
    ...state.incidents,
    divider(),
    header(words.ask.title),
    paragraph(words.ask.text),
    divider(),
    ...state.selfcheck,
    ...state.documents,
  ]
  const bottom = [
    ...(state.roles.has('guest') ? [divider(), context(words.guest)] : []),
    ...(state.roles.has('admin') ? [divider(), ...rolesBlocks(state)] : []),
  ]
  // Lists may be long; neither the report button above nor the roles below give way to them.
  const room = limits.viewBlocks - top.length - bottom.length
  return { type: 'home', blocks: [...top, ...middle.slice(0, room), ...bottom] }
}

function officerMissingBlocks(state: HomeState): KnownBlock[] {
  const words = sentences[state.language].home.officerMissing
  const officer = state.holders.officer.length === 0
  const deputy = state.holders.deputy.length === 0
  if (!officer && !deputy) return []
  const sentence = officer && deputy ? words.both : officer ? words.officer : words.deputy
  const isAdmin = state.roles.has('admin')
  const blocks: KnownBlock[] = [
    paragraph({ bold: words.title }),
    paragraph(sentence, ' ', isAdmin ? words.forAdmin : words.forOthers),
  ]
  if (isAdmin) {
    const text = sentences[state.language].home.roles.button
    blocks.push(actions([button({ actionId: 'roles.edit', text, style: 'primary' })], 'roles_missing'))
  }
  return blocks
}

function rolesBlocks(state: HomeState): KnownBlock[] {
  const { roles, roleNames } = sentences[state.language].home
  const lines = givenRoles.map((role): Run[] => {
    const people = state.holders[role]
    if (people.length === 0) return [{ bold: roleNames[role] }, ` ${roles.nobody}`]
    const named = people.slice(0, namedInRole).flatMap((person): Run[] => [' ', { person }])
    if (people.length > namedInRole) named.push(` +${people.length - namedInRole}`)
    const byGroup = state.setByHand[role].length === 0
    return [
      { bold: roleNames[role] },
      ...named,
      ...(byGroup ? [` (${roles.byGroup(groupHandles[role])})`] : []),
    ]
  })
  return [
    header(roles.title),
    bullets(lines),
    context(roles.text),
    actions([button({ actionId: 'roles.edit', text: roles.button })], 'roles'),
  ]
}

/** The modal in which an administrator sets who holds each role; block ids are the roles. */
export function rolesModal(
  language: Language,
  setByHand: Readonly<Record<GivenRole, readonly string[]>>,
): ModalView {
  const { roles, roleNames, roleHints } = sentences[language].home
  const order: readonly GivenRole[] = ['officer', 'deputy', 'manager', 'admin']
  return {
    type: 'modal',
    callback_id: 'roles.edit',
    title: plain(roles.modalTitle, limits.viewTitle),
    submit: plain(roles.save, limits.viewButton),
    close: plain(roles.cancel, limits.viewButton),
    blocks: order.map(
      (role): InputBlock => ({
        type: 'input',
        block_id: role,
        optional: true,
        label: plain(roleNames[role], limits.label),
        hint: plain(roleHints[role], limits.hint),
        element: {
          type: 'multi_users_select',
          action_id: 'people',
          placeholder: plain(roles.placeholder, limits.placeholder),
          ...(setByHand[role].length === 0 ? {} : { initial_users: [...setByHand[role]] }),
        },
      }),
    ),
  }
}
