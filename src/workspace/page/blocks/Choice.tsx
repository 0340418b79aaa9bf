import type { Checkboxes, Option, RadioButtons } from '@slack/types'
import { type ReactNode, useId } from 'react'
import { TextObject } from './Inline.tsx'

/** Radio buttons or checkboxes, one under the other. */
export function ChoiceElement({
  element,
  value,
  label,
  busy = false,
  invalid = false,
  describedBy,
  onChange,
}: {
  element: Checkboxes | RadioButtons
  value: string | readonly string[] | undefined
  label: string
  busy?: boolean
  invalid?: boolean
  describedBy?: string | undefined
  onChange: (value: string | readonly string[]) => void
}): ReactNode {
  const name = useId()
  const single = element.type === 'radio_buttons'
  const chosen = typeof value === 'string' ? [value] : (value ?? [])
  const pick = (option: string) => {
    if (single) onChange(option)
    else onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option])
  }
  const frame = {
    role: single ? 'radiogroup' : 'group',
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-busy': busy,
  }
  return (
    <div className="choices" {...frame}>
      {element.options.map((option: Option) => {
        const optionValue = option.value ?? option.text.text
        return (
          <label className="choice" key={optionValue}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name={name}
              value={optionValue}
              aria-invalid={invalid}
              checked={chosen.includes(optionValue)}
              disabled={busy}
              onChange={() => pick(optionValue)}
            />
            <span>
              <TextObject text={option.text} inline={true} />
              {option.description !== undefined && (
                <small>
                  <TextObject text={option.description} inline={true} />
                </small>
              )}
            </span>
          </label>
        )
      })}
    </div>
  )
}
