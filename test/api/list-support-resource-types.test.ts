import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Parameters } from '../support/service.ts'
import { openTarget } from '../support/target.ts'
import { arns, assertEntries, everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

type Type = {
  readonly ProductCode: string
  readonly ResourceType: string
  readonly ArnTemplate: string
  readonly SupportItems?: readonly { readonly SupportCode: string; readonly Support: boolean }[]
}

const ACTION = 'ListSupportResourceTypes'
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

async function page(
  parameters: Parameters,
): Promise<{ readonly types: readonly Type[]; readonly next: string }> {
  const { status, body } = await target.call(ACTION, parameters)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body), ['RequestId', 'NextToken', 'SupportResourceTypes'])
  return { types: body['SupportResourceTypes'] as Type[], next: body['NextToken'] as string }
}

async function all(parameters: Parameters, size: number): Promise<readonly Type[]> {
  const types: Type[] = []
  let token: string | undefined
  do {
    const { types: more, next } = await page({
      ...parameters,
      MaxResult: String(size),
      ...(token && { NextToken: token }),
    })
    assert.ok(more.length <= size)
    types.push(...more)
    token = next
  } while (token)
  return types
}

describe('200', () => {
  it('gives 50 types and a token at first; pages of any size put together are the whole', async () => {
    const first = await page({})
    assert.equal(first.types.length, 50)
    assert.notEqual(first.next, '')
    const whole = await all({}, 1000)
    assert.deepEqual(first.types, whole.slice(0, 50))
    for (const size of [7, 100]) assert.deepEqual(await all({}, size), whole)
  })

  it('names each type as ARNs do: what it lists can be tagged', async () => {
    const { types } = await page({ ProductCode: 'VPC', MaxResult: '1000' })
    assert.ok(types.length > 20)
    for (const { ProductCode, ArnTemplate } of types) {
      assert.equal(ProductCode, 'vpc')
      const arn = `arn:${ArnTemplate.replace(`\${ResourceId}`, newId('t'))}`
      const parameters = { RegionId: 'cn-hangzhou', Tags: '{"a":"b"}', ...arns(arn) }
      assertEntries(await target.call('TagResources', parameters), [])
    }
  })

  it('filters by product, type and support code together, products by their other names, too', async () => {
    const instance = await page({ ProductCode: 'ecs', ResourceTye: 'INSTANCE' })
    assert.deepEqual(instance.types, [
      { ProductCode: 'ecs', ResourceType: 'instance', ArnTemplate: `acs:ecs:*:*:instance/\${ResourceId}` },
    ])
    assert.deepEqual(
      (await page({ ProductCode: 'redis' })).types,
      (await page({ ProductCode: 'kvstore' })).types,
    )
    const listed = await all({ SupportCode: 'TAG_CONSOLE_SUPPORT' }, 1000)
    assert.ok(listed.length > 250 && listed.length < (await all({}, 1000)).length)
  })

  it('shows what is supported when asked, and never says that something is not', async () => {
    for (const { SupportItems } of (await page({ SupportCode: 'TAG_CONSOLE_SUPPORT', ShowItems: 'True' }))
      .types) {
      assert.ok(SupportItems?.some(({ SupportCode }) => SupportCode === 'TAG_CONSOLE_SUPPORT'))
      assert.ok(SupportItems?.every(({ Support }) => Support === true))
    }
    assert.equal((await page({ ShowItems: 'false' })).types[0]?.SupportItems, undefined)
  })
})

describe('400', () => {
  it('InvalidParameter: sizes and truth values', async () => {
    const hint = 'It is a number from 1 to 1000.'
    for (const MaxResult of ['0', '1001', 'x', '-1', '1.5'])
      await refuses(target, [ACTION, { MaxResult }], 'InvalidParameter', 'MaxResult', hint)
    await refuses(
      target,
      [ACTION, { ShowItems: 'yes' }],
      'InvalidParameter',
      'ShowItems',
      'It is true or false.',
    )
  })
})

describe('403', () => {
  it('InvalidParameter.SupportCode', async () => {
    await refuses(target, [ACTION, { SupportCode: 'TAG_SUPPORT' }], 'InvalidSupportCode')
  })

  it('Invalid.NextToken: one of another query, or an altered one', async () => {
    const { next } = await page({})
    await refuses(target, [ACTION, { NextToken: next, ProductCode: 'ecs' }], 'InvalidNextToken')
    await refuses(target, [ACTION, { NextToken: `${next}A` }], 'InvalidNextToken')
  })
})

describe('404', () => {
  it('Missing.Data: no type answers to the filters', async () => {
    await refuses(target, [ACTION, { ProductCode: 'nothing' }], 'MissingData')
    await refuses(target, [ACTION, { ProductCode: 'ecs', ResourceTye: 'bucket' }], 'MissingData')
    await refuses(target, [ACTION, { SupportCode: 'TAG_BILL_SUPPORT' }], 'MissingData')
  })

  it('InvalidRegionId.NotFound', async () => {
    await refuses(target, [ACTION, { RegionId: 'nowhere' }], 'RegionNotFound')
  })
})

refusesServicePrincipals(target, ACTION)
everyErrorIsProvoked(ACTION)
