import { readFileSync } from 'node:fs'
import { outcomesOf, packedTags } from '../../src/store/postgres/change-doc.ts'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { type Bound, type Database, openDatabase, type Statement } from '../../src/store/postgres/database.ts'
import { listResources } from '../../src/store/postgres/list-resources.ts'
import { createNonceClaims } from '../../src/store/postgres/nonce-claims.ts'
import { readResources } from '../../src/store/postgres/read-resources.ts'
import { removeTags } from '../../src/store/postgres/remove-tags.ts'
import { createSweep } from '../../src/store/postgres/sweep.ts'
import { writeResources } from '../../src/store/postgres/write-resources.ts'
import type { Store } from '../../src/store/store.ts'

const STATEMENTS = new URL('../fixtures/postgres-schema-1/', import.meta.url)

export type FormerNode = AsyncDisposable &
  Pick<Store, 'setTags' | 'removeTags' | 'readResources' | 'listResources' | 'sweep'>

/** A node of the program that schema 1 was made for: it sends the statements that program sent. */
export function openFormerNode(url: string, schema: string, unusedTagDelay: number): FormerNode {
  const options = { connections: 4, timeout: 20_000, prepare: true, onRetry: () => {}, onPool: () => {} }
  const database = openDatabase({ connection: connectionOf(url), schema, ...options })
  const former: Database = {
    run: (statement, values) => {
      const bound = formerOf(statement, values)
      return database.run(bound.statement, bound.values)
    },
    runTogether: (work) =>
      database.runTogether((run) =>
        work((bound) => {
          const { name } = bound.statement
          return run(name === 'lock-resources' ? bound : formerOf(bound.statement, bound.values))
        }),
      ),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
  const ports = { database: former, nonces: createNonceClaims(), unusedTagDelay }
  return {
    // That program knew one quota for all resources, and no tags of registration.
    setTags: (command) => {
      const own = [packedTags(command.tags), command.register, command.quota]
      return writeResources(ports, { name: 'set-tags', text: '' }, command, { own, outcomesOf })
    },
    removeTags: (command) => removeTags(ports, command),
    readResources: (guard, targets) => readResources(ports, guard, targets),
    listResources: (query) => listResources(ports, query),
    sweep: createSweep(former),
    [Symbol.asyncDispose]: () => former[Symbol.asyncDispose](),
  }
}

/** The statement as that program had it, with as many values as it knew of. */
function formerOf({ name }: Statement, values: readonly unknown[]): Bound {
  const text = readFileSync(new URL(`${name}.sql`, STATEMENTS), 'utf8')
  const known = Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)))
  return { statement: { name, text }, values: values.slice(0, known) }
}
