/** The configuration is wrong: names the variable, what was expected, and what to do. */
export class ConfigError extends Error {
  readonly variable: string
  constructor(variable: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ConfigError'
    this.variable = variable
  }
}

/** A file the organisation keeps is wrong: names the file, the line where it is known, and the field. */
export class DataError extends Error {
  readonly file: string
  readonly line: number | undefined
  readonly field: string | undefined
  constructor(
    file: string,
    at: { line?: number | undefined; field?: string | undefined },
    message: string,
    options?: ErrorOptions,
  ) {
    const place = [file, at.line === undefined ? '' : `:${at.line}`].join('')
    super(`${place}${at.field === undefined ? '' : ` (${at.field})`}: ${message}`, options)
    this.name = 'DataError'
    this.file = file
    this.line = at.line
    this.field = at.field
  }
}

/** Another service answered no, or could not be reached. `retryable` says whether later may go better. */
export class ExternalError extends Error {
  readonly service: string
  readonly operation: string
  readonly retryable: boolean
  constructor(
    service: string,
    operation: string,
    retryable: boolean,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'ExternalError'
    this.service = service
    this.operation = operation
    this.retryable = retryable
  }
}

/** The thing was changed meanwhile by somebody else; read it again. */
export class ConflictError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ConflictError'
  }
}

/** Whether an error is one of the four above: its message is a sentence for whoever runs the bot, without a stack. */
export function isExpected(error: unknown): error is ConfigError | DataError | ExternalError | ConflictError {
  return (
    error instanceof ConfigError ||
    error instanceof DataError ||
    error instanceof ExternalError ||
    error instanceof ConflictError
  )
}
