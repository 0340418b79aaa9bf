import type { ActionsBlock, ContextBlock, KnownBlock, SectionBlock } from '@slack/types'
import { Component, type ReactNode } from 'react'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import { Each } from './Each.tsx'
import { ActionElement } from './Element.tsx'
import { GrowingMarkdown } from './Growing.tsx'
import { LargeImage } from './Image.tsx'
import { plainText, TextObject } from './Inline.tsx'
import { InputBlockView } from './Input.tsx'
import { CardView, ContainerView, PlanView, TaskView } from './Rare.tsx'
import { RichText } from './RichText.tsx'
import { TableView } from './Table.tsx'

/**
 * Draws the blocks of a message or a view. A block that cannot be drawn says so and harms no other. `grows` says that
 * the app still writes at the last one.
 */
export function Blocks({
  blocks,
  grows = false,
}: {
  blocks: readonly KnownBlock[]
  grows?: boolean
}): ReactNode {
  const { t } = useDesk()
  return blocks.map((block, index) => (
    <Guard key={block.block_id ?? index} fallback={t.brokenBlock}>
      <BlockView block={block} grows={grows && index === blocks.length - 1} />
    </Guard>
  ))
}

function BlockView({ block, grows }: { block: KnownBlock; grows: boolean }): ReactNode {
  const { t } = useDesk()
  const blockId = block.block_id ?? ''
  switch (block.type) {
    case 'section':
      return <Section block={block} />
    case 'header':
      return (
        <h3 className="header">
          <TextObject text={block.text} />
        </h3>
      )
    case 'divider':
      return <hr className="divider" />
    case 'context':
      return <Context block={block} />
    case 'actions':
      return <Actions block={block} />
    case 'context_actions':
      return (
        <div className="context-actions">
          {block.elements.map((element) => (
            <ActionElement key={element.action_id ?? element.type} element={element} blockId={blockId} />
          ))}
        </div>
      )
    case 'input':
      return <InputBlockView block={block} />
    case 'image':
      return (
        <LargeImage image={block} title={block.title === undefined ? undefined : plainText(block.title)} />
      )
    case 'rich_text':
      return <RichText block={block} />
    case 'markdown':
      return <GrowingMarkdown text={block.text} grows={grows} />
    case 'table':
      return <TableView rows={block.rows} columns={block.column_settings ?? []} />
    case 'data_table':
      return <TableView rows={block.rows} columns={[]} caption={block.caption} />
    case 'alert':
      return (
        <div className={`alert alert-${block.level ?? 'default'}`} role="note">
          <Icon name={block.level === 'success' ? 'check' : block.level === 'info' ? 'info' : 'warning'} />
          <div>
            <TextObject text={block.text} />
          </div>
        </div>
      )
    case 'card':
      return <CardView block={block} />
    case 'carousel':
      return (
        <div className="carousel">
          {block.elements.map((card, index) => (
            <CardView key={card.block_id ?? index} block={card} />
          ))}
        </div>
      )
    case 'container':
      return <ContainerView block={block} />
    case 'task_card':
      return <TaskView block={block} />
    case 'plan':
      return <PlanView block={block} />
    default:
      return <div className="unknown">{t.unknownBlock}</div>
  }
}

function Section({ block }: { block: SectionBlock }): ReactNode {
  const blockId = block.block_id ?? ''
  const accessory = block.accessory
  const wide = accessory?.type === 'checkboxes' || accessory?.type === 'radio_buttons'
  return (
    <div className={wide ? 'section section-wide' : 'section'}>
      <div className="section-body">
        {block.text !== undefined && (
          <div className="section-text">
            <TextObject text={block.text} />
          </div>
        )}
        {block.fields !== undefined && (
          <div className="fields">
            <Each
              of={block.fields}
              draw={(field) => (
                <div className="field-cell">
                  <TextObject text={field} />
                </div>
              )}
            />
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <div className="accessory">
          <ActionElement element={accessory} blockId={blockId} label={plainText(block.text)} />
        </div>
      )}
    </div>
  )
}

function Actions({ block }: { block: ActionsBlock }): ReactNode {
  return (
    <div className="actions">
      {block.elements.map((element, index) => (
        <ActionElement
          key={`${element.action_id ?? ''} ${'value' in element ? element.value : index}`}
          element={element}
          blockId={block.block_id ?? ''}
        />
      ))}
    </div>
  )
}

function Context({ block }: { block: ContextBlock }): ReactNode {
  return (
    <div className="context">
      <Each
        of={block.elements}
        draw={(element) =>
          element.type === 'image' ? (
            <ActionElement element={element} blockId="" />
          ) : (
            <span className="context-text">
              <TextObject text={element} inline={true} />
            </span>
          )
        }
      />
    </div>
  )
}

/** React knows no other way than a class to keep a fault in one part from the rest. */
class Guard extends Component<{ fallback: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <div className="unknown">{this.props.fallback}</div> : this.props.children
  }
}
