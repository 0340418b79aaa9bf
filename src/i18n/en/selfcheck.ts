import type { SelfcheckMessages } from '../ja/selfcheck.ts'

/** What the bot says in a self-check: the items, the result, and when a button came too late. */
export const selfcheck = {
  title: 'Self-check',

  item: {
    progress: (position, total, area) => `${position}/${total}  ${area}`,
    intro: (total) =>
      `${total} questions, about ten minutes. You can stop at any time and go on later. Your answers and the result are shown only in this direct message.`,
    why: 'Why it matters',
    example: 'For example',
    chosen: (label) =>
      `Your answer so far: ${label}. To keep it, press the same button to go on. If you change it, the earlier answer stays in the history.`,
    back: 'Back',
    pause: 'Pause',
  },
  unverified: (name) => `${name} (name to be confirmed)`,

  paused: {
    title: 'Your self-check is paused',
    text: (answered, total) =>
      `You have answered ${answered} of ${total} questions, and all of it is saved. Go on with the button below or with /mamori check.`,
    resume: 'Resume',
  },
  movedBelow: 'This self-check goes on in the new message below.',
  allAnswered: (total) =>
    `You have answered all ${total} questions. Thank you. The result is in the message below.`,

  refused: {
    stale:
      'That button belonged to an earlier view. Your answers have not changed. Please go on from the current view.',
    closed: 'This self-check is finished. You can see its result with “See the result” in the Home tab.',
    'not-yours': 'This self-check belongs to somebody else. You can start your own with /mamori check.',
    'not-found': 'This self-check could not be found. You can start a new one with /mamori check.',
  },

  result: {
    title: 'Result of your self-check',
    about: (checklist, version, day) => `${checklist} (version ${version})  ${day}`,
    overall: 'Overall',
    points: (score) => `${score}`,
    outOf: ' out of 100',
    notApplicable: 'Not applicable',
    nothingApplies: 'There is no score, because you answered “Does not apply” everywhere.',
    areas: 'Score by area',
    toCheck: (count) => ` (${count} to check)`,
    gaps: 'Good places to start',
    next: 'Next step: ',
    section: (heading) => `Explained in “${heading}”`,
    sectionHint:
      'Send me one of these headings as it stands, and I will show you the explanation with its source.',
    noGaps: 'There was no item answered with “Partly” or “No”.',
    needsCheck: 'To be checked (Not sure)',
    needsCheckHint: 'Ask somebody who knows, and answer again in your next self-check.',
    more: (count) => `and ${count} more`,
    caveats: 'About this result',
    caveatTexts: [
      'This self-check shows you where you stand. It is neither the self-confirmation a business makes itself (自己確認) nor certification by a certification body (認証).',
      'It is not a pass or a fail, and it gives no right to use the logo of the scheme.',
      'How the result is used and how the measures are carried out is the responsibility of the business.',
    ],
    again: 'Start again',
    none: 'You have not finished a self-check yet. Once you have, you will see the result here.',
  },

  chart: {
    title: 'Score by area',
    about: 'The scores of a self-check. They are no result of self-confirmation or certification.',
    fileName: 'selfcheck.png',
    alt: (areas) => `Chart of the score by area. ${areas}`,
    now: 'This time',
    before: 'Last time',
    separator: ', ',
  },

  home: {
    intro:
      'Check how well technical information is protected, one question at a time. About ten minutes, then you see a score by area and what to do next.',
    start: 'Start a self-check',
    underWay: (answered, total) => `Under way: ${answered} of ${total} questions answered.`,
    resume: 'Resume',
    last: (day, score) => `Last time: ${day}, overall ${score}`,
    result: 'See the result',
  },
} satisfies SelfcheckMessages
