import type { ListedRequest } from './journal.ts'

/** How a request ended. */
export function StatusMark({ request: { HttpStatus } }: { readonly request: ListedRequest }) {
  return <span className={HttpStatus < 400 ? 'status-done' : 'status-failed'}>{HttpStatus}</span>
}
