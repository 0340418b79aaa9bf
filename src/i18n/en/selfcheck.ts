import type { SelfcheckMessages } from '../ja/selfcheck.ts'

/** What the bot says in a self-check: the items, the result, and when a button came too late. */
export const selfcheck = {
  title: 'Self-check',

  item: {
    progress: (position, total, area) => `${position}/${total}  ${area}`,
    leftOut: (count) =>
      count === 1
        ? 'One question does not apply by your answers so far, and is not counted.'
        : `${count} questions do not apply by your answers so far, and are not counted.`,
    intro: (total) =>
      `${total} questions, about ten minutes. You can stop at any time and go on later. Your answers and the result are shown only in this direct message.`,
    introAsked: (total) =>
      `${total} questions, about ten minutes. You can stop at any time and go on later. Who sees what is written in the invitation.`,
    example: 'For example',
    chosen: (label) =>
      `Your answer so far: ${label}. To keep it, press the same button to go on. If you change it, the earlier answer stays in the history.`,
    back: 'Back',
    skip: 'Skip',
    pause: 'Pause',
    note: 'Note / evidence',
    more: {
      hour: 'Go on in an hour',
      tomorrow: 'Go on tomorrow morning',
      workday: 'Go on the next working day',
      fewADay: 'Three questions a day',
      noLimit: 'No daily limit',
    },
    typed: 'Besides the buttons you can answer in words, such as “mostly” or “not yet”.',
    askColleague: (id) => `Ask somebody about ${id}`,
    unknownBefore: (text) => `Recorded as “Not sure”: ${text}`,
    proxyFor: (name) => `Entered on behalf of ${name}`,
    newer: (version) =>
      `There is a newer version (${version}) of this checklist. If you move to it, answers to items that mean the same go along, and the others are asked again.`,
    renew: 'Move to the newer version',
  },

  lead: {
    why: (why) => `Why it matters: ${why}`,
    example: (example) => `For example: ${example}`,
    confirm: (label) =>
      `Do you mean “${label}”? If so, write “yes” or press that button. If not, choose the nearest one.`,
    unclear: 'I could not tell which answer you mean. Please choose the nearest one below.',
    later:
      'When would you like to go on? Choose under “…” at the right of the buttons. Your answers so far are saved.',
    last: 'This is the only item without an answer. You can choose “Not sure” if you do not know.',
    first: 'This is the first item.',
    returned: 'Back to your self-check.',
    section: (heading) => `More: send “${heading}” to read the explanation with its source.`,
  },
  recorded: (position, text, label) => `${position}. ${text} → ${label}`,
  unverified: (name) => `${name} (name to be confirmed)`,

  paused: {
    title: 'Your self-check is paused',
    text: (answered, total) =>
      `You have answered ${answered} of ${total} questions, and all of it is saved. Go on with the button below or with /mamori check.`,
    restsUntil: (moment, answered, total) =>
      `I will bring the next question here ${moment}. You have answered ${answered} of ${total}.`,
    resume: 'Resume',
  },
  movedBelow: 'This self-check goes on in the new message below.',
  allAnswered: (total) =>
    `You have answered all ${total} questions. Thank you. The result is in the message below.`,

  refused: {
    stale:
      'That button belonged to an earlier view. Your answers have not changed. Please go on from the current view.',
    over: 'This campaign is over, so your answers have not changed.',
    busy: 'Another run of the same self-check is under way. Please finish that one first, then change this answer.',
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
    change: 'Change an answer',
    askColleague: 'Ask somebody who knows',
    leftOut: (count) =>
      `${count} ${count === 1 ? 'item was' : 'items were'} not asked, because an earlier answer showed that ${count === 1 ? 'it does' : 'they do'} not apply.`,
    proxyFor: (name) => `Entered on behalf of ${name}, not by that person`,
    band: 'As a guide: ',
    none: 'You have not finished a self-check yet. Once you have, you will see the result here.',
  },

  change: {
    title: 'Change an answer',
    item: 'Item to change',
    intro: 'The item is shown again. Your earlier answer stays in the history.',
    submit: 'Show it',
    close: 'Close',
    done: 'The item is in your direct message.',
    answered: (text, label) => `${text} (${label})`,
  },

  note: {
    title: 'Note / evidence',
    intro: (text) => `Item: ${text}`,
    given: 'Notes and evidence so far',
    line: (content, day) => `${content} (${day})`,
    expires: (day) => `  good until ${day}`,
    comment: 'Note',
    commentExample: 'For example: the register is in the shared folder of General Affairs',
    link: 'Link to evidence',
    linkHint: 'A Slack message or an internal document; starts with https://',
    file: 'File as evidence',
    fileHint:
      'The file itself is not kept here: only its name and a value (SHA-256) that shows whether it was changed.',
    expiresOn: 'Evidence is good until',
    expiresHint: 'On that day you get a message that asks for new evidence.',
    submit: 'Record',
    close: 'Close',
    remove: 'Remove',
    problems: {
      empty: 'Please fill in at least one field.',
      'too-long': 'Please use at most 2,000 characters.',
      'not-a-link': 'Please give an address that starts with https://.',
      expired: 'Please choose a day from tomorrow on.',
    },
    gone: 'That item could not be found. Please go on from the current view.',
    fileKept: (name) => `The file “${name}” is recorded as evidence.`,
    fileLost: (name) =>
      `The file “${name}” could not be read, so it is not recorded. Please check that it is still there and try again.`,
    stale: (text) => `This evidence has reached its date: ${text}`,
    staleHint:
      'Add new evidence under “Note / evidence”. If the answer has changed, answer again in your next self-check.',
  },

  enquiry: {
    title: 'Ask who knows',
    item: 'Item',
    person: 'Whom to ask',
    intro:
      'The person gets the item and your request to help. Your other answers and scores are not shown to them.',
    submit: 'Send',
    close: 'Close',
    sent: (id) => `Item ${id} is on its way. When there is an answer, I will tell you, with the name.`,
    problems: {
      'asked-before': 'You have asked this person about this item already. The answer is still to come.',
      oneself: 'Please choose somebody other than yourself.',
      'not-found': 'That item could not be found. Please go on from the current view.',
      'cannot-answer':
        'It cannot be sent to that person. Please choose somebody of your company who uses Slack.',
    },
    request: 'A colleague is not sure about an item of the self-check and asks for your help. Asked by: ',
    comment: 'Answer with a comment',
    commentTitle: 'Answer and comment',
    commentLabel: 'Comment',
    answerLabel: 'Answer',
    thanks: (label) => `You answered “${label}”. Thank you.`,
    before: 'This item has been answered already.',
    answered: (text, label) => ` has answered.\n${text} → ${label}`,
    adopted: 'This answer is recorded with the name. You can still change it with “Change an answer”.',
    kept: 'You have an answer of your own, so that one stays.',
    late: 'The campaign is over, so the recorded answer was not changed.',
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

  report: {
    title: 'Result of a self-check',
    about: (checklist, version, day) => `${checklist} (version ${version}), carried out on ${day}`,
    proxyFor: (name) => `Entered on behalf of ${name}, not by that person`,
    source: (source) => `Source: ${source}`,
    unverifiedArea: (name) => `${name} (name to be confirmed)`,
    scores: 'Scores',
    overall: 'Overall',
    points: (score) => `${score}`,
    notApplicable: 'Not applicable',
    leftOut: 'Not applicable (not asked)',
    gaps: 'What to improve',
    next: 'Next step: ',
    section: (heading) => `(explained in “${heading}”)`,
    noGaps: 'There was no item answered with “Partly” or “No”.',
    needsCheck: 'To be checked',
    answers: 'Answers and evidence, item by item',
    since: (day) => `Changes since last time (${day})`,
    changes: {
      better: 'Better',
      worse: 'Worse',
      same: 'Same',
      changed: 'Changed',
      new: 'New item',
      gone: 'No longer asked',
    },
    staleEvidence: 'the evidence is past its date',
    evidence: (content, expires) =>
      expires === '' ? `Evidence: ${content}` : `Evidence: ${content} (good until ${expires})`,
    byColleague: (name) => ` (answered by ${name}, who was asked)`,
    caveats: 'About this result',
    caveatTexts: [
      'This is the result of a self-check, made to know where the company stands. It is neither the self-confirmation a business makes itself (自己確認) nor certification by a certification body (認証).',
      'It is not a pass or a fail, and it gives no right to use the logo of the scheme.',
      'The answers, the use of the result and the measures themselves are the responsibility of the business.',
    ],
    columns: [
      'Area',
      'No.',
      'Item',
      'Answer',
      'Points',
      'Answered by',
      'On',
      'Note',
      'Evidence',
      'Measure (1–9)',
    ],
    fileName: (day) => `self-check-result_${day}`,
    pdf: 'Get it as PDF',
    sheet: 'Get it as a spreadsheet',
    csv: 'Get it as CSV',
    ready: 'Here is the file with the result of your self-check.',
  },

  home: {
    intro:
      'Check how well technical information is protected, one question at a time. About ten minutes, then you see a score by area and what to do next.',
    start: 'Start a self-check',
    underWay: (answered, total) => `Under way: ${answered} of ${total} questions answered.`,
    resume: 'Resume',
    last: (day, score) => `Last time: ${day}, overall ${score}`,
    result: 'See the result',
    choose: 'Start with another checklist',
  },
} satisfies SelfcheckMessages
