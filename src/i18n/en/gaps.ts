import type { GapMessages } from '../ja/gaps.ts'

/** Questions without a good answer: the weekly list, writing and approving a section, and telling those who asked. */
export const gaps = {
  document: { title: 'Questions often asked here', owner: 'the responsible officer' },
  digest: {
    title: 'Questions without a good answer',
    lead: (count: number) =>
      `There ${count === 1 ? 'is one' : `are ${count}`}, with what came up this week. Write an answer; once somebody else has approved it, I answer with it, and tell those who asked.`,
    counts: (unanswered: number, wrong: number) =>
      [
        ...(unanswered === 0 ? [] : [`not found ${times(unanswered)}`]),
        ...(wrong === 0 ? [] : [`called not right ${times(wrong)}`]),
      ].join(', '),
    reasons: (reasons: readonly string[]) => `Because: ${reasons.join(', ')}`,
    remark: (text: string) => `Sent back because: ${text}`,
    more: (count: number) => `${count} more will come next week.`,
    write: 'Write an answer',
    dismiss: 'Leave it',
    correct: 'Send a correction',
    dismissTitle: 'Leave it unanswered?',
    dismissText: 'This question, and others like it, will not come up in this list again.',
    dismissConfirm: 'Leave it',
    cancel: 'Cancel',
    dismissed: 'This question is left unanswered, as you decided.',
  },
  form: {
    title: 'Write an answer',
    question: (text: string) => `Question: ${text}`,
    heading: 'Heading',
    headingHint: 'Shown as the source of answers, for example: Who has the key to the warehouse',
    text: 'Answer',
    textHint: 'Answer in the first sentence. Your words are quoted as they stand.',
    source: 'What it rests on',
    sourceHint: 'A rule and its article, or the meeting that decided it.',
    asked: 'How people ask',
    askedHint: 'One a line; used for searching, never shown. Please take out names.',
    audience: 'Who may see it',
    audiences: { employees: 'Employees only', everyone: 'Everyone, guests too' },
    submit: 'Ask for approval',
    cancel: 'Cancel',
    empty: 'Please write something here.',
    noReviewer:
      'There is nobody else who could approve it. Please set another officer or deputy in the Home tab, then try again.',
    gone: 'Somebody has written an answer to this question already.',
    sent: 'Others were asked to approve it. Once one has, I answer with it.',
  },
  review: {
    title: 'Please approve an answer',
    lead: 'Somebody wrote this for a question I could not answer. Please check it, then approve it or send it back.',
    author: 'Written by:',
    question: 'Question',
    source: (text: string) => `It rests on: ${text}`,
    audience: (name: string) => `Who may see it: ${name}`,
    approve: 'Approve',
    back: 'Send back',
    approveTitle: 'Approve it?',
    approveText: 'I answer with it from then on, and those who asked are told.',
    cancel: 'Cancel',
    approved: 'Approved. I answer with it now.',
    returned: 'Sent back.',
    by: 'Decided by:',
    own: 'You wrote this answer, so somebody else has to approve it.',
    stale: 'This answer has been decided on or rewritten already.',
  },
  back: {
    title: 'Send back',
    reason: 'What should be changed',
    submit: 'Send back',
    done: 'It is sent back, and its author will hear of it.',
  },
  returned: {
    title: 'Your answer was sent back',
    rewrite: 'Rewrite it',
  },
  approvedForAuthor: (heading: string) =>
    `Your answer “${heading}” was approved and is in use from now on. Thank you.`,
  answered: {
    title: 'There is an answer to your question now',
    question: (text: string) => `You asked: ${text}`,
    source: (source: string, asOf: string) => `Questions often asked here (${source}, as of ${asOf})`,
  },
  changed: {
    title: 'A source of an earlier answer has changed',
    lead: (title: string) =>
      `“${title}” was rewritten. If you are going by what I answered then, please check it.`,
    question: (text: string) => `You asked: ${text}`,
    before: 'What it said then',
    now: 'What it says now',
    gone: 'This section is not in the documents any more.',
    more: (count: number) => `${count === 1 ? 'One more answer is' : `${count} more answers are`} concerned.`,
    next: 'If you are in doubt, ask again: I answer from the documents as they are now.',
  },
  wrong: {
    title: 'An earlier answer was wrong',
    lead: 'Sorry: the responsible officer has found that this answer was not right.',
    question: (text: string) => `You asked: ${text}`,
    before: 'What I answered',
    right: 'What is right',
    note: (text: string) => `This answer has been corrected: ${text}`,
    withheld: 'please ask the responsible officer what is right.',
  },
  home: {
    title: 'Answers written here',
    text: 'Written and approved in your company, for questions the documents did not answer.',
    line: (audience: string, source: string) => `${audience} / rests on: ${source}`,
    withdraw: 'Withdraw',
    withdrawTitle: 'Withdraw it?',
    withdrawText: 'It is not used from then on. Those who got it are told that it changed.',
    more: (count: number) => `${count} more`,
  },
} satisfies GapMessages

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
