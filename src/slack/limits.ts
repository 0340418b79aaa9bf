/**
 * Slack's limits, in characters unless said, for what our views use.
 * Sources: docs.slack.dev Block Kit reference and @slack/types 3.2.0; `optionText` and `optionValue` are 75 in
 * the reference (150 in some lists: the smaller is kept). The local workspace has a table of its own on purpose.
 */
export const limits = {
  messageText: 4_000,
  messageBlocks: 50,
  viewBlocks: 100,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  header: 150,
  sectionText: 3_000,
  fieldText: 2_000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  id: 255,
  optionText: 75,
  optionValue: 75,
  selectOptions: 100,
  placeholder: 150,
  label: 2_000,
  hint: 2_000,
  altText: 2_000,
  plainTextInput: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  sectionFields: 10,
  contextActionsElements: 5,
  imageTitle: 2_000,
  optionDescription: 75,
  optionGroups: 100,
  /** Radio buttons and check boxes. */
  choices: 10,
  overflowOptions: 5,
  /** All markdown blocks of a message together. */
  markdown: 12_000,
  tableRows: 100,
  tableColumns: 20,
  /** A view as JSON, in bytes. */
  viewBytes: 250_000,
} as const

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/**
 * The text, or its beginning with `…` where it is longer than `most` characters (UTF-16 units, the stricter of the
 * two ways Slack may count). Never cuts inside a grapheme, so no half emoji or loose dakuten remains.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break
    kept += segment
  }
  return `${kept}…`
}
