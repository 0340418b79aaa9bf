import type { DocumentsMessages } from '../ja/documents.ts'

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')

export const documents = {
  place: {
    page: (page: number) => `p.${page}`,
    sheet: (sheet: string) => `Sheet “${sheet}”`,
    slide: (slide: number) => `Slide ${slide}`,
  },
  formats: {
    markdown: 'Markdown',
    text: 'text',
    html: 'HTML',
    pdf: 'PDF',
    word: 'Word',
    excel: 'Excel',
    powerpoint: 'PowerPoint',
  },
  layers: { company: 'Company rule', practice: 'Common practice', scheme: 'The scheme' },
  audiences: { employees: 'People of the company only', everyone: 'Everyone, guests too' },
  faults: {
    empty: () => 'There is no text in it. Please replace it by a file that has some.',
    scanned: () =>
      'It is a PDF of pictures only, so no text can be read. Run text recognition (OCR) on it, or make the PDF anew from the original.',
    encrypted: () => 'It is protected by a password. Please provide a copy without protection.',
    unreachable: () =>
      'Slack did not hand the file over, though I tried several times. Please send it again in a while, and ask your Slack administrator if that does not help.',
    corrupt: () => 'It seems to be damaged and cannot be opened. Open it in its program and save it again.',
    mislabelled: (found: string) =>
      found === ''
        ? 'What is in it does not fit the ending of its name. Please save it again from its program.'
        : `It is really ${found}, whatever the ending of its name says. Please correct the ending.`,
    unsupported: () =>
      'Files of this kind cannot be read. Please save it as PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), HTML, text or Markdown.',
    'too-large': (limit: string) => `It is too large (the limit is ${limit}). Please split it.`,
    'zip-bomb': () =>
      'It would grow beyond all bounds when opened, so reading was stopped. Check where it comes from, and save it again from its program.',
    'too-slow': (seconds: string) => `It could not be read within ${seconds} seconds. Please split it.`,
    'too-much-memory': () => 'Reading it takes more memory than allowed. Please split it.',
    outside: () =>
      'It is a link to somewhere outside the folder of documents, and is not opened. Please put the file itself there.',
    'linked-folder': () =>
      'It is a link to another folder, and is not followed. Please put the folder itself there.',
    'too-deep': () => 'Its folders are nested too deeply. Twenty levels are the limit.',
    'bad-name': () => 'Its name holds invisible or unusable characters. Please rename it.',
    unreadable: () => 'It cannot be opened. Please check that it may be read.',
    'front-matter': (reason: string) => `Its front matter (or its .meta.yml) is not right: ${reason}`,
    gone: () => 'Slack did not hand the file over. Please send it again.',
  },
  faultDetail: {
    characters: (count: string) => `${count} characters`,
  },
  stale: 'Answers use what could be read before.',
  flagged: (headings: readonly string[]) =>
    `Some parts read like instructions to an AI: ${quoted(headings)}. They are never followed, but please check that they are meant to be there.`,
  pagesWithoutText: (pages: string) => `No text could be read on these pages: ${pages}`,
  news: {
    title: 'About the folder of documents',
    lead: 'Please look at these documents, from which questions are answered.',
    more: (count: number) => `${count} more. “mamori index” lists them.`,
  },
  notRead: {
    byEmployee: (names: readonly string[]) =>
      `I did not read the attachment (${quoted(names)}). Please write your question in words, and do not post drawings or personal data here. To have it added as a document, ask an administrator or the responsible officer.`,
    inChannel: (names: readonly string[]) =>
      `I did not read the attachment (${quoted(names)}). Please write your question in words. An administrator or the responsible officer can add documents in a direct message with me.`,
    tooMany: (names: readonly string[], most: number) =>
      `I can take ${most} files at a time. Please send these again: ${quoted(names)}.`,
  },
  offer: {
    reading: (name: string) => `I am reading “${name}” and will show you here what I found.`,
    failed: (name: string) => `“${name}” could not be added.`,
    title: 'Please check before it is added',
    found: (name: string, format: string, sections: number) =>
      `I found ${sections} ${sections === 1 ? 'section' : 'sections'} in “${name}” (${format}).`,
    headings: 'The first headings',
    more: (count: number) => `and ${count} more`,
    explain: 'Once it is added, I answer questions from it. It can be withdrawn at any time.',
    register: 'Go on',
    discard: 'Do not add it',
    discarded: (name: string) => `“${name}” was not added. Nothing of it was kept.`,
    indexing: (name: string) => `I am adding “${name}”.`,
    registered: (title: string, sections: number) =>
      `“${title}” is added, with ${sections} ${sections === 1 ? 'section' : 'sections'} to answer from. To withdraw it, open “Shared documents” on the Home tab.`,
    gone: 'This file has been added or dropped already.',
  },
  form: {
    title: 'Add a document',
    submit: 'Add',
    close: 'Back',
    name: 'Name of the document',
    nameHint: 'Shown as the source of answers.',
    layer: 'Whose rule is it?',
    audience: 'Who may see it?',
    owner: 'Owner (a role or department)',
    ownerHint: 'Shown as who to ask about what it says.',
    empty: 'Please fill this in.',
  },
  home: {
    title: 'Shared documents',
    text: 'Send a file in your direct message with this app to add it to the documents that questions are answered from.',
    line: (document: { layer: string; audience: string; owner: string; sections: number }) =>
      `${document.layer} · ${document.audience} · owner ${document.owner} · ${document.sections} ${document.sections === 1 ? 'section' : 'sections'} · added by `,
    more: (count: number) => `and ${count} more`,
    withdraw: 'Withdraw',
    confirmTitle: 'Withdraw it?',
    confirmText: (title: string) =>
      `“${title}” will no longer be used in answers, from now on. To bring it back, send the file again.`,
    confirm: 'Withdraw',
    cancel: 'Keep it',
  },
  withdrawn: (title: string) => `“${title}” is withdrawn and no longer used in answers.`,
  withdrawnByOther: (title: string) =>
    `“${title}”, which you added, was withdrawn by another administrator. Please ask them why:`,
} satisfies DocumentsMessages
