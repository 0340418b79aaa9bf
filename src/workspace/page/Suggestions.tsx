import type { ReactNode } from 'react'
import { Avatar } from './Avatar.tsx'

/** Something the composer can complete: it puts `insert` in the place of what stands from `from` to the cursor. */
export type Suggestion = {
  readonly key: string
  readonly from: number
  readonly insert: string
  readonly title: string
  readonly hint?: string
  readonly note?: string
  readonly avatar?: { readonly id: string; readonly app: boolean }
}

/** The list above the composer; the focus stays in the composer, which moves through it by arrow keys. */
export function Suggestions({
  suggestions,
  chosen,
  onTake,
}: {
  suggestions: readonly Suggestion[]
  chosen: number
  onTake: (suggestion: Suggestion) => void
}): ReactNode {
  return (
    <div className="suggestions" role="listbox" id="suggestions">
      {suggestions.map((suggestion, index) => (
        <button
          type="button"
          role="option"
          id={`suggestion-${index}`}
          key={suggestion.key}
          className={index === chosen ? 'suggestion suggestion-chosen' : 'suggestion'}
          aria-selected={index === chosen}
          tabIndex={-1}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          {suggestion.avatar !== undefined && (
            <Avatar id={suggestion.avatar.id} name={suggestion.title} app={suggestion.avatar.app} size={24} />
          )}
          <strong>{suggestion.title}</strong>
          {suggestion.hint !== undefined && <code>{suggestion.hint}</code>}
          {suggestion.note !== undefined && <span>{suggestion.note}</span>}
        </button>
      ))}
    </div>
  )
}
