import type { CampaignMessages } from '../ja/campaign.ts'

/** What the bot says in a campaign: the launch, the invitation, reminders, the board, results. */
export const campaign = {
  title: 'Self-check campaigns',

  home: {
    intro: 'Ask the people of a department or team to do a self-check together.',
    new: 'Start a campaign',
    line: (checklist, due, finished, total) => `${checklist}, due ${due}: ${finished} of ${total} done`,
    board: 'See how it stands',
    mine: (checklist, due) => `You are asked to do a self-check: ${checklist} (due ${due})`,
  },
  status: { running: 'running', closed: 'closed', cancelled: 'cancelled' },
  modes: { named: 'with names', grouped: 'totals only' },

  form: {
    title: 'Start a campaign',
    checklist: 'Checklist',
    people: 'People',
    channels: 'Members of channels',
    groups: 'User groups',
    dueOn: 'Due day',
    mode: 'Who sees the answers',
    named: 'With names: you and the responsible officer see who answered what',
    grouped: 'Totals only: sums of five people or more, without names',
    reminds: 'Reminders',
    remindsOn: 'Five and two working days before, on the due day, and the working day after it',
    next: 'Check it',
    close: 'Close',
    loading: 'Looking up who will be reached. One moment, please.',
    started: 'The campaign is being started. When it is ready, the overview comes to your direct message.',
    tooMany: 'You can choose 200 people, channels and groups at a time. Please use channels or groups.',
    notAllowed: 'Only managers and the responsible officer can start a campaign.',
  },

  problems: {
    nobody: 'There is nobody to reach.',
    'too-few': '“Totals only” needs at least five people beside managers.',
    'too-many': 'That is more than 5,000 people. Please start several campaigns.',
    'due-past': 'Please choose a due day from tomorrow on.',
    'due-far': 'The due day is very far away. Please check the year.',
    'no-checklist': 'This checklist cannot be used at the moment.',
  },
  notStarted: (problems) => `The campaign could not be started. ${problems}`,
  givenUp: {
    launch:
      'The campaign could not be started. I tried several times, and it did not work. Nobody has been written to. With the button below you can look at the same choice again and start it. If it still does not work, please tell whoever runs Mamori.',
    again: 'Start the same again',
    anew: 'Choose again and start',
    invitations: (title, waiting) =>
      `The invitations to the campaign “${title}” have stopped on the way: ${waiting === 1 ? 'one person has' : `${waiting} people have`} not been written to. Nothing changes for those who have. The button below sends the rest. If it stops again, please tell whoever runs Mamori.`,
    goOn: 'Send the rest',
    goingOn: 'The rest is being sent. The overview shows how many have been.',
  },

  preview: {
    title: 'Before you start',
    submit: 'Start',
    reach: (count, managers) =>
      managers === 0
        ? `It reaches ${count} ${count === 1 ? 'person' : 'people'}.`
        : `It reaches ${count} people, ${managers} of them managers.`,
    leftOut: 'Not reached',
    reasons: {
      guest: 'Guests',
      bot: 'Bots',
      deactivated: 'Deactivated accounts',
      outside: 'People of other companies',
    },
    reasonLine: (reason, count) => `${reason}: ${count}`,
    away: (count) => `Away at the moment: ${count} (they are reminded only once they are back)`,
    awayNames: (names) => `  ${names}`,
    sending: (from, until) => `Sent from ${from} to about ${until}, one message a second`,
    sendingLater: 'Those for whom it is night or a day off get it in their next working hours.',
    messages: (start, most) => `Messages: ${start} to begin with, and at most ${most} reminders`,
    dueOn: (day) => `Due: ${day}`,
    dueIsOff: 'That is a day off. The working day before it may suit better.',
    example: 'What people will read',
  },

  privacy: {
    named:
      'This campaign is with names. Your answers, scores, notes and evidence are seen, together with your name, by the person who started it and by the responsible officer, and by nobody else in Slack. Whoever runs the server could technically see them. Started by: ',
    grouped:
      'This campaign shows totals only. Once five people or more have finished, the person who started it and the responsible officer see the totals. Managers’ answers are kept out of the totals; where they differ from the average of staff they are set beside it without a name (with few managers it may be clear whose they are). Whose answer is whose appears on no screen, in no export and in no audit record. So that you can go on later, your answers are kept in the database together with your account, and whoever runs the server could technically see them. Started by: ',
  },

  invitation: {
    text: (checklist, due) => `Please do a self-check: ${checklist} (due ${due})`,
    how: 'One question at a time, about ten minutes. You can stop and go on later.',
    start: 'Start',
    absence: 'Enter days off',
    over: 'This campaign is over. Thank you.',
    finished:
      'You have finished already. Thank you. To change an answer, press “Change an answer” below your result.',
    notYours:
      'You do not seem to be part of this campaign. You can start a self-check of your own with /mamori check.',
  },

  absence: {
    title: 'Days off',
    intro: 'On these days you get no reminders of campaigns.',
    person: 'Whose days off (leave empty for your own)',
    from: 'First day',
    to: 'Last day',
    submit: 'Save',
    close: 'Close',
    wrong: 'The last day must not come before the first.',
    notAllowed: 'Only managers and the responsible officer can enter days off for others.',
  },

  reminder: {
    left: (checklist, days) =>
      `The self-check “${checklist}” is due in ${days} working ${days === 1 ? 'day' : 'days'}.`,
    today: (checklist) => `The self-check “${checklist}” is due today.`,
    past: (checklist) => `The self-check “${checklist}” is past its due day. You can still do it.`,
    go: 'Start or go on',
  },

  board: {
    title: 'How the campaign stands',
    about: (checklist, mode, due, status) => `${checklist}, ${mode}, due ${due}, ${status}`,
    counts: (finished, total, underWay) =>
      `${finished} of ${total} have finished, ${underWay} are under way.`,
    sending: (invited, total) => `Invitations on their way: ${invited}/${total}`,
    proxies: (count) => `Entered for people without Slack: ${count}`,
    seed: (digest) => `Seed of the spot-check (its hash): ${digest}`,
    seedShown: (seed) => `Seed of the spot-check: ${seed}`,
    standings: { waiting: 'to be invited', invited: 'not started', started: 'under way', finished: 'done' },
    person: (standing, answered) =>
      answered === 0 ? `  ${standing}` : `  ${standing} (${answered} answered)`,
    more: (count) => `and ${count} more`,
    nudge: 'Remind who is not done',
    extend: 'Change the due day',
    close: 'Close it',
    reopen: 'Open it again',
    cancel: 'Cancel it',
    result: 'What everybody said',
    answers: 'See each answer',
    export: 'Get a spreadsheet',
    proxy: 'Enter for somebody',
    review: 'Send an item back',
    spotCheck: 'Spot-check',
    confirmClose: 'No more answers and no more reminders. You can open it again later.',
    confirmCancel: 'No more answers and no more reminders, and it cannot be opened again.',
    confirmYes: 'Yes',
    confirmNo: 'Not now',
  },
  told: {
    stale: 'Something has changed meanwhile, so nothing was done. Please try again from the newest overview.',
    'not-allowed': 'Only the manager who started it and the responsible officer can do that.',
    'not-found': 'That campaign could not be found.',
    nudging:
      'Those who are not done are written to, but nobody who is off, asleep, not to be disturbed, or was written to today.',
    nudged: (count) => `${count} ${count === 1 ? 'person was' : 'people were'} written to.`,
    nudgedGrouped:
      'Those who are not done were written to. How many is not shown in a campaign with totals only, so that nobody can tell who they are.',
  },
  overdue: (checklist, missing) =>
    `The self-check “${checklist}” is past its due day. ${missing} ${missing === 1 ? 'person has' : 'people have'} not finished.`,
  change: { title: 'Change the due day', submit: 'Change', close: 'Close', dueOn: 'New due day' },

  result: {
    title: 'What everybody said',
    people: (count) => `The mean of ${count} people's answers, without managers.`,
    overall: 'Overall',
    points: (score) => `${score}`,
    none: 'Not applicable',
    gaps: 'Items with the lowest mean',
    item: (points, most, unknown) =>
      unknown === 0 ? `mean ${points} of ${most}` : `mean ${points} of ${most}, not sure: ${unknown}`,
    differ: 'Items that managers and staff see differently',
    differItem: (managers, staff) => `Managers: ${managers}; mean of staff: ${staff}`,
    caveat: 'Totals of a self-check: no result of self-confirmation or certification, and no pass or fail.',
    refused: {
      'too-few': 'The totals can be shown once five people have finished.',
      'too-close':
        'It would differ from a result shown before by fewer than five people, so that somebody’s answers could be worked out. It is shown when more have finished.',
      'not-allowed': 'Only the manager who started it and the responsible officer can see this result.',
      'not-found': 'That campaign could not be found.',
    },
    columns: [
      'Person',
      'Standing',
      'Overall',
      'Session',
      'No.',
      'Item',
      'Answer',
      'Notes and evidence',
      'Lot',
    ],
    groupColumns: ['No.', 'Item', 'Mean points', 'Not sure (people)', 'Managers'],
    fileName: 'self-check-campaign',
    ready: 'Here is the file with the results of the campaign.',
  },

  answers: {
    title: 'Each answer',
    close: 'Close',
    person: 'Choose a person',
    item: 'Choose an item',
    choose: 'Choose a person or an item to see the answers.',
    nobody: 'Nobody has finished yet. Answers can be seen here once somebody has answered every item.',
    proxy: (name) => `${name} (entered for them)`,
    line: (score, toCheck) =>
      toCheck === 0 ? `  overall ${score}` : `  overall ${score} (${toCheck} to be checked)`,
    area: (score) => `  ${score}`,
    answer: (label) => `  ${label}`,
    notAsked: 'not asked',
    note: (content) => `Note or evidence: ${content}`,
    more: (count) =>
      `The answers of ${count} more ${count === 1 ? 'person' : 'people'} are in the spreadsheet.`,
    caveat: 'Answers of a self-check: no result of self-confirmation or certification, and no pass or fail.',
  },

  proxy: {
    title: 'Enter for somebody',
    intro:
      'Enter the answers of somebody without Slack. The result says that it was entered on their behalf.',
    alone: 'It belongs to no campaign. The result is shown only in the direct message of whoever entered it.',
    notAllowed: 'Only managers and the responsible officer can enter answers for somebody.',
    refused:
      'Answers can be entered only while the campaign runs, by the manager who started it or the responsible officer.',
    unnamed: 'Please enter a name.',
    name: 'Name',
    submit: 'Start',
    close: 'Close',
    started: 'The first item is in your direct message.',
  },
  review: {
    title: 'Send an item back',
    person: 'To',
    item: 'Item',
    comment: 'Comment (they will read it)',
    submit: 'Send',
    close: 'Close',
    nobody: 'Nobody has finished yet.',
    sent: 'The item was sent back.',
    request: (text) => `Please look at this item again: ${text}`,
    by: 'Asked by: ',
    open: 'Open this item',
    failed: 'The item could not be sent back. Please try again from the newest overview.',
    over: 'Once a campaign is closed, nobody can change their answer. Please press “Open it again” first, then send the item back.',
  },
  spotCheck: {
    title: 'Spot-check',
    intro:
      'Draws from the answers “yes” and asks for evidence. The seed is the one announced at the start, so that anybody can draw the same.',
    count: 'How many',
    submit: 'Draw',
    close: 'Close',
    drawn: (count) =>
      `${count} ${count === 1 ? 'answer was' : 'answers were'} drawn, and evidence was asked for.`,
    none: 'There is no answer “yes” to draw from. It can be used once the campaign is closed.',
    request: (text) => `A spot-check has drawn this answer. Please give evidence: ${text}`,
    how: 'How it is drawn: seed, session and item joined by “:”, in the order of their SHA-256.',
  },
} satisfies CampaignMessages
