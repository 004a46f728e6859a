import { readFileSync } from 'node:fs'
import { UsageError } from '../core/usage-error.ts'
import { parseEntries, type Value } from './json-entries.ts'
import { type Option, type OptionName, serveOptions } from './options.ts'

type Setting = { readonly name: string; readonly text: string }

const KINDS = {
  text: { words: 'a text', fits: (value: Value) => typeof value === 'string' && value !== '' },
  number: { words: 'a number', fits: (value: Value) => typeof value === 'number' },
  switch: { words: 'true or false', fits: (value: Value) => typeof value === 'boolean' },
  list: {
    words: 'a list of texts',
    fits: (value: Value) =>
      Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== ''),
  },
}

/**
 * The settings in a file, by their options; `name` is what has named it. Whatever is wrong in it ends with a
 * sentence that tells the place; a value that may be a secret is never repeated.
 */
export function readConfigFile({ name, text: file }: Setting): ReadonlyMap<OptionName, Setting> {
  const settings = new Map<OptionName, Setting>()
  for (const { key, value, line } of parseEntries(contentOf(file, name), file)) {
    const setting = `"${key}" in ${file}, line ${line},`
    const option = optionFor(key)
    if (!option) throw new UsageError(`${setting} is no setting.`, keysHint())
    if (settings.has(option)) throw new UsageError(`${setting} is there twice.`, 'Keep one of them.')
    const kind = KINDS[kindOf(serveOptions[option])]
    if (!kind.fits(value)) throw new UsageError(`${setting} has to be ${kind.words}.`, 'Correct it there.')
    const text = String(value)
    if (option === 'store' && hasPassword(text)) {
      throw new UsageError(
        `${setting} holds a password.`,
        'Give the URL with TAGPLANE_STORE_URL_FILE or TAGPLANE_STORE_URL instead.',
      )
    }
    settings.set(option, { name: setting.replace(/,$/, ''), text })
  }
  return settings
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`${name} names ${file}, which cannot be read.`, 'Check path and rights.', { cause })
  }
}

/** A file names no other file. */
function optionFor(key: string): OptionName | undefined {
  const names = Object.keys(serveOptions) as OptionName[]
  return names.find((name) => name !== 'config' && serveOptions[name].flag === key)
}

function kindOf({ kind, value }: Option): keyof typeof KINDS {
  return kind ?? (value === undefined ? 'switch' : 'text')
}

function keysHint(): string {
  const keys = Object.values(serveOptions).map(({ flag }) => flag)
  return `Keys are ${keys.filter((key) => key !== serveOptions.config.flag).join(', ')}; secrets are given by variables.`
}

function hasPassword(url: string): boolean {
  return /:\/\/[^@]*:[^@]*@/.test(url) || /[?&](ssl)?password=/i.test(url)
}
