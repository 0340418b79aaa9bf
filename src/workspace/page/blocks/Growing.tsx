import type { ReactNode } from 'react'
import { useDesk } from '../desk.ts'
import { settleMarkdown } from '../markdownLive.ts'
import { useGradual } from '../useGradual.ts'
import { Markdown } from './Markdown.tsx'

/** A Markdown text that the app still writes, with a caret at its end; the same text without one when it is whole. */
export function GrowingMarkdown({ text, grows }: { text: string; grows: boolean }): ReactNode {
  const shown = useGradual(text, grows)
  const settled = grows ? settleMarkdown(shown) : text
  if (grows && settled.trim() === '') return <Writing />
  return (
    <div className={grows ? 'growing' : undefined} data-testid={grows ? 'growing' : undefined}>
      <Markdown text={settled} />
    </div>
  )
}

/** Three dots for an app that writes and has shown nothing yet. */
export function Writing(): ReactNode {
  const { t } = useDesk()
  return (
    <span className="writing" role="img" aria-label={t.writing}>
      <i />
      <i />
      <i />
    </span>
  )
}
