import { localDate } from '../calendar/index.ts'

/** The year an incident is counted in: the calendar year in Japan at that instant. */
export function numberYear(at: Date): number {
  return Number(localDate(at, 'Asia/Tokyo').slice(0, 4))
}

/** The number people say: `2026-001`, `D2026-001` for a drill; from the thousandth on it grows by a digit. */
export function incidentNumber(year: number, count: number, drill = false): string {
  return `${drill ? 'D' : ''}${year}-${String(count).padStart(3, '0')}`
}
