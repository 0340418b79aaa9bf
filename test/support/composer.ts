import type { Answering } from '../../src/answering/index.ts'
import type { Answer, AnswerOptions, Citation, FoundSection, Question } from '../../src/answering/types.ts'

/** One question that was handed to a scripted composer: the test says what is written, and when. */
export type Composition = {
  readonly question: Question
  /** Aborted when the person stopped it. */
  readonly signal: AbortSignal | undefined
  /** Tells the grounds, as they are found before a model is asked. */
  grounds(): void
  /** Tells the next piece of the answer. */
  writes(text: string): void
  /** Gives the answer: what was written, or another one. */
  ends(answer?: Partial<Answer>): void
  /** Breaks down. */
  fails(): void
}

/** A composer in the place of a model. */
export type Composer = {
  /** The real answering, with questions answered by the script; one that is aborted gives what was written. */
  readonly over: (answering: Answering) => Answering
  /** The next question that is asked. */
  next(): Promise<Composition>
}

const section: FoundSection = {
  sectionId: 1,
  document: 'ja/certification.md',
  title: '認証の取得・有効期間・ロゴマーク',
  heading: '有効期間',
  score: 1,
}

const citation: Citation = {
  ...section,
  quote: '認証の有効期間は3年間です。',
  asOf: '2023-08-31',
  source: '',
  layer: 'scheme',
}

/** Starts with nobody asking. */
export function createComposer(): Composer {
  const asked: Composition[] = []
  const waiting: ((composition: Composition) => void)[] = []

  function compose(question: Question, { progress, signal }: AnswerOptions = {}): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    let text = ''
    const whole = (change: Partial<Answer> = {}) =>
      ({
        kind: 'answered',
        composedBy: 'model',
        language: question.language,
        text,
        citations: [citation],
        nearest: [],
        ...change,
      }) as Answer
    signal?.addEventListener('abort', () =>
      resolve(whole({ stopped: true, composedBy: text === '' ? 'extract' : 'model' })),
    )
    const composition: Composition = {
      question,
      signal,
      grounds: () => progress?.grounds([section]),
      writes(more) {
        text += more
        progress?.sentence(more, [citation])
      },
      ends: (change) => resolve(whole(change)),
      fails: () => reject(new Error('the composer broke down')),
    }
    const next = waiting.shift()
    if (next === undefined) asked.push(composition)
    else next(composition)
    return promise
  }

  return {
    over: (answering) => ({ ...answering, answerQuestion: compose }),
    next() {
      const composition = asked.shift()
      if (composition !== undefined) return Promise.resolve(composition)
      return new Promise((resolve) => waiting.push(resolve))
    },
  }
}
