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
  askPersonInBoth: 'A person you can ask / 詳(くわ)しい人(ひと)に聞(き)くなら:',
  askOfficer: 'please ask your responsible officer.',
  grounds: (sections: readonly { title: string; heading: string }[]) =>
    `Writing an answer from: ${sections.map(({ title, heading }) => (heading === '' ? title : `${title} (${heading})`)).join('; ')}`,
  byModel:
    'Written by AI from the documents; its quotes were checked against them. Before an important decision, please read the sources.',
  fallbacks: {
    slow: 'The AI took too long, so this is what the documents say, word for word.',
    'cut-off': 'The AI broke off, so this is what the documents say, word for word.',
    empty: 'The AI gave no answer, so this is what the documents say, word for word.',
    malformed: 'What the AI wrote could not be checked, so this is what the documents say, word for word.',
    rate: 'The AI is busy right now, so this is what the documents say, word for word.',
    down: 'The AI cannot be reached right now, so this is what the documents say, word for word.',
    unsupported:
      'What the AI wrote is not borne out by the documents, so this is what they say, word for word.',
    budget: 'The AI has been used up for today, so this is what the documents say, word for word.',
    'kept-inside': 'Nothing was sent to an AI: this is what the documents say, word for word.',
  },
  stopped: 'Stopped here, as you asked.',
  stoppedAtOnce: 'The answer was stopped, as you asked. Ask again whenever you like.',
  updated: 'You changed the question, so the answer was written anew.',
}
