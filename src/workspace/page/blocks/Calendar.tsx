import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { addDays, addMonths, type Day, formatDate, formatMonth, weekdayNames, weeksOf } from '../calendar.ts'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'

/** A month's page. Arrow keys go by days and weeks, Page Up and Down by months, Home and End to a week's ends. */
export function Calendar({
  chosen,
  today,
  onChoose,
}: {
  chosen: Day | undefined
  today: Day
  /** An empty text takes the day away. */
  onChoose: (day: Day) => void
}): ReactNode {
  const { t, locale } = useDesk()
  const [at, setAt] = useState(chosen ?? today)
  const grid = useRef<HTMLTableElement>(null)
  /** The focus follows the keys, not a press on the month's arrows. */
  const follows = useRef(false)

  useEffect(() => {
    if (follows.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
    follows.current = false
  }, [at])

  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, at)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    follows.current = true
    setAt(to)
  }
  return (
    <div className="calendar">
      <div className="calendar-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t.monthBefore}
          title={t.monthBefore}
          onClick={() => setAt(addMonths(at, -1))}
        >
          <Icon name="back" />
        </button>
        <strong aria-live="polite">{formatMonth(at, locale)}</strong>
        <button
          type="button"
          className="icon-button"
          aria-label={t.monthAfter}
          title={t.monthAfter}
          onClick={() => setAt(addMonths(at, 1))}
        >
          <Icon name="right" />
        </button>
      </div>
      <table
        ref={grid}
        className="calendar-grid"
        {...{ role: 'grid', onKeyDown, 'aria-label': formatMonth(at, locale) }}
      >
        <thead>
          <tr>
            {weekdayNames(locale).map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} {...{ role: 'gridcell', 'aria-selected': day === chosen }}>
                  <button
                    type="button"
                    className={classOf(day, at, chosen, today)}
                    aria-label={formatDate(day, locale)}
                    aria-current={day === today ? 'date' : undefined}
                    tabIndex={day === at ? 0 : -1}
                    data-day={day}
                    data-autofocus={day === at ? true : undefined}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="calendar-foot">
        <button type="button" className="text-button" onClick={() => onChoose(today)}>
          {t.today}
        </button>
        {chosen !== undefined && (
          <button type="button" className="text-button" onClick={() => onChoose('')}>
            {t.clear}
          </button>
        )}
      </div>
    </div>
  )
}

function target(key: string, at: Day): Day | undefined {
  const weekday = new Date(`${at}T00:00:00Z`).getUTCDay()
  switch (key) {
    case 'ArrowLeft':
      return addDays(at, -1)
    case 'ArrowRight':
      return addDays(at, 1)
    case 'ArrowUp':
      return addDays(at, -7)
    case 'ArrowDown':
      return addDays(at, 7)
    case 'Home':
      return addDays(at, -weekday)
    case 'End':
      return addDays(at, 6 - weekday)
    case 'PageUp':
      return addMonths(at, -1)
    case 'PageDown':
      return addMonths(at, 1)
    default:
      return undefined
  }
}

function classOf(day: Day, at: Day, chosen: Day | undefined, today: Day): string {
  const classes = ['calendar-day']
  if (day.slice(0, 7) !== at.slice(0, 7)) classes.push('calendar-other')
  if (day === today) classes.push('calendar-today')
  if (day === chosen) classes.push('calendar-chosen')
  return classes.join(' ')
}
