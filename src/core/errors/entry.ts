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

/** A parameter with more characters than it may have; `limit` is how many it may have, in words. */
export function beyondLength(parameter: string, limit: string): ErrorEntry {
  return {
    code: `InvalidParameter.${parameter}.Length`,
    status: 400,
    message: `The parameter - "${parameter}" beyond the length limit.`,
    meaning: `${parameter} is too long.`,
    fix: `${parameter} has ${limit} characters.`,
  }
}

/** A parameter with characters that it may not have; `allowed` says which it may. */
export function invalidChars(parameter: string, allowed: string): ErrorEntry {
  return {
    code: `InvalidParameter.${parameter}.InvalidChars`,
    status: 400,
    message: `The parameter - "${parameter}" contains invalid chars.`,
    meaning: `${parameter} holds a character that it may not have.`,
    fix: `${parameter} is made of ${allowed}.`,
  }
}

/** A parameter that is not of its form; `form` is the right one. */
export function wrongFormat(parameter: string, form: string): ErrorEntry {
  return {
    code: `InvalidParameter.${parameter}.Format`,
    status: 400,
    message: `The format of the parameter - "${parameter}" is incorrect.`,
    meaning: `${parameter} is not of its form.`,
    fix: `${parameter} is ${form}.`,
  }
}
