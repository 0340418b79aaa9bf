import { useEffect } from 'react'
import { findIn } from './find.ts'

/**
 * Marks the words in every message in sight, and more strongly in the message one stands at. The browser paints them
 * over the text, so that nothing in the messages changes. A browser without this shows the message's frame alone.
 */
export function useHighlight(wanted: string | undefined, current: string | undefined): void {
  useEffect(() => {
    if (wanted === undefined || wanted.trim() === '' || !('highlights' in CSS)) return
    const paint = () => {
      const all: Range[] = []
      const here: Range[] = []
      for (const message of document.querySelectorAll<HTMLElement>('.page .message')) {
        const ranges = rangesIn(message, wanted)
        ;(message.dataset.ts === current ? here : all).push(...ranges)
      }
      CSS.highlights.set('found', new Highlight(...all))
      CSS.highlights.set('found-here', new Highlight(...here))
    }
    paint()
    // Messages are drawn later than the search is made: a thread that opens, a list that grows upward.
    let frame = 0
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(paint)
    })
    const page = document.querySelector('.page')
    if (page !== null) observer.observe(page, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete('found')
      CSS.highlights.delete('found-here')
    }
  }, [wanted, current])
}

function rangesIn(message: HTMLElement, wanted: string): Range[] {
  const body = message.querySelector('.message-body')
  if (body === null) return []
  const nodes: { node: Text; start: number }[] = []
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  let text = ''
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    nodes.push({ node, start: text.length })
    text += node.data
  }
  return findIn(text, wanted).flatMap(({ start, end }) => {
    const from = nodes.findLast((one) => one.start <= start)
    const to = nodes.findLast((one) => one.start < end)
    if (from === undefined || to === undefined) return []
    const range = new Range()
    range.setStart(from.node, start - from.start)
    range.setEnd(to.node, end - to.start)
    return [range]
  })
}
