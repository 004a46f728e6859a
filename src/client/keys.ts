import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CredentialsFile, readCredentials } from '../config/data-dir.ts'
import type { Environment } from '../config/settings.ts'
import type { Endpoint } from '../core/endpoint.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import { parseEndpoint } from './endpoint.ts'

export type Keys = {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** Of a session; empty for a lasting key. */
  readonly securityToken: string
  /** Where they were found, for people. */
  readonly source: string
  /** The server that has written them. */
  readonly endpoint?: Endpoint
}

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID'
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'

export function keysOfEnvironment(environment: Environment): Keys | undefined {
  const [accessKeyId, accessKeySecret] = [environment[ID], environment[SECRET]]
  if (!accessKeyId && !accessKeySecret) return undefined
  if (!accessKeyId || !accessKeySecret) {
    const [given, missing] = accessKeyId ? [ID, SECRET] : [SECRET, ID]
    throw new UsageError(`${given} is set, and ${missing} is not.`, 'Set both, or neither.', {
      exitCode: exitCodes.credentials,
    })
  }
  const securityToken = environment['ALIBABA_CLOUD_SECURITY_TOKEN'] ?? ''
  return { accessKeyId, accessKeySecret, securityToken, source: ID }
}

export function hasKeys(dataDir: string, file: CredentialsFile): boolean {
  return existsSync(join(dataDir, file))
}

/** What a server on this machine has left there for whoever runs it. */
export function keysOfDataDir(dataDir: string, file: CredentialsFile): Keys {
  const source = join(dataDir, file)
  const { accessKeyId, accessKeySecret, endpoint, protocol } = readCredentials(dataDir, file)
  return {
    ...{ accessKeyId, accessKeySecret, source, securityToken: '' },
    endpoint: parseEndpoint(source, endpoint, protocol),
  }
}
