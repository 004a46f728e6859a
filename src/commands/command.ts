import type { Option } from '../config/options.ts'

/** A command of the program. `run` answers the exit code; what a user can mend it throws as `UsageError`. */
export type Command = {
  readonly name: string
  readonly summary: string
  readonly options: Readonly<Record<string, Option>>
  readonly run: (flags: Readonly<Record<string, string>>) => Promise<number>
}
