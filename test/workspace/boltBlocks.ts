import type { App } from '@slack/bolt'

/** A form with one input, and a row with one button: what the tests of both receivers open and press. */
export const modal = {
  type: 'modal' as const,
  callback_id: 'report',
  title: { type: 'plain_text' as const, text: '事故の報告' },
  submit: { type: 'plain_text' as const, text: '送る' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'what',
      label: { type: 'plain_text' as const, text: '何が起きましたか' },
      element: { type: 'plain_text_input' as const, action_id: 'text', multiline: true },
    },
  ],
}

/** Its value is `item-1`. */
export const button = {
  type: 'actions' as const,
  block_id: 'choices',
  elements: [
    {
      type: 'button' as const,
      action_id: 'yes',
      value: 'item-1',
      text: { type: 'plain_text' as const, text: 'はい' },
    },
  ],
}

/** Opens the form on `/mamori`, refuses a text under five characters, and sends any other to its author. */
export function takeReports(app: App): void {
  app.command('/mamori', async ({ ack, body, client }) => {
    await ack()
    await client.views.open({ trigger_id: body.trigger_id, view: modal })
  })
  app.view('report', async ({ ack, view, body, client }) => {
    const text = view.state.values.what?.text?.value ?? ''
    if (text.length < 5) return ack({ response_action: 'errors', errors: { what: '短すぎます' } })
    await ack()
    await client.chat.postMessage({ channel: body.user.id, text })
  })
}
