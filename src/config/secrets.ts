import { readFileSync } from 'node:fs'
import { UsageError } from '../core/usage-error.ts'
import { type Environment, invalid } from './settings.ts'

export type KeySettings = {
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

export type RootSettings = KeySettings & { readonly accountId: string }

/** A secret itself, or from the file that `NAME_FILE` names. */
export function secretSetting(environment: Environment, name: string): string | undefined {
  const file = environment[`${name}_FILE`]
  if (environment[name] && file) {
    throw new UsageError(`Both ${name} and ${name}_FILE are set.`, 'Set one of them.')
  }
  if (!file) return environment[name] || undefined
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new UsageError(`${name}_FILE names ${file}, which cannot be read.`, 'Check path and rights.', {
      cause,
    })
  }
}

/** 32 bytes in base64. */
export function masterKeySetting(environment: Environment, name: string): Buffer | undefined {
  const text = secretSetting(environment, name)
  if (text === undefined) return undefined
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32 || key.toString('base64') !== text) {
    throw new UsageError(`${name} is not 32 bytes in base64.`, 'Make one with: openssl rand -base64 32')
  }
  return key
}

export function metricsTokenSetting(environment: Environment): string | undefined {
  const token = secretSetting(environment, 'TAGPLANE_METRICS_TOKEN')
  if (token !== undefined && !/^[\x21-\x7e]{16,}$/.test(token)) {
    throw new UsageError(
      'TAGPLANE_METRICS_TOKEN is not 16 or more printable characters of ASCII without spaces.',
      'Make one with: openssl rand -hex 32',
    )
  }
  return token
}

/** The root of the first account: all of it, or nothing. */
export function rootSettings(environment: Environment): RootSettings | undefined {
  const accountId = environment['TAGPLANE_ROOT_ACCOUNT_ID'] || undefined
  const key = keySettings(environment, 'TAGPLANE_ROOT', accountId !== undefined)
  if (!key) return undefined
  if (!accountId) throw inPart('TAGPLANE_ROOT', 'TAGPLANE_ROOT_ACCOUNT_ID, ')
  if (!/^[0-9]{5,20}$/.test(accountId)) {
    throw invalid({ name: 'TAGPLANE_ROOT_ACCOUNT_ID', text: accountId }, 'Give 5 to 20 digits.')
  }
  return { accountId, ...key }
}

/** The key of whoever runs the installation. */
export function operatorSettings(environment: Environment): KeySettings | undefined {
  return keySettings(environment, 'TAGPLANE_OPERATOR', false)
}

function keySettings(environment: Environment, prefix: string, wanted: boolean): KeySettings | undefined {
  const idName = `${prefix}_ACCESS_KEY_ID`
  const secretName = `${prefix}_ACCESS_KEY_SECRET`
  const accessKeyId = environment[idName] || undefined
  const accessKeySecret = secretSetting(environment, secretName)
  if (!accessKeyId && !accessKeySecret && !wanted) return undefined
  if (!accessKeyId || !accessKeySecret) {
    throw inPart(prefix, prefix === 'TAGPLANE_ROOT' ? 'TAGPLANE_ROOT_ACCOUNT_ID, ' : '')
  }
  if (!/^(?!STS\.)[A-Za-z0-9._-]{1,128}$/.test(accessKeyId)) {
    const hint = 'Give up to 128 letters, digits and . _ - that do not begin with STS.'
    throw invalid({ name: idName, text: accessKeyId }, hint)
  }
  if (accessKeySecret.length < 8) {
    throw new UsageError(`${secretName} is shorter than 8 characters.`, 'Give a longer secret.')
  }
  if (/\p{Cc}/u.test(accessKeySecret) || accessKeySecret.trim() !== accessKeySecret) {
    throw new UsageError(
      `${secretName} has control characters, or spaces at an end.`,
      'Give a secret of one line.',
    )
  }
  return { accessKeyId, accessKeySecret }
}

function inPart(prefix: string, before: string): UsageError {
  const whose = prefix === 'TAGPLANE_ROOT' ? 'root' : 'operator'
  return new UsageError(
    `The ${whose} settings are given in part.`,
    `Set ${before}${prefix}_ACCESS_KEY_ID and ${prefix}_ACCESS_KEY_SECRET together, or none.`,
  )
}
