import { ExternalError } from '../common/errors.ts'

/** What is needed of a local workspace to get into it. */
export type LocalWorkspace = {
  readonly url: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** Where deliveries go, `undefined`: over Socket Mode. @returns what was wrong with the bot's answer. */
  deliverTo(eventsUrl: string | undefined): Promise<string | undefined>
}

/**
 * The way into a local workspace. By HTTP the bot listens on a free port and then has the workspace deliver there, so
 * that nothing is posted to where nobody listens yet.
 */
export async function connectTo(
  workspace: LocalWorkspace,
  wanted: { readonly delivery: 'socket' | 'http'; readonly sockets: number },
) {
  const { url, botToken, appToken, signingSecret } = workspace
  const access = { botToken, apiUrl: `${url}/api/` }
  if (wanted.delivery === 'http') {
    return {
      ...access,
      signingSecret,
      port: 0,
      host: '127.0.0.1',
      onOpen: (eventsUrl: string) => deliver(workspace, eventsUrl),
    }
  }
  // The last bot may have had it deliver to an address of its own.
  await deliver(workspace, undefined)
  return { ...access, appToken, sockets: wanted.sockets }
}

async function deliver(workspace: LocalWorkspace, eventsUrl: string | undefined): Promise<void> {
  const wrong = await workspace.deliverTo(eventsUrl)
  if (wrong === undefined) return
  throw new ExternalError(
    'local workspace',
    'delivery',
    true,
    `The local workspace cannot reach the bot at ${eventsUrl} (${wrong}). Try again.`,
  )
}
