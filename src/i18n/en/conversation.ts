import type { ConversationSentences } from '../ja/conversation.ts'

export const conversation: ConversationSentences = {
  welcomeTitle: 'Hello, I am Mamori',
  welcome:
    'Ask me here, at any time, about how technical information is protected. There is nothing to learn first: your own words are fine.',
  helpTitle: 'What Mamori can do',
  jobs: {
    ask: {
      title: 'Ask a question',
      text: 'About the scheme or how to handle information. Answers come with their sources, and when I find nothing I say so.',
    },
    selfcheck: {
      title: 'Do the self-check',
      text: 'One item at a time, answered with a button. Stop whenever you like and go on later.',
    },
    incident: {
      title: 'Report an incident',
      text: 'Report as soon as you think something may have leaked. I tell you at once what to do first.',
    },
  },
  examplesTitle: 'For example, ask',
  examples: [
    'How long does a certificate last?',
    'What should I watch out for when I send drawings to another company?',
    'Do near misses have to be reported?',
  ],
  commandsHint:
    'In any channel you can use /mamori ask, /mamori check and /mamori report. /mamori help shows this again.',
  startSelfcheck: 'Start the self-check',
  report: 'Report an incident',
  hello: 'Hello. Ask me anything about the scheme or about handling information.',
  thanks: 'Glad to help. I am here whenever you need me.',
  noWords:
    'I could not find any words in your message. Please write in a sentence what you would like to know.',
  tooLong: (most: number) =>
    `Your message is very long, so I read only the first ${most.toLocaleString('en-GB')} characters.`,
  movedToDirectMessage: 'I answered you in a direct message, so that nobody else sees it.',
  selfcheckInDirectMessage: 'Your self-check is waiting in your direct message with me.',
  nothingSaid:
    'Please write your question after the command, for example: /mamori ask How long does a certificate last?',
  unknownCommand: (word: string) =>
    `There is no command “${word}”. To ask a question, write “/mamori ask” and your question. /mamori help shows what I can do.`,
  failed: (reference: string) =>
    `Sorry, something went wrong on our side. Please wait a moment and try again. If it goes on, give your administrator this reference: ${reference}`,
  notForYou: 'Your role does not allow this. If you need it, please talk to your administrator.',
  rolesUnknown:
    'Your role cannot be checked right now, so this is not possible. Please try again in a moment.',
  staleButton: 'This button is out of date. Please start again from the Home tab or with /mamori help.',
}
