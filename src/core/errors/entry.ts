/** What people are told of an error, in one language. */
export type ErrorText = {
  /** What happened. */
  readonly meaning: string
  /** What to do about it. */
  readonly fix: string
}

/** One error of the wire, with its text in English. `%s` in the message is replaced by the values given to `fail`, in order. */
export type ErrorEntry = ErrorText & {
  readonly code: string
  readonly status: number
  readonly message: string
}

/** Keeps the literal names of a group of entries while checking their form. */
export function entries<const T extends Record<string, ErrorEntry>>(group: T): T {
  return group
}

/** A parameter that is not there; `hint` says what it is, or who sends it. */
export function missing(parameter: string, hint: string): ErrorEntry {
  return {
    code: `Missing${parameter}`,
    status: 400,
    message: `${parameter} is mandatory for this action.`,
    meaning: `The request carries no ${parameter}.`,
    fix: `Send ${parameter}. ${hint}`,
  }
}
