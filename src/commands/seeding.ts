import type { Answer, Client, Parameters } from '../client/client.ts'
import { refusalCode } from '../client/failure.ts'
import type { RemoteOperation } from '../client/operation.ts'
import { UsageError } from '../core/usage-error.ts'
import type { SeedKey, SeedKeys } from './seed-keys.ts'

/** What became of something in a seed. */
export type Seeded = { readonly What: string; readonly Outcome: 'made' | 'there' | 'changed' | 'set' }

export type Seeding = {
  /** Of the account that the top of the file is about. */
  readonly client: Client
  /** Of whoever runs the installation; opened where it is needed. */
  readonly operator: () => Promise<Client>
  /** Calls as the holder of a key. */
  readonly clientOf: (key: SeedKey) => Promise<Client>
  readonly keys: SeedKeys
  readonly told: (seeded: Seeded) => Promise<void>
}

const THERE = /^EntityAlreadyExists\.|^CreatedByAlreadyOpen$/

/** Whether the call has made it; not, where it is there already. */
export async function ensure(
  client: Client,
  operation: RemoteOperation,
  parameters: Parameters,
): Promise<Answer | undefined> {
  try {
    return await client.call(operation, parameters)
  } catch (error) {
    if (THERE.test(refusalCode(error) ?? '')) return undefined
    throw error
  }
}

/** What fails there says so. */
export async function at<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(`${path}: ${error.message}`, error.hint, {
      cause: error.cause,
      exitCode: error.exitCode,
    })
  }
}
