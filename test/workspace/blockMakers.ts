// Blocks and elements as short as Slack takes them, for tests that make one thing about each wrong.
export const plain = (length: number) => ({ type: 'plain_text', text: 'あ'.repeat(length) })
export const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'あ'.repeat(length) })
export const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
export const button = (more: object = {}) => ({ type: 'button', text: plain(4), ...more })
export const input = (element: object) => ({ type: 'input', label: plain(4), element })
export const raw = (text: string) => ({ type: 'raw_text', text })
export const rows = (count: number, columns = 1) => many(count, () => many(columns, () => raw('x')))
export const url = 'https://video.example/x'
export const video = (more: object = {}) => ({
  type: 'video',
  video_url: url,
  thumbnail_url: url,
  alt_text: 'x',
  title: plain(3),
  ...more,
})
export const task = (more: object = {}) => ({
  type: 'task_card',
  task_id: 't',
  title: 'x',
  status: 'pending',
  ...more,
})
export const dataTable = (more: object = {}) => ({ type: 'data_table', caption: 'x', rows: rows(2), ...more })
export const choice = (value: string) => ({ text: plain(2), value })
