import type { ReactNode } from 'react'
import type { Inline } from '../inline.ts'
import { type MarkdownNode, parseMarkdown } from '../markdown.ts'
import { Each } from './Each.tsx'
import { InlineText } from './Inline.tsx'

/** Draws a text in standard Markdown. */
export function Markdown({ text }: { text: string }): ReactNode {
  return (
    <div className="markdown">
      <Nodes nodes={parseMarkdown(text)} />
    </div>
  )
}

function Nodes({ nodes }: { nodes: readonly MarkdownNode[] }): ReactNode {
  return <Each of={nodes} draw={(node) => <Node node={node} />} />
}

function Node({ node }: { node: MarkdownNode }): ReactNode {
  switch (node.kind) {
    case 'heading':
      return <Heading level={node.level} nodes={node.children} />
    case 'paragraph':
      return (
        <p className="para">
          <InlineText nodes={node.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote className="quote">
          <Nodes nodes={node.children} />
        </blockquote>
      )
    case 'code':
      return <pre className="pre">{node.text}</pre>
    case 'rule':
      return <hr className="divider" />
    case 'list':
      return <MarkdownList node={node} />
    case 'table':
      return <MarkdownTable node={node} />
  }
}

/** The page's own headings end at h3, so those of a message begin at h4. */
function Heading({ level, nodes }: { level: number; nodes: readonly Inline[] }): ReactNode {
  const className = `md-heading md-heading-${Math.min(level, 3)}`
  const Tag = level === 1 ? 'h4' : level === 2 ? 'h5' : 'h6'
  return (
    <Tag className={className}>
      <InlineText nodes={nodes} />
    </Tag>
  )
}

function MarkdownList({ node }: { node: Extract<MarkdownNode, { kind: 'list' }> }): ReactNode {
  const items = (
    <Each
      of={node.items}
      draw={(item) => (
        <li>
          <Nodes nodes={item} />
        </li>
      )}
    />
  )
  return node.ordered ? (
    <ol className="list" start={node.start}>
      {items}
    </ol>
  ) : (
    <ul className="list">{items}</ul>
  )
}

function MarkdownTable({ node }: { node: Extract<MarkdownNode, { kind: 'table' }> }): ReactNode {
  const align = (column: number) => ({ textAlign: node.align[column] ?? 'left' })
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <Each
              of={node.head}
              draw={(cell, column) => (
                <th style={align(column)}>
                  <InlineText nodes={cell} />
                </th>
              )}
            />
          </tr>
        </thead>
        <tbody>
          <Each
            of={node.rows}
            draw={(row) => (
              <tr>
                <Each
                  of={row}
                  draw={(cell, column) => (
                    <td style={align(column)}>
                      <InlineText nodes={cell} />
                    </td>
                  )}
                />
              </tr>
            )}
          />
        </tbody>
      </table>
    </div>
  )
}
