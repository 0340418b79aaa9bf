import { describe, expect, test } from 'vitest'
import { cleanBody, isEvent, readIntake } from '../../src/slack/intake.ts'

const nobody = async () => false

function delivery(event: object, eventId = 'Ev1') {
  return { type: 'event_callback', team_id: 'T1', event_id: eventId, event }
}

const direct = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: '質問', ts: '1.1' }
const inChannel = {
  type: 'message',
  channel: 'C1',
  channel_type: 'channel',
  user: 'U1',
  text: '雑談',
  ts: '1.1',
}

describe('taking in an event', () => {
  test('a mention and its message in the channel are one', async () => {
    const words = { channel: 'C1', user: 'U1', text: '<@UBOT> 質問', ts: '1.1' }

    const mention = await readIntake(delivery({ type: 'app_mention', ...words }, 'Ev1'), 'UBOT', nobody)
    const message = await readIntake(
      delivery({ type: 'message', channel_type: 'channel', ...words }, 'Ev2'),
      'UBOT',
      nobody,
    )

    expect(mention?.key).toBe('message:T1:C1:1.1')
    expect(message).toBeUndefined()
  })

  test.each([
    ['a direct message', direct, 'message:T1:D1:1.1'],
    ['a direct message with a file', { ...direct, subtype: 'file_share', files: [{}] }, 'message:T1:D1:1.1'],
    [
      'an answer being stopped',
      { type: 'agent_session_stopped', channel: 'D1', user: 'U1', thread_ts: '1.1' },
      'event:Ev1',
    ],
    [
      'a rewritten direct message',
      {
        type: 'message',
        subtype: 'message_changed',
        channel: 'D1',
        channel_type: 'im',
        message: { user: 'U1', text: '別の質問', ts: '1.1', edited: { ts: '2.2' } },
        previous_message: { text: '質問' },
      },
      'message:T1:D1:1.1:2.2',
    ],
  ])('%s is wanted', async (_, event, key) => {
    expect((await readIntake(delivery(event), 'UBOT', nobody))?.key).toBe(key)
  })

  test.each([
    ['talk in a channel', inChannel],
    ['a message of the bot', { ...direct, user: 'UBOT' }],
    ['a message of another bot', { ...direct, bot_id: 'B2' }],
    ['somebody joining', { ...inChannel, subtype: 'channel_join' }],
    [
      'a deletion',
      { type: 'message', subtype: 'message_deleted', channel: 'D1', channel_type: 'im', ts: '2.2' },
    ],
    [
      'an edit by Slack that changed no word',
      {
        type: 'message',
        subtype: 'message_changed',
        channel: 'D1',
        channel_type: 'im',
        message: { user: 'U1', text: '質問', ts: '1.1', edited: { ts: '2.2' } },
        previous_message: { text: '質問' },
      },
    ],
    [
      "an edit of the bot's own answer",
      {
        type: 'message',
        subtype: 'message_changed',
        channel: 'D1',
        channel_type: 'im',
        message: { user: 'UBOT', bot_id: 'B1', text: '回答', ts: '1.1', edited: { ts: '2.2' } },
        previous_message: { text: '…' },
      },
    ],
    ['the home being opened', { type: 'app_home_opened', user: 'U1', tab: 'home' }],
    ['an event nobody listens to', { type: 'reaction_added', user: 'U1' }],
  ])('%s is not stored', async (_, event) => {
    expect(await readIntake(delivery(event), 'UBOT', nobody)).toBeUndefined()
  })

  test('a follow-up in a thread is wanted from whoever asked the bot there', async () => {
    const followUp = { ...inChannel, thread_ts: '1.0' }
    const isEngaged = async (channel: string, threadTs: string, userId: string) =>
      channel === 'C1' && threadTs === '1.0' && userId === 'U1'

    const fromAsker = await readIntake(delivery(followUp), 'UBOT', isEngaged)
    const fromOther = await readIntake(delivery({ ...followUp, user: 'U2' }), 'UBOT', isEngaged)

    expect(fromAsker?.conversation).toBe('C1:1.0')
    expect(fromOther).toBeUndefined()
  })

  test('a follow-up that turns to a colleague, or to somebody with a longer id, is theirs', async () => {
    const isEngaged = async () => true
    const inThread = { ...inChannel, thread_ts: '1.0' }

    const toColleague = await readIntake(delivery({ ...inThread, text: '<@U2> あとで' }), 'UBOT', isEngaged)
    const about = await readIntake(delivery({ ...inThread, text: '図面を <@UBOT2> へ' }), 'UBOT', isEngaged)

    expect(toColleague).toBeUndefined()
    expect(about?.key).toBe('message:T1:C1:1.1')
  })

  test('what the database cannot keep is taken out of a body, and nothing else', () => {
    const body = { event: { text: '図\u0000面 \ud83d 😀', list: ['\u0000', 1, null, true] } }

    expect(cleanBody(body)).toEqual({ event: { text: '図面 \ufffd 😀', list: ['', 1, null, true] } })
  })

  test('a command or a click is no event', () => {
    expect(isEvent({ command: '/mamori', text: 'help' })).toBe(false)
    expect(isEvent({ type: 'block_actions' })).toBe(false)
  })
})
