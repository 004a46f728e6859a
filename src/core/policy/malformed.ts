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
