/**
 * Slack's limits as the workspace enforces them. Characters are counted as UTF-16 units, which is never fewer than
 * Slack counts, so whatever passes here passes there.
 * Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects; read through the comments of
 * @slack/types 3.2.0), docs.slack.dev/reference/methods/{chat.postMessage,chat.update,views.open}, and where those are
 * silent (card, container, alert, option values) slackblocks' spec/limits.json of 2026-08.
 */
export const limits = {
  /** An id given by the app: block_id, action_id, callback_id, external_id. */
  id: 255,
  message: {
    blocks: 50,
    attachments: 100,
    /** chat.postMessage cuts here and warns. */
    text: 40_000,
    /** chat.update refuses above this. */
    updateText: 4000,
    /** markdown_text, and all markdown blocks of a message together. */
    markdown: 12_000,
    /** What a person may type into Slack's composer. */
    typed: 12_000,
    metadata: 8_000,
  },
  view: { blocks: 100, title: 24, button: 24, privateMetadata: 3000, bytes: 250_000, depth: 3 },
  section: { text: 3000, fields: 10, field: 2000 },
  header: { text: 150 },
  context: { elements: 10 },
  actions: { elements: 25 },
  contextActions: { elements: 5 },
  image: { altText: 2000, title: 2000, url: 3000 },
  input: { label: 2000, hint: 2000 },
  table: { rows: 100, columns: 20, settings: 20 },
  dataTable: { rows: 101, columns: 20, pageSize: 100 },
  alert: { text: 200 },
  card: { title: 150, subtitle: 150, body: 200, actions: 3 },
  carousel: { cards: 10 },
  container: { title: 150, blocks: 10 },
  video: { title: 200, author: 50 },
  button: { text: 75, value: 2000, url: 3000, label: 75 },
  option: { text: 75, value: 75, description: 75, url: 3000 },
  select: { options: 100, groups: 100, groupLabel: 75 },
  choices: { options: 10 },
  overflow: { options: 5 },
  placeholder: 150,
  textInput: { length: 3000 },
  fileInput: { files: 10 },
  confirm: { title: 100, text: 300, button: 30 },
} as const
