import type { ModelMessages } from '../ja/model.ts'

export const model = {
  consent: {
    title: 'Please decide whether parts of documents may be sent to an AI',
    lead: 'I am set up to have an AI put answers together. Until somebody decides, nothing is sent, and I answer with the words of the documents.',
    destination: (destination: string) => `Sent to: ${destination}`,
    sentTitle: 'What is sent',
    sent: [
      'The question and, for a follow-up, the question before it',
      'Sections of documents that are marked as free to leave the company',
      'E-mail addresses, telephone, card and My Numbers, passwords and whatever else can be told by its form are replaced by stand-ins; not every one may be found',
    ],
    keptTitle: 'What is not sent',
    kept: [
      'Documents marked to stay inside, such as your own rules',
      'Messages that read like an incident report, incident records, and self-check answers',
    ],
    after:
      'Of what comes back, people see only sentences whose quotes stand in the documents. You can change your mind with this button at any time.',
    agree: 'It may be sent',
    refuse: 'Do not send',
    agreed: (name: string, at: string) => `${name} decided on ${at} that it may be sent.`,
    refused: (name: string, at: string) => `${name} decided on ${at} that it is not sent.`,
    someone: 'Whoever was responsible',
    notAllowed: 'Only the responsible officer can decide this. Please let them know.',
    notSure: 'I cannot check your role right now. Please wait a moment and press again.',
    gone: 'The settings name another destination now, so this button does nothing. You will be asked about the new one.',
  },
  budget: (tokens: string) =>
    `The AI has used what it may use today (${tokens} tokens). Until midnight in Japan I answer with the words of the documents. To use more, raise MAMORI_MODEL_TOKENS_A_DAY in the server's settings.`,
} satisfies ModelMessages
