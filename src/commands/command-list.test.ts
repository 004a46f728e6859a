import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { operations } from '../operations/index.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { readArguments } from '../terminal/arguments.ts'
import type { AnyCommand } from '../terminal/command.ts'
import { commands } from './command-list.ts'

type Loaded = { readonly path: string; readonly summary: string; readonly command: AnyCommand }

const loaded: readonly Loaded[] = (
  await Promise.all(
    commands.map(async (listed) => {
      const { name, summary } = listed
      if ('command' in listed) return [{ path: name, summary, command: await listed.command() }]
      const verbs = Object.entries(await listed.noun())
      return verbs.map(([verb, command]) => ({ path: `${name} ${verb}`, summary: command.summary, command }))
    }),
  )
).flat()

describe('every command', () => {
  it('has a name, a summary and flags of the usual form', () => {
    for (const { path, summary, command } of loaded) {
      assert.match(path, /^[a-z-]+( [a-z-]+)?$/)
      assert.match(summary, /^[A-Z].*\.$/, path)
      const flags = Object.values(command.options).map(({ flag }) => flag)
      assert.equal(new Set(flags).size, flags.length, path)
      for (const flag of flags) assert.match(flag, /^[a-z][a-z-]+$/, path)
      for (const { doc } of Object.values({ ...command.options, ...command.positionals })) {
        assert.match(doc, /\.$/, `${path}: ${doc}`)
      }
    }
  })

  it('has examples that it takes', () => {
    for (const { path, command } of loaded) {
      for (const example of command.examples ?? []) {
        assert.ok(example.startsWith(`tagplane ${path} `), example)
        const words = example.replace(/ > .*$/, '').match(/'[^']*'|"[^"]*"|\S+/g) ?? []
        const args = words
          .slice(1 + path.split(' ').length)
          .map((word) => word.replace(/^(['"])(.*)\1$/, '$2'))
        assert.doesNotThrow(() => readArguments(path, command, args), example)
      }
    }
  })

  it('sends only what its operation takes', () => {
    const sending = loaded.flatMap(({ path, command }) => {
      const [operation, ...others] = (command.calls ?? []).map(served)
      const declared = Object.values({ ...command.positionals, ...command.options })
      const sent = declared.flatMap((each) => ('parameter' in each ? [String(each.parameter)] : []))
      if (!operation || others.length > 0 || sent.length === 0) return []
      const known = Object.entries(operation.parameters as Described).filter(([, shape]) => shape.description)
      return [{ path, stray: sent.filter((name) => !known.some(([parameter]) => parameter === name)) }]
    })
    assert.ok(sending.length > 30)
    assert.deepEqual(
      sending.filter(({ stray }) => stray.length > 0),
      [],
    )
  })
})

type Described = Readonly<Record<string, { readonly description?: unknown }>>

function served({ api, version, action }: NonNullable<AnyCommand['calls']>[number]): AnyOperation {
  const operation = operations.find((each) => each.action === action && each.api === api)
  assert.equal(operation?.version, version, action)
  return operation as AnyOperation
}
