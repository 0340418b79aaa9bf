import { describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createMailer } from '../../src/mail/index.ts'
import { startMailServer } from './server.ts'

const mail = {
  to: ['officer@example.jp', 'top@example.jp'],
  subject: '【要確認】事故の報告 2026-001',
  text: '事故の報告 2026-001 が、まだ受領されていません。',
  key: 'job-1',
}

function mailerTo(url: string) {
  const mailer = createMailer({ url, from: 'mamori@example.jp' })
  onTestFinished(mailer.close)
  return mailer
}

describe('sending an e-mail', () => {
  test('reaches everybody named, in Japanese, with one id for the same mail', async () => {
    const { url, taken } = await startMailServer()
    const mailer = mailerTo(url)

    await mailer.send(mail)
    await mailer.send(mail)

    const ids = taken.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
    expect(taken).toHaveLength(2)
    expect(taken[0]?.to).toEqual(mail.to)
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@127\.0\.0\.1>$/)
    expect(ids[0]).toBe(ids[1])
    expect(taken[0]?.raw).toMatch(/^Subject: =\?UTF-8\?/im)
    expect(taken[0]?.text).toContain('まだ受領されていません')
  })

  test.each([
    [450, true],
    [550, false],
  ])('throws when the server refuses with %i; that later may go better is %s', async (code, retryable) => {
    const { url, taken } = await startMailServer({ code })

    const sending = mailerTo(url).send(mail)

    await expect(sending).rejects.toMatchObject({ name: 'ExternalError', service: 'SMTP', retryable })
    expect(taken).toEqual([])
  })

  test('throws, to be tried again, when nobody listens', async () => {
    const { url, stop } = await startMailServer()
    await stop()

    await expect(mailerTo(url).send(mail)).rejects.toMatchObject({ name: 'ExternalError', retryable: true })
  })
})

describe('configuring e-mail', () => {
  const whole = {
    SMTP_URL: 'smtps://u:p@mail.example.jp',
    MAMORI_MAIL_FROM: 'a@x.jp',
    MAMORI_MAIL_TO: 'b@x.jp, c@x.jp',
  }
  const read = (environment: Record<string, string>) => readConfig(environment, '/', '/')

  test('takes an address to send from and several to send to, and keeps the password out of the configuration', () => {
    const { config, secrets } = read(whole)

    expect(config.mail).toEqual({ from: 'a@x.jp', to: ['b@x.jp', 'c@x.jp'] })
    expect(secrets.smtpUrl).toBe(whole.SMTP_URL)
    expect(JSON.stringify(config)).not.toContain('u:p')
    expect(read({}).config.mail).toBeNull()
  })

  test.each([
    ['SMTP_URL', { ...whole, SMTP_URL: '' }],
    ['MAMORI_MAIL_FROM', { ...whole, MAMORI_MAIL_FROM: '' }],
    ['MAMORI_MAIL_TO', { ...whole, MAMORI_MAIL_TO: ' , ' }],
    ['SMTP_URL', { ...whole, SMTP_URL: 'http://mail.example.jp' }],
    ['MAMORI_MAIL_TO', { ...whole, MAMORI_MAIL_TO: 'b@x.jp, somebody' }],
  ])('refuses to start with %s missing or wrong', (variable, environment) => {
    expect(() => read(environment)).toThrow(variable)
  })
})
