import { type ReactNode, useState } from 'react'
import { useDesk } from '../desk.ts'
import { DateField, type PickerProps } from './DateField.tsx'
import { TimeField } from './TimeField.tsx'

/** Japan's distance from UTC; the page shows and takes times of Japan, see pageTimeZone. */
const offsetS = 9 * 3600

/** A moment as seconds since 1970, chosen as a day and a time of that day. It is told once both are there. */
export function DateTimeField(props: PickerProps): ReactNode {
  const { t } = useDesk()
  const { value, label, onChange } = props
  const known = partsOf(value)
  const [part, setPart] = useState({ day: '', time: '' })
  const day = known?.day ?? part.day
  const time = known?.time ?? part.time
  const change = (next: { day: string; time: string }) => {
    setPart(next)
    const ms = next.day === '' || next.time === '' ? Number.NaN : Date.parse(`${next.day}T${next.time}:00Z`)
    const told = Number.isNaN(ms) ? '' : String(ms / 1000 - offsetS)
    if (told !== value) onChange(told)
  }
  return (
    <span className="date-time">
      <DateField {...props} value={day} onChange={(next) => change({ day: next, time })} />
      <TimeField
        {...props}
        autoFocus={false}
        placeholder=""
        action={undefined}
        label={`${label} ${t.pickTime}`}
        value={time}
        onChange={(next) => change({ day, time: next })}
      />
    </span>
  )
}

function partsOf(epochS: string): { day: string; time: string } | undefined {
  const seconds = Number(epochS)
  if (epochS === '' || !Number.isFinite(seconds)) return undefined
  const local = new Date((seconds + offsetS) * 1000).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 16) }
}
