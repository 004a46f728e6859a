import { compileWildcard, type TextTest } from './wildcard.ts'

const PATTERN = /^(?:\*|[A-Za-z0-9_.*?-]+:[A-Za-z0-9_./*?-]+)$/

/** `*`, or `code:Name` with wildcards in either half. */
export function isActionPattern(text: string): boolean {
  return PATTERN.test(text)
}

/** Actions are compared in this form: ASCII letters have no case. */
export function foldAction(action: string): string {
  return action.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** A test of folded actions. Each half is matched by itself, so that no `*` reaches over the colon. */
export function compileAction(pattern: string): TextTest {
  if (pattern === '*') return () => true
  const [code, name] = halvesOf(foldAction(pattern))
  const [matchesCode, matchesName] = [compileWildcard(code), compileWildcard(name)]
  return (action) => {
    const [actionCode, actionName] = halvesOf(action)
    return matchesCode(actionCode) && matchesName(actionName)
  }
}

/** What stands before and behind the first colon. */
export function halvesOf(action: string): readonly [code: string, name: string] {
  const colon = action.indexOf(':')
  return colon < 0 ? [action, ''] : [action.slice(0, colon), action.slice(colon + 1)]
}
