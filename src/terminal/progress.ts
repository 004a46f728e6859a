import { performance } from 'node:perf_hooks'
import type { Screen } from './shell.ts'

/** How far a piece of work is, for a person at a terminal; nobody else is shown anything. */
export type Progress = {
  /** `done` of `total`, in any unit, and what it is about. The total may not be known. */
  readonly show: (done: number, total: number | undefined, text: () => string) => void
  /** The next piece of work begins. */
  readonly restart: () => void
  readonly clear: () => void
}

const BETWEEN_MS = 200
const WIDTH = 24
const ERASE = '\r\x1b[K'

export function createProgress(screen: Screen, quiet: boolean | undefined): Progress {
  if (quiet || !screen.isTTY) return { show: () => {}, restart: () => {}, clear: () => {} }
  let start = performance.now()
  let shown = start
  return {
    show(done, total, text) {
      const now = performance.now()
      if (now - shown < BETWEEN_MS) return
      shown = now
      const line = total === undefined ? text() : lineOf(total === 0 ? 1 : done / total, now - start, text())
      screen.write(`${ERASE}${line.slice(0, (screen.columns ?? 80) - 1)}`)
    },
    restart() {
      start = performance.now()
    },
    clear: () => void screen.write(ERASE),
  }
}

function lineOf(done: number, elapsed: number, text: string): string {
  const part = Math.min(1, done)
  const left = part === 0 ? Number.NaN : (elapsed / part) * (1 - part)
  return `${bar(part)} ${text}, ${timeOf(left)} left`
}

function bar(part: number): string {
  const full = Math.floor(part * WIDTH)
  const percent = `${Math.floor(part * 100)}`.padStart(3)
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} %`
}

/** `1:05` or `2:03:09`; a question mark where it is not known. */
function timeOf(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '?'
  const seconds = Math.ceil(milliseconds / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [first = 0, ...rest] = parts[0] === 0 ? parts.slice(1) : parts
  return [`${first}`, ...rest.map((each) => `${each}`.padStart(2, '0'))].join(':')
}
