/** What the program ends with, for scripts. */
export const exitCodes = {
  done: 0,
  /** The command line or a setting is wrong, or the call was refused as it stands. */
  usage: 1,
  /** The call was done, but for some resources; or faults were found. */
  partly: 2,
  /** Nobody, or not with these credentials. */
  credentials: 4,
  /** No server has answered. */
  unreachable: 5,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Something that its user can put right: printed as what, why and how to fix, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly hint: string
  readonly exitCode: ExitCode

  constructor(message: string, hint: string, options: ErrorOptions & { readonly exitCode?: ExitCode } = {}) {
    super(message, options)
    this.hint = hint
    this.exitCode = options.exitCode ?? exitCodes.usage
  }
}
