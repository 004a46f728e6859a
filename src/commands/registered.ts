import { performance } from 'node:perf_hooks'
import type { Registered } from './registrar.ts'
import { counted } from './resources.ts'

/** What became of all of them, and how fast. */
export function summaryOf(counts: Registered, start: number): string {
  const all = Object.values(counts).reduce((a, b) => a + b)
  const seconds = (performance.now() - start) / 1000
  const rate = Math.round(all / Math.max(seconds, 0.001)).toLocaleString('en-US')
  return `${amountOf(all, 'resource')} in ${seconds.toFixed(1)} s, ${rate} a second: ${partsOf(counts)}.`
}

export function partsOf(counts: Registered): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`)
    .join(', ')
}

export function amountOf(count: number, word: string): string {
  return counted(count, word).replace(/^\d+/, count.toLocaleString('en-US'))
}
