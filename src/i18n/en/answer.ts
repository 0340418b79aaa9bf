import type { AnswerSentences } from '../ja/answer.ts'

export const answer: AnswerSentences = {
  sources: 'Sources',
  cited: (number: number, place: { title: string; heading: string }, facts: readonly string[]) =>
    `${number}. ${place.title}${place.heading === '' ? '' : `: ${place.heading}`} (${facts.join(', ')})`,
  asOf: (date: string) => `as of ${date}`,
  layers: { scheme: 'the scheme', practice: 'common practice', company: 'company rule' },
  openSource: 'Open the source',
  nearest: 'Near topics',
  askPerson: 'A person to ask:',
  askOfficer: 'please ask your responsible officer.',
  updated: 'You changed the question, so the answer was written anew.',
}
