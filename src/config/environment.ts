import { z } from 'zod'
import { logLevels } from '../common/log.ts'

const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()))

const aPort = 'must be a port number between 0 and 65535'

/** A port; `undefined` where none is named. */
const optionalPort = optional
  .refine((port) => port === undefined || /^\d{1,5}$/.test(port), aPort)
  .transform((port) => (port === undefined ? undefined : Number(port)))
  .refine((port) => port === undefined || port <= 65_535, aPort)

/** A whole number; `byDefault` where none is named. */
const optionalNumber = (least: number, byDefault: number) =>
  optional
    .refine((text) => text === undefined || (/^\d{1,12}$/.test(text) && Number(text) >= least), {
      error: `must be a whole number from ${least}`,
    })
    .transform((text) => (text === undefined ? byDefault : Number(text)))

/** The id of one channel. */
const optionalChannel = optional.refine(
  (channel) => channel === undefined || /^[CG][A-Z0-9]{2,30}$/.test(channel),
  'must be the id of a channel, as C0123ABCD; it stands at the foot of the channel’s details',
)

/** Every variable that is read, by its own rules; what several of them mean together is for whoever reads the configuration. */
export const Environment = z.object({
  DATABASE_URL: optional.refine(
    (url) => url === undefined || (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)),
    'must be a postgres:// address, as postgres://user:password@host:5432/name; write special characters of the password as %XX',
  ),
  MAMORI_DATA_DIR: optional,
  MAMORI_KNOWLEDGE_DIR: optional,
  MAMORI_DOCUMENT_MAX_MB: optional
    .refine(
      (size) => size === undefined || (/^\d{1,3}$/.test(size) && Number(size) >= 1 && Number(size) <= 500),
      'must be a number of megabytes between 1 and 500',
    )
    .transform((size) => Number(size ?? 50)),
  MAMORI_DOCUMENT_OWNER: optional,
  MAMORI_HTTP_HOST: optional
    .refine(
      (host) => host === undefined || URL.canParse(`http://${host.includes(':') ? `[${host}]` : host}`),
      'must be an address of this machine, as 127.0.0.1 or 0.0.0.0',
    )
    .transform((host) => host ?? '127.0.0.1'),
  MAMORI_HTTP_PORT: optionalPort.transform((port) => port ?? 3000),
  MAMORI_LOCAL_DELIVERY: optional.pipe(
    z.enum(['socket', 'http'], { error: 'must be socket or http' }).default('socket'),
  ),
  MAMORI_SOCKETS: optional
    .refine(
      (count) => count === undefined || /^(?:[1-9]|10)$/.test(count),
      'must be a number from 1 to 10; Slack allows an app ten connections, over all its processes',
    )
    .transform((count) => Number(count ?? 2)),
  MAMORI_WORKSPACE_PORT: optionalPort,
  MAMORI_WORKSPACE_DOOR: optional
    .refine(
      (door) => door === undefined || door === 'page' || door === 'test',
      'must be page or test; test lets any program on this machine act as anybody in the local workspace',
    )
    .transform((door) => (door === 'test' ? 'test' : 'page')),
  MAMORI_KEEP_INSIDE: optional.pipe(z.enum(['on', 'off'], { error: 'must be on or off' }).default('off')),
  MAMORI_EMBEDDING_MODEL: optional,
  MAMORI_EMBEDDING_WEIGHT: optional
    .refine((text) => text === undefined || (/^\d(?:\.\d{1,3})?$/.test(text) && Number(text) <= 5), {
      error: 'must be a number from 0 to 5, as 0.5',
    })
    .transform((text) => Number(text ?? 0)),
  MAMORI_MODEL: optional,
  MAMORI_MODEL_TIMEOUT_S: optionalNumber(1, 15),
  MAMORI_MODEL_TOKENS_A_DAY: optionalNumber(0, 500_000),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: optional.refine(
    (url) => url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url)),
    'must be an http:// or https:// address, as https://api.openai.com/v1',
  ),
  MAMORI_LOG_LEVEL: optional.pipe(
    z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  ),
  SMTP_URL: optional.refine(
    (url) => url === undefined || (/^smtps?:\/\/[^/]/.test(url) && URL.canParse(url)),
    'must be an smtp:// or smtps:// address, as smtps://user:password@mail.example.jp:465; write special characters of the password as %XX',
  ),
  MAMORI_MAIL_FROM: optional.refine(isAddress, 'must be one e-mail address'),
  MAMORI_MAIL_TO: optional
    .transform((list) => (list ?? '').split(',').map((address) => address.trim()))
    .transform((list) => list.filter((address) => address !== ''))
    .refine((list) => list.every(isAddress), 'must be e-mail addresses, with commas between them'),
  MAMORI_AUDIT_CHANNEL: optionalChannel,
  MAMORI_INCIDENT_CHANNEL: optionalChannel,
  MAMORI_WATCHED_CHANNELS: optional
    .transform((list) => (list ?? '').split(',').map((channel) => channel.trim()))
    .transform((list) => list.filter((channel) => channel !== ''))
    .refine(
      (list) => list.every((channel) => /^[CG][A-Z0-9]{2,30}$/.test(channel)),
      'must be ids of channels, as C0123ABCD,C0456EFGH; each stands at the foot of the channel’s details',
    ),
  SLACK_BOT_TOKEN: optional.refine(
    (token) => token === undefined || token.startsWith('xoxb-'),
    'must be the bot token, which begins with xoxb-',
  ),
  SLACK_APP_TOKEN: optional.refine(
    (token) => token === undefined || token.startsWith('xapp-'),
    'must be the app-level token with connections:write, which begins with xapp-',
  ),
  SLACK_SIGNING_SECRET: optional.refine(
    (secret) => secret === undefined || !/^xox|^xapp|\s/.test(secret),
    'must be the signing secret of “Basic Information”; it is no token',
  ),
})

function isAddress(address: string | undefined): boolean {
  return address === undefined || /^[^\s@<>,]+@[^\s@<>,]+$/.test(address)
}
