import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import type { Keys } from './keys.ts'

type Profile = Readonly<Record<string, unknown>>

/** The keys in a profile of the aliyun command line, from the file that it keeps in the home directory. */
export function readProfile(name: string, home: string): Keys {
  const file = join(home, '.aliyun', 'config.json')
  const profiles = profilesIn(file)
  const profile = profiles.find((each) => each['name'] === name)
  if (!profile) {
    const names = profiles.map((each) => String(each['name'])).join(', ')
    throw refused(`${file} has no profile "${name}".`, names ? `It has ${names}.` : 'It has none at all.')
  }
  const read = (key: string) => (typeof profile[key] === 'string' ? profile[key] : '')
  const mode = read('mode') || 'AK'
  if (mode !== 'AK' && mode !== 'StsToken') {
    throw refused(
      `The profile "${name}" is of the mode ${mode}.`,
      'Profiles with AK or StsToken can be used.',
    )
  }
  const [accessKeyId, accessKeySecret] = [read('access_key_id'), read('access_key_secret')]
  if (!accessKeyId || !accessKeySecret) {
    throw refused(
      `The profile "${name}" has no access key.`,
      `Set it with aliyun configure --profile ${name}.`,
    )
  }
  const securityToken = mode === 'StsToken' ? read('sts_token') : ''
  return { accessKeyId, accessKeySecret, securityToken, source: `the profile ${name}` }
}

function profilesIn(file: string): readonly Profile[] {
  try {
    const { profiles } = JSON.parse(readFileSync(file, 'utf8')) as { readonly profiles?: unknown }
    return Array.isArray(profiles) ? (profiles as readonly Profile[]) : []
  } catch (cause) {
    throw refused(
      `${file} cannot be read.`,
      'It is what aliyun configure writes; check path and rights.',
      cause,
    )
  }
}

function refused(message: string, hint: string, cause?: unknown): UsageError {
  return new UsageError(message, hint, { cause, exitCode: exitCodes.credentials })
}
