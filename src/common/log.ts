/** The levels of a log line, most talkative first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export type LogFields = Readonly<Record<string, unknown>>

/** Writes one line an event: a static message and fields. Never what a person wrote above `debug`. */
export type Log = {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** A log of JSON lines on stderr, so that stdout carries only what a person or a program asked for. */
export function createLog(level: LogLevel, write: (line: string) => void = writeToStderr): Log {
  const lowest = logLevels.indexOf(level)
  const at =
    (name: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (logLevels.indexOf(name) < lowest) return
      write(JSON.stringify({ time: new Date().toISOString(), level: name, message, ...plain(fields) }))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A log that keeps nothing. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

// JSON.stringify shows an Error as {}: name, message, stack and cause are what a reader needs.
function plain(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, errorAsFields(value)]))
}

function errorAsFields(value: unknown): unknown {
  if (!(value instanceof Error)) return value
  return { name: value.name, message: value.message, stack: value.stack, cause: errorAsFields(value.cause) }
}

function writeToStderr(line: string): void {
  process.stderr.write(`${line}\n`)
}
