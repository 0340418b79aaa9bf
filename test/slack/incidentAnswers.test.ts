import { describe, expect, test } from 'vitest'
import {
  parseReport,
  readMetadata,
  reportErrors,
  SubmittedReport,
} from '../../src/slack/views/incidentAnswers.ts'
import { fromPickers, toPickers } from '../../src/slack/views/incidentTime.ts'

const option = (value: string) => ({
  choice: { type: 'radio_buttons', selected_option: { value, text: {} } },
})

function submitted(
  values: Record<string, object> = {},
  metadata: unknown = { language: 'ja', timeZone: 'Asia/Tokyo' },
) {
  return SubmittedReport.parse({
    id: 'V1',
    private_metadata: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
    state: {
      values: {
        what_happened: { text: { type: 'plain_text_input', value: '鞄を置き忘れた' } },
        noticed_date: { date: { type: 'datepicker', selected_date: '2026-11-23' } },
        noticed_time: { time: { type: 'timepicker', selected_time: '09:30' } },
        information: { text: { type: 'plain_text_input', value: null } },
        ongoing: option('yes'),
        type: option('lost_or_stolen'),
        personal_data: option('unknown'),
        already_done: { text: { type: 'plain_text_input', value: null } },
        ...values,
      },
    },
  })
}

describe('reading a submitted report', () => {
  test('takes every answer, the time as it was where the reporter is', () => {
    const report = parseReport(submitted({}, { language: 'en', timeZone: 'Europe/London' }), 'U1')

    expect(report).toEqual({
      submissionKey: 'view:V1',
      reporterId: 'U1',
      language: 'en',
      leakType: 'lost_or_stolen',
      whatHappened: '鞄を置き忘れた',
      information: '',
      ongoing: 'yes',
      personalData: 'unknown',
      alreadyDone: '',
      noticed: { at: new Date('2026-11-23T09:30:00Z'), precision: 'minute' },
      occurred: undefined,
      certainty: 'suspected',
      fields: {},
      notTold: [],
      naming: { kind: 'named' },
      receiptCode: undefined,
      message: undefined,
    })
  })

  test('takes the answers about the type that is chosen now, and none of another type', () => {
    const values = {
      'field.lost_or_stolen.where': { answer: { value: '新幹線の中' } },
      'field.lost_or_stolen.locked': { answer: { selected_option: { value: 'yes' } } },
      'field.malware.when': { answer: { selected_date: '2026-11-20' } },
    }

    expect(parseReport(submitted(values), 'U1').fields).toEqual({ where: '新幹線の中', locked: 'yes' })
  })

  test('takes when it happened apart from when it was noticed, and who must not be told', () => {
    const report = parseReport(
      submitted({
        certainty: option('near-miss'),
        occurred_date: { date: { selected_date: '2026-11-20' } },
        not_told: { people: { selected_users: ['UBOSS'] } },
      }),
      'U1',
    )

    expect(report).toMatchObject({
      certainty: 'near-miss',
      occurred: { at: new Date('2026-11-19T15:00:00Z'), precision: 'day' },
      noticed: { precision: 'minute' },
      notTold: ['UBOSS'],
    })
  })

  test.each([
    [{ naming: option('anonymous') }, { kind: 'anonymous' }],
    [{ naming: option('confidential') }, { kind: 'confidential', to: '' }],
    [
      { naming: option('confidential'), named_to: { person: { selected_option: { value: 'UDEPUTY' } } } },
      { kind: 'confidential', to: 'UDEPUTY' },
    ],
    [{ naming: option('secret') }, { kind: 'named' }],
  ])('takes whose the name is: %j', (values, naming) => {
    expect(parseReport(submitted(values), 'U1').naming).toEqual(naming)
  })

  test.each([
    [true, undefined],
    [undefined, undefined],
    [false, { channel: 'C0AB', ts: '1.2' }],
  ])('leaves out a message that would name a reporter without a name (own: %s)', (isOwnMessage, expected) => {
    const metadata = { message: { channel: 'C0AB', ts: '1.2' }, isOwnMessage }

    expect(parseReport(submitted({ naming: option('anonymous') }, metadata), 'U1').message).toEqual(expected)
  })

  test.each<[string, Record<string, object>, object]>([
    [
      'keeps the day where no time is known',
      { noticed_time: { time: { selected_time: null } } },
      { noticed: { at: new Date('2026-11-22T15:00:00Z'), precision: 'day' } },
    ],
    [
      'knows no day where none is given',
      { noticed_date: { date: { selected_date: null } } },
      { noticed: undefined },
    ],
    ['knows no type where the reporter knows none', { type: option('unknown') }, { leakType: undefined }],
    [
      'takes answers that are not there as unknown',
      { ongoing: {}, personal_data: {} },
      { ongoing: 'unknown', personalData: 'unknown' },
    ],
    ['takes answers nobody offered as unknown', { ongoing: option('perhaps') }, { ongoing: 'unknown' }],
  ])('%s', (_, values, expected) => {
    expect(parseReport(submitted(values), 'U1')).toMatchObject(expected)
  })

  test('takes the message the report is about by its place', () => {
    const message = { channel: 'C0AB', ts: '1700000000.000100' }

    const report = parseReport(submitted({}, { language: 'ja', timeZone: 'Asia/Tokyo', message }), 'U1')

    expect(report.message).toEqual(message)
  })

  test.each([
    ['no JSON', 'not json'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a time zone that is none', { timeZone: 'Moon/Base' }],
    ['a message that is none', { message: { channel: '<!channel>', ts: 'now' } }],
  ])('takes metadata that is %s as if it were not there', (_, metadata) => {
    const { private_metadata } = submitted({}, metadata)

    expect(readMetadata(private_metadata)).toEqual({
      language: 'ja',
      timeZone: 'Asia/Tokyo',
      message: undefined,
    })
  })
})

describe('showing what is wrong', () => {
  test('puts each sentence under its input', () => {
    const errors = reportErrors(
      [
        { field: 'whatHappened', kind: 'missing' },
        { field: 'noticed', kind: 'future' },
        { field: 'information', kind: 'too-long', most: 500 },
        { field: 'naming', kind: 'missing' },
        { field: 'fields', kind: 'too-long', most: 500, id: 'recipient' },
      ],
      'ja',
      'misdirected_email',
    )

    expect(errors).toEqual({
      what_happened: '一言でかまいませんので、ご記入ください。',
      noticed_date: 'これからの日時になっています。気づいた日時をご確認ください。',
      information: '500字以内で短くお書きください。',
      naming: '名前を伝える人を選んでください。',
      'field.misdirected_email.recipient': '500字以内で短くお書きください。',
    })
  })
})

describe('the pickers', () => {
  test.each(['Asia/Tokyo', 'Europe/London', 'America/New_York', 'Asia/Kathmandu'])(
    'show and read the same minute in %s',
    (zone) => {
      for (const iso of [
        '2026-01-01T00:00:00.000Z',
        '2026-07-01T12:34:00.000Z',
        '2026-12-31T23:59:00.000Z',
      ]) {
        const { date, time } = toPickers(new Date(iso), zone)
        expect(fromPickers(date, time, zone)?.toISOString()).toBe(iso)
      }
    },
  )

  test.each([
    ['2026-02-30', '10:00'],
    ['2026-13-01', '10:00'],
    ['soon', '10:00'],
    ['2026-02-03', '24:61'],
  ])('read %s %s as nothing', (date, time) => {
    expect(fromPickers(date, time, 'Asia/Tokyo')).toBeUndefined()
  })
})
