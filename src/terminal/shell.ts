import { once } from 'node:events'
import { homedir } from 'node:os'
import type { Writable } from 'node:stream'
import { environment } from '../config/env.ts'
import type { Environment } from '../config/settings.ts'

/** A stream that may be a terminal. */
export type Screen = Pick<Writable, 'write' | 'once' | 'on'> & {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** What a command has around it. */
export type Shell = {
  readonly environment: Environment
  readonly home: string
  readonly stdin: AsyncIterable<Buffer | string>
  /** For data. */
  readonly stdout: Screen
  /** For people. */
  readonly stderr: Screen
}

export function processShell(): Shell {
  const { stdin, stdout, stderr } = process
  return { environment, home: homedir(), stdin, stdout, stderr }
}

/** Waits for a reader that is slower than the data. */
export async function write(screen: Screen, text: string): Promise<void> {
  if (!screen.write(text)) await once(screen as Writable, 'drain')
}
