import type { DatabaseSync } from 'node:sqlite'
import {
  beginOf,
  type CreatePresets,
  type DeletePreset,
  type ListPresets,
  type Preset,
  type PresetPage,
  PresetRefused,
  pageOf,
} from '../presets.ts'
import type { Resources } from './resources.ts'

/** Preset keys and values; callers see to guards and transactions. */
export type Presets = {
  readonly create: (command: CreatePresets) => void
  readonly remove: (command: DeletePreset) => void
  readonly list: (query: ListPresets) => PresetPage | undefined
}

type HasKey = (account: string, key: string) => boolean

export function createPresets(database: DatabaseSync, resources: Resources): Presets {
  const select = database.prepare('SELECT 1 FROM preset_key WHERE account = ? AND key = ?')
  const hasKey = (account: string, key: string) => select.get(account, key) !== undefined
  return {
    create: creation(database),
    remove: removal(database, resources, hasKey),
    list: lists(database, hasKey),
  }
}

function creation(database: DatabaseSync): Presets['create'] {
  const countKeys = database.prepare('SELECT count(*) AS count FROM preset_key WHERE account = ?')
  const countValues = database.prepare(
    'SELECT count(*) AS count FROM preset_value WHERE account = ? AND key = ?',
  )
  const stays = 'DO UPDATE SET description = coalesce(?, description)'
  const putKey = database.prepare(
    `INSERT INTO preset_key VALUES (?, ?, coalesce(?, '')) ON CONFLICT (account, key) ${stays}`,
  )
  const putValue = database.prepare(
    `INSERT INTO preset_value VALUES (?, ?, ?, coalesce(?, '')) ON CONFLICT (account, key, value) ${stays}`,
  )
  const numberOf = (row: Record<string, unknown> | undefined) => Number(row?.['count'])
  return ({ guard: { account }, keys, maxKeys, maxValues }) => {
    const keysBefore = numberOf(countKeys.get(account))
    for (const { text: key, description = null, values } of keys) {
      const before = numberOf(countValues.get(account, key))
      putKey.run(account, key, description, description)
      for (const { text, description: said = null } of values) putValue.run(account, key, text, said, said)
      const count = numberOf(countValues.get(account, key))
      if (count > maxValues && count > before) throw new PresetRefused('too-many-values')
    }
    const count = numberOf(countKeys.get(account))
    if (count > maxKeys && count > keysBefore) throw new PresetRefused('too-many-keys')
  }
}

function removal(database: DatabaseSync, resources: Resources, hasKey: HasKey): Presets['remove'] {
  const anyValue = database.prepare('SELECT 1 FROM preset_value WHERE account = ? AND key = ? LIMIT 1')
  const dropKey = database.prepare('DELETE FROM preset_key WHERE account = ? AND key = ?')
  const dropValue = database.prepare('DELETE FROM preset_value WHERE account = ? AND key = ? AND value = ?')
  const isBound = createBindings(database, resources)
  return ({ guard: { account }, key, value }) => {
    if (!hasKey(account, key)) throw new PresetRefused('not-found')
    if (value === undefined && anyValue.get(account, key)) throw new PresetRefused('has-values')
    if (isBound(account, key, value)) throw new PresetRefused('bound')
    if (value === undefined) dropKey.run(account, key)
    else dropValue.run(account, key, value)
  }
}

/** Whether some resource carries the key, or the key with the value. A posting is a hint: the row decides. */
function createBindings(database: DatabaseSync, resources: Resources) {
  const nextHome = database.prepare('SELECT min(home) AS home FROM posting WHERE account = ? AND home > ?')
  const ofKey = 'SELECT type, id FROM posting WHERE account = ? AND home = ? AND key = ?'
  const withKey = database.prepare(ofKey)
  const withValue = database.prepare(`${ofKey} AND value = ?`)

  function* homesOf(account: string): Generator<string> {
    for (let home = ''; ; ) {
      const next = nextHome.get(account, home)?.['home']
      if (typeof next !== 'string') return
      yield next
      home = next
    }
  }

  return (account: string, key: string, value: string | undefined): boolean => {
    const carries = (entry: Record<string, unknown>, home: string) => {
      const rows = resources.listed(account, { home, type: String(entry['type']), id: String(entry['id']) })
      return rows.some(({ tags }) =>
        tags.some((tag) => tag.key === key && (value === undefined || tag.value === value)),
      )
    }
    for (const home of homesOf(account)) {
      const postings =
        value === undefined
          ? withKey.iterate(account, home, key)
          : withValue.iterate(account, home, key, value)
      for (const entry of postings) if (carries(entry, home)) return true
    }
    return false
  }
}

function lists(database: DatabaseSync, hasKey: HasKey): Presets['list'] {
  const keys = database.prepare(
    'SELECT key AS text, description FROM preset_key WHERE account = ? AND key >= ? ORDER BY key LIMIT ?',
  )
  const values = database.prepare(
    `SELECT value AS text, description FROM preset_value
     WHERE account = ? AND key = ? AND value >= ? ORDER BY value LIMIT ?`,
  )
  return (query) => {
    const { guard, key, limit } = query
    if (key !== undefined && !hasKey(guard.account, key)) return undefined
    const own = [beginOf(query), limit + 1]
    const rows = key === undefined ? keys.all(guard.account, ...own) : values.all(guard.account, key, ...own)
    return pageOf(rows as Preset[], query)
  }
}
