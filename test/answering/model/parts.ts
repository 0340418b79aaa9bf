import { createModelComposer, type ModelTask } from '../../../src/answering/model/index.ts'
import type { ModelLimits } from '../../../src/answering/model/reading.ts'
import type { ModelUse } from '../../../src/answering/model/use.ts'
import type { Answer, Citation, Section } from '../../../src/answering/types.ts'
import { silentLog } from '../../../src/common/log.ts'
import type { Model, ModelPiece, ModelRequest } from '../../../src/llm/types.ts'
import { aSection } from '../builders.ts'

/** A model that plays a part: what it gives, and every request it got. */
export type ScriptedModel = Model & { readonly requests: ModelRequest[] }

/** A model that gives what `play` gives. */
export function scriptedModel(play: (request: ModelRequest) => AsyncIterable<ModelPiece>): ScriptedModel {
  const requests: ModelRequest[] = []
  return {
    destination: 'scripted (127.0.0.1)',
    requests,
    compose(request) {
      requests.push(request)
      return play(request)
    },
  }
}

/** A model that writes these lines. */
export function modelThatWrites(...lines: readonly (string | object)[]): ScriptedModel {
  return scriptedModel(async function* () {
    for (const line of lines)
      yield { kind: 'text', text: `${typeof line === 'string' ? line : JSON.stringify(line)}\n` }
  })
}

/** A sentence as a model writes it, with one quote; the sentence itself where none is given. */
export function line(text: string, section = 1, quote = text): object {
  return { text, quotes: [{ section, quote }] }
}

export const validity = aSection({
  id: 11,
  text: '認証の有効期間は3年間です。更新するときは、満了の6か月前から申請できます。期間が過ぎた認証は使えません。',
})
export const reports = aSection({
  id: 12,
  document: 'ja/reports.md',
  heading: '毎年の定期報告',
  text: '認証を受けた事業者は、毎年、定期報告を出します。',
})

/** Sentences as a model writes them that stand in these sections: the answer, and two more that go with it. */
export const answers = line('認証の有効期間は3年間です。')
export const adds = line(
  '更新の申請は、満了の6か月前からできます。',
  1,
  '更新するときは、満了の6か月前から申請できます。',
)
export const alsoAdds = line(
  '事業者は、毎年、定期報告を出します。',
  2,
  '認証を受けた事業者は、毎年、定期報告を出します。',
)

/** The task a question gives, with its extract. */
export function aTask(task: Partial<ModelTask> & { readonly sections?: readonly Section[] } = {}): ModelTask {
  const { sections = [validity, reports], ...others } = task
  const [best] = sections
  return {
    question: {
      text: '認証の有効期間は？',
      asWritten: '認証の有効期間は？',
      context: undefined,
      language: 'ja',
    },
    extract: anExtract(best ?? validity),
    candidates: sections.map((section, at) => ({ section, score: 1 - at / 10 })),
    notes: () => [],
    longest: 1200,
    search: async () => [],
    ...others,
  }
}

export function anExtract(section: Section): Answer & { kind: 'answered' } {
  const { id, document, title, heading, text, asOf, source, layer } = section
  return {
    kind: 'answered',
    composedBy: 'extract',
    language: section.language,
    text,
    citations: [{ sectionId: id, document, title, heading, quote: text, asOf, source, layer }],
    nearest: [],
  }
}

/** A use that permits everything and counts tokens. */
export function freeUse(spent: number[] = []): ModelUse {
  return {
    destination: 'scripted (127.0.0.1)',
    tokensADay: 0,
    permit: async () => undefined,
    isSpent: async () => false,
    spend: async (tokens) => {
      spent.push(tokens)
    },
    getConsent: async () => ({ kind: 'undecided' }),
    decide: async () => ({ kind: 'undecided' }),
    tellBy: () => undefined,
  }
}

/** What was told while an answer was composed. */
export type Told = {
  readonly grounds: string[][]
  readonly sentences: string[]
  readonly citations: Citation[]
}

/** Has a model compose a task; gives the answer and everything that was told on the way. */
export async function compose(
  model: Model,
  task: ModelTask = aTask(),
  options: {
    readonly use?: ModelUse
    readonly limits?: ModelLimits
    readonly signal?: AbortSignal
    readonly maySend?: (text: string) => boolean
    readonly onSentence?: () => void
  } = {},
): Promise<{ answer: Answer; told: Told }> {
  const told: Told = { grounds: [], sentences: [], citations: [] }
  const composer = createModelComposer({
    model,
    use: options.use ?? freeUse(),
    prompts: {
      instructions: 'Be good. {{language}} {{marker}}',
      easy: 'Say it simply.',
      task: '{{sections}}\n{{previous}}\n{{question}}',
      search: 'looks',
      translate: 'Into Japanese. {{marker}}',
    },
    maySend: options.maySend ?? (() => true),
    findInstructions: (text) => (text.includes('AIへの指示') ? [text] : []),
    limits: options.limits ?? { firstMs: 2_000, wholeMs: 5_000 },
    log: silentLog,
  })
  const progress = {
    translating: () => undefined,
    grounds: (sections: readonly { heading: string }[]) =>
      told.grounds.push(sections.map(({ heading }) => heading)),
    sentence(text: string, citations: readonly Citation[]) {
      told.sentences.push(text)
      told.citations.push(...citations)
      options.onSentence?.()
    },
  }
  const signal = options.signal === undefined ? {} : { signal: options.signal }
  return { answer: await composer.compose(task, { progress, ...signal }), told }
}
