/** A time as the reader writes it; the day is left out where it is today. */
export function timeText(iso: string, language: string, now = new Date()): string {
  const time = new Date(iso)
  const today = time.toDateString() === now.toDateString()
  const day = today ? {} : ({ month: 'short', day: 'numeric' } as const)
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(language, { ...day, ...clock }).format(time)
}

/** What a field for a local time takes. */
export function toLocal(iso: string | undefined): string {
  const time = new Date(iso ?? '')
  if (Number.isNaN(time.getTime())) return ''
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 19)
}

/** The time that a field for a local one holds, as ListRequests takes it. */
export function fromLocal(local: string): string {
  const time = new Date(local)
  return Number.isNaN(time.getTime()) ? '' : time.toISOString()
}
