import { SocketModeClient } from '@slack/socket-mode'
import { WebClient } from '@slack/web-api'
import type { Workspace } from '../../../src/workspace/index.ts'
import { everything, formView, homeView } from './showcaseBlocks.ts'

/** A small bot that shows every part of the page; stands on Slack's own clients. */
export type Showcase = {
  readonly web: WebClient
  /** What people did with it, in order: `submit {"…"}`, `press go`. */
  readonly log: readonly string[]
  /** Resolves with the entry of the log that begins so. */
  happened(start: string): Promise<string>
  stop(): Promise<void>
}

/** Connects the bot to a workspace. */
export async function startShowcase(workspace: Workspace): Promise<Showcase> {
  const slackApiUrl = `${workspace.url}/api/`
  const web = new WebClient(workspace.botToken, { slackApiUrl })
  const socket = new SocketModeClient({ appToken: workspace.appToken, clientOptions: { slackApiUrl } })
  const log: string[] = []
  const waiting: (() => void)[] = []
  const note = (entry: string) => {
    log.push(entry)
    for (const wake of waiting.splice(0)) wake()
  }

  socket.on('message', async ({ event, ack }) => {
    await ack()
    if (event.bot_id !== undefined || event.subtype !== undefined) return
    note(`message ${event.text}`)
    if (event.channel_type !== 'im') return
    await web.chat.postMessage({
      channel: event.channel,
      thread_ts: event.thread_ts ?? event.ts,
      text: 'answer',
      blocks: everything,
    })
  })
  socket.on('app_home_opened', async ({ event, ack }) => {
    await ack()
    if (event.tab === 'home') await web.views.publish({ user_id: event.user, view: homeView })
  })
  socket.on('slash_commands', async ({ body, ack }) => {
    await ack({ text: `You typed: *${body.text}*` })
    note(`command ${body.text}`)
  })
  socket.on('interactive', async ({ body, ack }) => {
    if (body.type === 'view_submission') {
      const values = JSON.stringify(body.view.state.values)
      const isWrong = values.includes('"value":"x"')
      await ack(
        isWrong ? { response_action: 'errors', errors: { title: 'もう少し詳しく書いてください。' } } : {},
      )
      note(`submit ${values}`)
      return
    }
    await ack()
    const action = body.actions?.[0]
    const opens = action?.action_id === 'open' || body.type === 'shortcut' || body.type === 'message_action'
    if (opens) await web.views.open({ trigger_id: body.trigger_id, view: formView })
    if (action?.action_id === 'push') await web.views.push({ trigger_id: body.trigger_id, view: formView })
    note(`${body.type === 'block_actions' ? 'press' : body.type} ${action?.action_id ?? body.callback_id}`)
  })
  await socket.start()
  return {
    web,
    log,
    async happened(start) {
      for (;;) {
        const entry = log.find((one) => one.startsWith(start))
        if (entry !== undefined) return entry
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    async stop() {
      await socket.disconnect()
    },
  }
}
