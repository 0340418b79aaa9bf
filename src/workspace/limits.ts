/**
 * Where a number comes from.
 * - `reference`: the Block Kit and object pages of docs.slack.dev/reference, as read through the comments of
 *   @slack/types 3.2.0.
 * - `method`: the page of the method that takes it, docs.slack.dev/reference/methods.
 * - `guide`: a guide of docs.slack.dev (Socket Mode, response_url, streaming, rate limits).
 * - `slackblocks`: spec/limits.json of slackblocks, 2026-08, where the reference gives no number.
 * - `observed`: reported from running workspaces, not written down by Slack.
 * - `ours`: Slack gives no number; the workspace refuses early rather than late.
 */
export type LimitSource = 'reference' | 'method' | 'guide' | 'slackblocks' | 'observed' | 'ours'

type Limit = readonly [most: number, source: LimitSource]

/**
 * Slack's limits as the workspace enforces them, each with its source. Where two sources differ, the smaller number
 * stands. Characters are counted as UTF-16 units, which is never fewer than Slack counts, so whatever passes here
 * passes there.
 */
export const limitTable = {
  /** An id given by the app: block_id, action_id, callback_id, external_id. */
  id: [255, 'reference'],
  message: {
    blocks: [50, 'reference'],
    attachments: [100, 'method'],
    /** chat.postMessage cuts here and warns. */
    text: [40_000, 'method'],
    /** chat.update refuses above this. */
    updateText: [4000, 'method'],
    /** markdown_text, and all markdown blocks of a message together. */
    markdown: [12_000, 'method'],
    /** What a person may type into Slack's composer. */
    typed: [12_000, 'observed'],
    /** Slack says metadata_too_large and not where. */
    metadata: [8000, 'ours'],
    /** Tables: Slack takes one in a message. */
    tables: [1, 'observed'],
  },
  stream: {
    /** markdown_text and the text of one chunk. */
    text: [12_000, 'method'],
    /** Blocks that come in chunks, over the whole stream; those of chat.stopStream come on top. */
    blocks: [50, 'reference'],
    stopBlocks: [50, 'reference'],
    /** The text of a task or of a plan. */
    title: [256, 'observed'],
    /** Seconds from the start after which Slack ends a stream, whatever is appended in between. */
    lifeS: [300, 'observed'],
  },
  view: {
    blocks: [100, 'reference'],
    title: [24, 'reference'],
    button: [24, 'reference'],
    privateMetadata: [3000, 'reference'],
    bytes: [250_000, 'method'],
    depth: [3, 'method'],
  },
  section: { text: [3000, 'reference'], fields: [10, 'reference'], field: [2000, 'reference'] },
  header: { text: [150, 'reference'] },
  context: { elements: [10, 'reference'] },
  actions: { elements: [25, 'reference'] },
  contextActions: { elements: [5, 'reference'] },
  image: { altText: [2000, 'reference'], title: [2000, 'reference'], url: [3000, 'slackblocks'] },
  input: { label: [2000, 'reference'], hint: [2000, 'reference'] },
  table: {
    rows: [100, 'reference'],
    columns: [20, 'reference'],
    settings: [20, 'reference'],
    characters: [10_000, 'observed'],
  },
  dataTable: {
    /** The header among them. */
    rows: [101, 'reference'],
    columns: [20, 'slackblocks'],
    pageSize: [100, 'reference'],
    /** Sources say 10,000 and 20,000. */
    characters: [10_000, 'observed'],
    caption: [255, 'ours'],
  },
  alert: { text: [200, 'slackblocks'] },
  card: {
    title: [150, 'reference'],
    subtitle: [150, 'reference'],
    body: [200, 'reference'],
    actions: [3, 'slackblocks'],
  },
  carousel: { cards: [10, 'reference'] },
  container: { title: [150, 'reference'], subtitle: [150, 'reference'], blocks: [10, 'reference'] },
  plan: { tasks: [50, 'slackblocks'], title: [256, 'observed'] },
  task: { title: [256, 'observed'], sources: [100, 'ours'] },
  video: {
    /** The reference says “less than 200” and “less than 50”. */
    title: [199, 'reference'],
    author: [49, 'reference'],
    provider: [50, 'slackblocks'],
    description: [200, 'slackblocks'],
    url: [3000, 'slackblocks'],
    titleUrl: [2000, 'slackblocks'],
  },
  richText: {
    elements: [1000, 'ours'],
    sections: [200, 'ours'],
    indent: [8, 'reference'],
    offset: [10_000, 'ours'],
  },
  button: {
    text: [75, 'reference'],
    value: [2000, 'reference'],
    url: [3000, 'reference'],
    label: [75, 'reference'],
  },
  iconButton: { visibleTo: [10, 'slackblocks'] },
  /** `value` is 75 in the types and 150 in slackblocks. */
  option: {
    text: [75, 'reference'],
    value: [75, 'reference'],
    description: [75, 'reference'],
    url: [3000, 'reference'],
  },
  select: { options: [100, 'reference'], groups: [100, 'reference'], groupLabel: [75, 'reference'] },
  choices: { options: [10, 'reference'] },
  overflow: { options: [5, 'slackblocks'] },
  placeholder: [150, 'reference'],
  textInput: { length: [3000, 'reference'], lines: [100, 'reference'] },
  fileInput: { files: [10, 'reference'] },
  confirm: { title: [100, 'reference'], text: [300, 'reference'], button: [30, 'reference'] },
  /** A url element, the source of a task. */
  source: { url: [3000, 'slackblocks'], text: [3000, 'ours'] },
  session: { title: [200, 'method'] },
  prompts: { count: [4, 'method'], title: [150, 'ours'], message: [3000, 'ours'] },
  status: { messages: [10, 'method'], message: [50, 'method'], lifeS: [120, 'method'] },
  responseUrl: { uses: [5, 'guide'], lifeS: [1800, 'guide'] },
  trigger: { lifeS: [3, 'guide'] },
  /** Items of one page of a list. */
  page: { items: [1000, 'method'] },
  /** Characters of what blocks.validate takes. */
  validate: { characters: [100_000, 'method'] },
} as const satisfies Readonly<Record<string, Limit | Readonly<Record<string, Limit>>>>

type Numbers<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends readonly [infer Most, LimitSource]
    ? Most
    : Numbers<Table[Name]>
}

/** The numbers of the table alone. */
export const limits = numbersOf(limitTable) as Numbers<typeof limitTable>

function numbersOf(table: object): object {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => [name, Array.isArray(entry) ? entry[0] : numbersOf(entry)]),
  )
}
