import type { TableBlock } from '@slack/types'
import type { ReactNode } from 'react'
import { Each } from './Each.tsx'
import { RichText } from './RichText.tsx'

/** A table whose first row is its head. */
export function TableView({
  rows,
  columns,
  caption,
}: {
  rows: TableBlock['rows']
  columns: NonNullable<TableBlock['column_settings']>
  caption?: string
}): ReactNode {
  const [head = [], ...body] = rows
  const align = (column: number) => ({ textAlign: columns[column]?.align ?? 'left' })
  return (
    <div className="table-frame">
      <table className="table">
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            <Each
              of={head}
              draw={(cell, column) => (
                <th style={align(column)}>
                  <Cell cell={cell} />
                </th>
              )}
            />
          </tr>
        </thead>
        <tbody>
          <Each
            of={body}
            draw={(row) => (
              <tr>
                <Each
                  of={row}
                  draw={(cell, column) => (
                    <td
                      className={columns[column]?.is_wrapped === false ? 'nowrap' : undefined}
                      style={align(column)}
                    >
                      <Cell cell={cell} />
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

function Cell({ cell }: { cell: TableBlock['rows'][number][number] }): ReactNode {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : cell.text
}
