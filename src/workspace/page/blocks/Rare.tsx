import type { CardBlock, ContainerBlock, PlanBlock, TaskCardBlock } from '@slack/types'
import { type ReactNode, useState } from 'react'
import { Icon } from '../icons.tsx'
import { safeHref } from '../links.ts'
import { Blocks } from './Blocks.tsx'
import { ActionElement } from './Element.tsx'
import { LargeImage } from './Image.tsx'
import { OutsideLink, plainText, TextObject } from './Inline.tsx'
import { RichText } from './RichText.tsx'

/** A card: an image, a title, a few lines, buttons. */
export function CardView({ block }: { block: CardBlock }): ReactNode {
  return (
    <div className="card">
      {block.hero_image !== undefined && <LargeImage image={block.hero_image} />}
      {block.title !== undefined && (
        <div className="card-title">
          <TextObject text={block.title} inline={true} />
        </div>
      )}
      {block.subtitle !== undefined && (
        <div className="card-subtitle">
          <TextObject text={block.subtitle} inline={true} />
        </div>
      )}
      {block.body !== undefined && <TextObject text={block.body} />}
      {block.actions !== undefined && (
        <div className="actions">
          {block.actions.map((button) => (
            <ActionElement
              key={button.action_id ?? button.text.text}
              element={button}
              blockId={block.block_id ?? ''}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** A box around other blocks that may be folded. */
export function ContainerView({ block }: { block: ContainerBlock }): ReactNode {
  const [open, setOpen] = useState(block.default_collapsed !== true)
  const title = block.title === undefined ? undefined : plainText(block.title)
  const folds = block.is_collapsible === true
  return (
    <div className="card">
      {folds ? (
        <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'right'} size={16} />
          {title}
        </button>
      ) : (
        title !== undefined && <div className="card-title">{title}</div>
      )}
      {block.subtitle !== undefined && (
        <div className="card-subtitle">
          <TextObject text={block.subtitle} />
        </div>
      )}
      {open && <Blocks blocks={block.child_blocks} />}
    </div>
  )
}

/** A step of the app's work with how far it is. */
export function TaskView({ block }: { block: TaskCardBlock }): ReactNode {
  return (
    <div className={`task task-${block.status}`}>
      <span className="task-mark" aria-hidden="true">
        {block.status === 'complete' && <Icon name="check" size={14} />}
        {block.status === 'error' && <Icon name="close" size={14} />}
      </span>
      <div>
        {block.title}
        {block.details !== undefined && <RichText block={block.details} />}
        {block.output !== undefined && <RichText block={block.output} />}
        {block.sources?.map((source) => {
          const href = safeHref(source.url)
          return href === undefined ? null : (
            <div key={source.url}>
              <OutsideLink href={href}>{source.text}</OutsideLink>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** A plan: a title over its steps. */
export function PlanView({ block }: { block: PlanBlock }): ReactNode {
  return (
    <div className="card">
      <div className="card-title">{block.title}</div>
      {block.tasks?.map((task) => (isTask(task) ? <TaskView key={task.task_id} block={task} /> : null))}
    </div>
  )
}

function isTask(task: NonNullable<PlanBlock['tasks']>[number]): task is TaskCardBlock {
  return typeof task.task_id === 'string' && typeof task.title === 'string'
}
