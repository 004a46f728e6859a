import { UsageError } from '../core/usage-error.ts'
import { readConfigFile } from './config-file.ts'
import { type Option, type OptionName, serveOptions } from './options.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export type Flags = Readonly<Partial<Record<OptionName, string>>>

/** A value as text, and how whoever gave it names it. */
export type Setting = { readonly name: string; readonly text: string }

/** Reads one setting at a time: its flag, else its variable, else the configuration file, else the default. */
export function settingsReader(flags: Flags, environment: Environment): (name: OptionName) => Setting {
  const outside = (name: OptionName): Setting | undefined => {
    const { flag, variable }: Option = serveOptions[name]
    const given = flags[name]
    if (given === '' && name !== 'publicUrl') {
      throw invalid({ name: `--${flag}`, text: '' }, 'Give a value, or leave the flag out.')
    }
    if (given !== undefined) return { name: `--${flag}`, text: given }
    const text = environment[variable]
    return text ? { name: variable, text } : undefined
  }
  const file = outside('config')
  const inside = file ? readConfigFile(file) : new Map<OptionName, Setting>()
  return (name) => {
    const { variable, fallback } = serveOptions[name]
    return outside(name) ?? inside.get(name) ?? { name: variable, text: fallback }
  }
}

export function invalid({ name, text }: Setting, hint: string): UsageError {
  return new UsageError(`${name} cannot be "${text}".`, hint)
}
