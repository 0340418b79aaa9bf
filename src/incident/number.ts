/** The year an incident is counted in: the calendar year in Japan at that instant. */
export function numberYear(at: Date): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', year: 'numeric' }).format(at))
}

/** The number people say: `2026-001`; from the thousandth on it grows by a digit. */
export function incidentNumber(year: number, count: number): string {
  return `${year}-${String(count).padStart(3, '0')}`
}
