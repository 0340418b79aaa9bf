import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import { type GivenRole, givenRoles } from '../roles.ts'
import { rolesModal } from '../views/home.ts'
import type { HomeParts } from './home.ts'

/** Listens to an administrator setting who holds each role. */
export function registerRoles(app: App, parts: HomeParts): void {
  app.action<BlockAction>('roles.edit', async ({ ack, body }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    if (!(await isAdmin(parts, body.user.id))) {
      await parts.interactive.chat.postMessage({
        channel: body.user.id,
        text: sentences[person.language].conversation.notForYou,
      })
      return
    }
    const view = rolesModal(person.language, await parts.roles.setByHand())
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })

  app.view('roles.edit', async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language]
    if (!(await isAdmin(parts, body.user.id))) {
      await ack({ response_action: 'errors', errors: { officer: words.conversation.notForYou } })
      return
    }
    const chosen = readChosen(view)
    const wrong = await findUnfit(parts, chosen)
    if (wrong.length > 0) {
      const errors = Object.fromEntries(wrong.map((role) => [role, words.home.roles.guestsRefused]))
      await ack({ response_action: 'errors', errors })
      return
    }
    await parts.database.transaction(async (transaction) => {
      for (const role of givenRoles) {
        await parts.roles.set(transaction, role, chosen[role], body.user.id)
      }
      await parts.audit.append(transaction, {
        actor: body.user.id,
        action: 'roles.changed',
        subject: 'roles',
        details: Object.fromEntries(givenRoles.map((role) => [role, chosen[role].join(' ')])),
      })
    })
    await ack()
  })
}

async function isAdmin(parts: HomeParts, userId: string): Promise<boolean> {
  return (await parts.roles.of(userId)).has('admin')
}

function readChosen(view: ViewSubmitAction['view']): Record<GivenRole, string[]> {
  const of = (role: GivenRole) => view.state.values[role]?.people?.selected_users ?? []
  return { manager: of('manager'), officer: of('officer'), deputy: of('deputy'), admin: of('admin') }
}

async function findUnfit(parts: HomeParts, chosen: Record<GivenRole, string[]>): Promise<GivenRole[]> {
  const unfit: GivenRole[] = []
  for (const role of givenRoles) {
    const people = await Promise.all(chosen[role].map((userId) => parts.people.get(userId)))
    if (people.some((person) => person.isGuest || person.isBot || person.isDeactivated)) unfit.push(role)
  }
  return unfit
}
