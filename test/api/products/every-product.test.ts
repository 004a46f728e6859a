import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { homeOf } from '../../../src/catalog/catalog.ts'
import { formatArn } from '../../../src/core/arn.ts'
import type { AnyOperation } from '../../../src/operations/operation.ts'
import { listsResources } from '../../../src/products/asked.ts'
import { type Said, writtenParameters } from '../../../src/products/example.ts'
import type { Family, Role } from '../../../src/products/family.ts'
import { families } from '../../../src/products/index.ts'
import { operationsOf } from '../../../src/products/operations.ts'
import { needsResources } from '../../../src/products/parameters.ts'
import { listenTo } from '../../support/http.ts'
import { type ClientOptions, type ProductClient, productClient } from '../../support/product-client.ts'
import { ACCOUNT, createService } from '../../support/service.ts'
import { onlyHere } from '../../support/target.ts'

/** What holds for every product, in its own encoding, through the official core client; one server for all. */

const REGION = 'cn-hangzhou'
const service = await createService()
const listening = await listenTo(service)
service.now = Date.now()
after(async () => {
  await listening[Symbol.asyncDispose]()
  await service[Symbol.asyncDispose]()
})

const clients: Readonly<Record<string, ClientOptions>> = {
  'ACS3 signatures': {},
  'version 1.0 of the signatures, forms': { signatureAlgorithm: 'v2', place: 'form' },
}

/** The tags of a resource as the Tag API lists them, by key. */
async function unified(family: Family, typeName: string, id: string): Promise<Record<string, string>> {
  const type = family.types.get(typeName)
  assert.ok(type)
  const home = homeOf(type, REGION)
  const arn = formatArn({ product: type.product, type: type.type, region: home, account: ACCOUNT, id })
  const { body } = await service.call('ListTagResources', { RegionId: home, 'ResourceARN.1': arn })
  const [found] = body['TagResources'] as { Tags: { Key: string; Value: string }[] }[]
  return Object.fromEntries((found?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))
}

function callerOf(family: Family, client: ProductClient) {
  const byAction = new Map(operationsOf(family).map((operation) => [operation.action, operation]))
  return (role: Role, said: Partial<Said>) => {
    const operation = byAction.get(family.actions[role] ?? '') as AnyOperation
    return client(operation, writtenParameters(family, role, said))
  }
}

/** Where another product has the same version and action, and nothing else tells them apart. */
function needsHost({ api, version, actions }: Family): string | false {
  const wanted = { version, action: actions.tag, method: 'POST', path: '/', host: '', parameters: new Map() }
  const meant = api === 'Cassandra' ? service.ports.registry.find(wanted).api : api
  return meant === api ? false : 'it is reached by its Host alone: routing.test.ts'
}

/** Texts anywhere in an answer. */
function textsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  return Object.values(value).flatMap(textsIn)
}

/** A family that only takes tags off has no way of its own to put them on. */
async function prepare(family: Family, typeName: string, ids: readonly string[]): Promise<void> {
  const type = family.types.get(typeName)
  assert.ok(type)
  const home = homeOf(type, REGION)
  for (const id of ids) {
    const arn = formatArn({ product: type.product, type: type.type, region: home, account: ACCOUNT, id })
    const Tags = JSON.stringify({ k1: 'v1', k2: 'v2', k3: 'v3' })
    const { status } = await service.call('TagResources', { RegionId: home, 'ResourceARN.1': arn, Tags })
    assert.equal(status, 200)
  }
}

type Named = { readonly typeName: string; readonly ids: readonly string[] }
type Call = ReturnType<typeof callerOf>

const tags = ['k1', 'k2', 'k3'].map((key, i) => ({ key, value: `v${i + 1}` }))

async function tagged(family: Family, call: Call, named: Named): Promise<void> {
  const { typeName, ids } = named
  if (family.actions.tag) {
    const answer = await call('tag', { ...named, tags })
    assert.ok(!('refused' in answer), JSON.stringify(answer))
  } else await prepare(family, typeName, ids)
  for (const id of ids) {
    assert.deepEqual(await unified(family, typeName, id), { k1: 'v1', k2: 'v2', k3: 'v3' })
  }
  if (!family.actions.list) return
  const wanted = textsOf(family, ids)
  for (const said of listsResources(family) ? [named] : [named, { ...named, ids: [] }]) {
    if (said.ids.length === 0 && needsResources(family)) continue
    const listed = textsIn(await call('list', said))
    for (const text of wanted) assert.ok(listed.includes(text), `${text} is listed: ${listed.join()}`)
  }
}

/** What a list shows of the resources; one of the values of a key is asked for k1. */
function textsOf({ listing: { form } }: Family, ids: readonly string[]): readonly string[] {
  switch (form.per) {
    case 'binding':
      return [...ids, 'k1', 'v1', 'k3', 'v3']
    case 'resource':
      return ids
    case 'tag':
      return ['k1', 'v1']
    case 'key':
      return ['k1', 'k3']
    case 'value':
      return ['v1']
  }
}

async function untagged(family: Family, call: Call, named: Named): Promise<void> {
  const { typeName, ids } = named
  const removed = await call('untag', { ...named, keys: ['k1', 'unknown'], tags: tags.slice(0, 1) })
  assert.ok(!('refused' in removed), JSON.stringify(removed))
  const gone = await call('untag', { typeName, ids: ['r-unknown'], keys: ['k2'], tags: tags.slice(1, 2) })
  const isRefused = !family.missingIsFine && family.failedField === undefined
  assert.equal('refused' in gone, isRefused, JSON.stringify(gone))
  for (const id of ids) assert.deepEqual(await unified(family, typeName, id), { k2: 'v2', k3: 'v3' })
  if (!family.all) return
  await call('untag', { ...named, all: true })
  for (const id of ids) assert.deepEqual(await unified(family, typeName, id), {})
}

for (const [name, options] of Object.entries(clients)) {
  describe(`every product, with ${name}`, { skip: onlyHere('a server of its own') }, () => {
    const client = productClient(`127.0.0.1:${listening.port}`, options)

    for (const [n, family] of families.entries()) {
      const { api, version, actions } = family
      const [typeName = ''] = family.types.keys()
      const ids = [1, 2].map((i) => `r-${n}-${i}-${options.place ?? 'q'}`).slice(0, family.limits.resources)
      const call = callerOf(family, client)
      const title = `${api} ${version}: ${Object.values(actions).join(', ')}`

      it(`${title}, on the resources that the Tag API knows`, { skip: needsHost(family) }, async () => {
        await tagged(family, call, { typeName, ids })
        if (actions.untag) await untagged(family, call, { typeName, ids })
      })
    }
  })
}
