import type { FeedbackMessages } from '../ja/feedback.ts'

/** What people can do with an answer: open its sources, rate it, share it, have it in another language, take it back. */
export const feedback = {
  buttons: {
    sources: 'Show sources',
    more: 'Read on',
    share: 'Share in a channel',
    otherLanguage: '日本語で',
    easyJapanese: 'やさしい日本語で',
    helpful: 'Helpful',
    wrong: 'Not right',
  },
  gone: (days: number) =>
    `There is no record of this answer any more: it was kept for its ${days} days, or was taken back. Please ask again.`,
  notYours: 'Only the person who asked can do this.',
  close: 'Close',
  notInThisLanguage: 'Sorry, the documents do not hold this in English.',
  source: {
    title: 'Sources',
    quoteNote: 'The words the answer quotes are in bold.',
    cut: 'This is a long section: only what stands around the quote is shown.',
    changed: 'This section was changed after the answer. Below is what it says now.',
    gone: 'This section is not in the documents any more; it seems to have been rewritten or withdrawn. Ask again for an answer from the documents as they are now.',
    quoted: 'What the answer quoted',
    owner: (name: string) => `Owner of the document: ${name}`,
  },
  rating: {
    thanks: 'Thank you. It is noted that this helped.',
    title: 'What was not right?',
    reason: 'Which comes closest?',
    reasons: {
      incorrect: 'It is not correct',
      'off-topic': 'It is not what I asked',
      outdated: 'It is out of date',
      unclear: 'It is hard to understand',
      incomplete: 'Something is missing',
    },
    comment: 'In your words',
    commentHint:
      'Goes to the responsible officer without your name. Please write nothing out of drawings, and no personal data.',
    submit: 'Send',
    cancel: 'Cancel',
    told: 'Thank you. The responsible officer hears of it once a week, without your name. When there is a better answer, I tell you in a direct message.',
    notedOnly:
      'Thank you. As this was a personal question, only the rating is noted; your question is shown to nobody.',
    noReason: 'Please choose the one that comes closest.',
  },
  correction: {
    field: 'A correction for those who got this answer',
    hint: 'Only the responsible officer sees this field. What you write here goes privately to every employee who got the same answer. Guests are only told that it was corrected.',
    title: 'Send a correction',
    question: (text: string) => `Question: ${text}`,
    answer: 'The answer that people got',
    submit: 'Send it',
    sent: 'The correction is on its way, privately, to everyone who got the same answer.',
  },
  share: {
    title: 'Share in a channel',
    lead: 'The question and the answer below are posted as shared by you, with their sources and quotes.',
    channel: 'Channel',
    submit: 'Share',
    cancel: 'Cancel',
    done: 'It is shared.',
    withdrawn: 'Whoever shared this has taken it back.',
    doneBefore: 'This answer is in that channel already.',
    by: (name: string) => `${name} shared an answer by Mamori`,
    question: (text: string) => `Question: ${text}`,
    refused: (titles: readonly string[]) =>
      `It cannot be posted there, for a source is for employees only: ${titles.map((title) => `“${title}”`).join(', ')}. You can share it in a private channel that only employees are in.`,
    changed: (titles: readonly string[]) =>
      `A source changed after the answer: ${titles.map((title) => `“${title}”`).join(', ')}. Please ask again and share that answer.`,
    channels: {
      'not-there': 'Mamori is not in that channel. Type /invite @mamori there, then try again.',
      'not-member': 'Please choose a channel that you are in yourself.',
      unsure:
        'It cannot be checked right now who is in that channel, so nothing was shared. Please try again in a moment.',
    },
  },
  movedHere: 'This seems to be a personal question, so I answer it here, where nobody else sees it.',
  // In both languages, in both files: whoever reads this wrote in neither.
  movedUnread:
    'I could not read your question, so I answer it here, where nobody else sees it.\n日本語か英語のご質問ではないようです。内容がわからないため、ほかの人に見えないここでお答えします。',
  late: 'Sorry for the late reply: I could not work for a while.',
  withdrawn: 'The question is gone, and so is its answer.',
  gapNoted:
    'The responsible officer hears of this question, without your name. When there is an answer, I tell you in a direct message. To delete it, write “delete my questions”.',
  mine: {
    title: 'Your questions',
    text: (count: number, days: number) =>
      count === 0
        ? `No question of yours is kept. Questions and answers are kept for ${days} days, for example to tell you when a source changes.`
        : `${count === 1 ? 'One question is' : `${count} questions are`} kept with the answers, for example to tell you when a source changes. They go after ${days} days.`,
    ask: (count: number) =>
      `This deletes ${count === 1 ? 'the question' : `the ${count} questions`} I keep with the answers, and what you said of answers. Answers you shared in channels are taken back. It cannot be undone. Other messages in Slack stay as they are.`,
    none: (days: number) => `No question of yours is kept. (Questions and answers go after ${days} days.)`,
    button: 'Delete my questions',
    confirmTitle: 'Delete your questions?',
    confirmText:
      'Answers you shared in channels are taken back as well. It cannot be undone. Other messages in Slack stay as they are.',
    confirm: 'Delete',
    cancel: 'Cancel',
    done: (count: number, shared: number) =>
      [
        count === 1 ? 'One question is deleted.' : `${count} questions are deleted.`,
        ...(shared === 0
          ? []
          : [
              shared === 1
                ? 'The answer you shared is taken back.'
                : `The ${shared} answers you shared are taken back.`,
            ]),
      ].join(' '),
  },
} satisfies FeedbackMessages
