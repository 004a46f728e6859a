import type { PolicyFault } from './document.ts'

/** Thrown while a policy is read, and caught by whoever began: the first fault ends the reading. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
  readonly fault: PolicyFault

  constructor(path: string, problem: string) {
    super(problem)
    this.fault = { path, problem }
  }
}

/** The path of a member, as one would write it in JavaScript. */
export function memberOf(path: string, name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}

/** As JSON, shortened. */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text))
}

/** A text for a message, cut off where it is long. */
export function shortened(text: string): string {
  const characters = [...text]
  return characters.length > 100 ? `${characters.slice(0, 100).join('')}…` : text
}
