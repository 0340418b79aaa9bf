import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Language } from '../common/language.ts'
import type { CommandStreams } from './lines.ts'

/** The options by name and all other arguments in their order, or the sentence that names the option that is wrong. */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(
  commandArguments: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...commandArguments], allowPositionals: true, options })
  } catch (error) {
    if (isAboutArguments(error)) return error.message
    throw error
  }
}

/** Whether `--json` was given, for a command that takes nothing else; a sentence where more was given. */
export function readJsonOption(commandArguments: readonly string[]): { readonly json: boolean } | string {
  const parsed = parseOptions(commandArguments, { json: { type: 'boolean', default: false } })
  if (typeof parsed === 'string') return parsed
  return parsed.positionals.length === 0 ? parsed.values : 'There are too many arguments.'
}

/** The language of `--language`, Japanese where it was not given; undefined for one there is none of. */
export function readLanguage(text = 'ja'): Language | undefined {
  return (['ja', 'en'] as const).find((language) => language === text)
}

/** Says what is wrong and how the command is used. @returns the exit code of bad usage. */
export function refuse({ errors }: CommandStreams, problem: string, usage: string): 2 {
  errors.write(`${problem}\n${usage}\n`)
  return 2
}

function isAboutArguments(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}
