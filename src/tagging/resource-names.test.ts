import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fail } from '../core/error.ts'
import { resolveResources } from './resource-names.ts'

const account = '1234567890123456'
const errors = {
  format: 'ArnFormat',
  product: 'ArnServiceCode',
  type: 'ArnResourceType',
  account: 'ArnAccount',
  region: 'ArnRegion',
} as const

function resolve(arns: readonly string[], region = 'cn-shanghai') {
  return resolveResources(arns, { account, region }, errors, fail)
}

function targetOf(arn: string, region?: string) {
  const [resource] = resolve([arn], region)
  assert.equal(resource?.arn, arn)
  return resource.target
}

describe('the resource that an ARN means', () => {
  it('is the one of the type, the id and the region, of which the name keeps the text as it was sent', () => {
    const target = { region: 'cn-shanghai', type: 'ecs:instance', id: 'i-1', home: 'cn-shanghai' }
    assert.deepEqual(targetOf(`arn:acs:ecs:cn-shanghai:${account}:instance/i-1`), target)
  })

  it('has for * the region of the call and the account of the caller', () => {
    const literal = targetOf(`arn:acs:ecs:cn-shanghai:${account}:instance/i-1`)
    for (const arn of ['arn:acs:ecs:*:*:instance/i-1', `arn:acs:ecs:*:${account}:instance/i-1`]) {
      assert.deepEqual(targetOf(arn), literal)
    }
    assert.equal(targetOf('arn:acs:ecs:*:*:instance/i-1', 'cn-beijing').region, 'cn-beijing')
  })

  it('is the same under every name of its type, in any case, and never in another case of its id', () => {
    const names = ['rds:instance', 'rds:dbinstance', 'RDS:DBInstance', 'Rds:Instance']
    const targets = names.map((name) => targetOf(`arn:acs:${name.replace(':', ':*:*:')}/rm-1`))
    for (const target of targets) assert.deepEqual(target, targets[0])
    assert.equal(targets[0]?.type, 'rds:instance')
    assert.notEqual(targetOf('arn:acs:rds:*:*:instance/RM-1').id, targets[0]?.id)
  })

  it('is found under the product code of another vocabulary', () => {
    assert.equal(targetOf('arn:acs:eip:*:*:eipaddress/eip-1').type, 'vpc:eip')
    assert.equal(
      targetOf('arn:acs:resourcemanager:*:*:resourcegroup/rg-1', 'cn-hangzhou').type,
      'rm:resourcegroup',
    )
  })

  it('keeps / and : of its id', () => {
    assert.equal(targetOf('arn:acs:ecs:*:*:instance/a/b:c').id, 'a/b:c')
  })

  it('of a central service does not depend on the region by which it was reached', () => {
    const [one, two] = [
      targetOf('arn:acs:dcdn:cn-hangzhou:*:domain/example.com', 'cn-hangzhou'),
      targetOf('arn:acs:dcdn:*:*:domain/example.com', 'cn-hangzhou'),
    ]
    assert.deepEqual(one, two)
    assert.equal(one.region, '')
  })

  it('that is a bucket is named by its id alone and listed where it is', () => {
    const { region, home } = targetOf('arn:acs:oss:*:*:bucket/my-bucket')
    assert.deepEqual([region, home], ['', 'cn-shanghai'])
  })

  it('is answered once for every ARN, in their order', () => {
    const arns = ['arn:acs:ecs:*:*:instance/b', 'arn:acs:vpc:*:*:vpc/a', 'arn:acs:ecs:*:*:instance/b']
    assert.deepEqual(
      resolve(arns).map(({ arn, target }) => [arn, target.id]),
      [
        [arns[0], 'b'],
        [arns[1], 'a'],
        [arns[2], 'b'],
      ],
    )
    assert.deepEqual(resolve([]), [])
  })
})

describe('ARNs that are refused', () => {
  const good = 'arn:acs:ecs:*:*:instance/i-1'

  function assertRefused(error: string, values: string, arns: readonly string[], region?: string): void {
    assert.throws(
      () => resolve(arns, region),
      (thrown: Error & { error?: string }) =>
        thrown.error === error && thrown.message.includes(`: ${values}`),
      `${error} with ${values}`,
    )
  }

  it('are those of bad form, each named once, in the order of the call', () => {
    assertRefused('ArnFormat', 'y, x is not valid', ['y', good, 'x', 'y'])
    assertRefused('ArnFormat', 'arn:acs:ecs:*:*:instance/* is not', ['arn:acs:ecs:*:*:instance/*'])
    assertRefused('ArnFormat', ' is not valid', [''])
  })

  it('are those of products that are not known, named by the code as it was sent', () => {
    const arns = ['arn:acs:Nope:*:*:x/1', good, 'arn:acs:nada:*:*:x/1', 'arn:acs:Nope:*:*:y/2']
    assertRefused('ArnServiceCode', 'Nope, nada in  ResourceARN', arns)
    assertRefused('ArnServiceCode', '__proto__ in', ['arn:acs:__proto__:*:*:x/1'])
  })

  it('are those of types that their product has not', () => {
    assertRefused('ArnResourceType', 'Nope, vpc in', [
      'arn:acs:ecs:*:*:Nope/1',
      good,
      'arn:acs:ecs:*:*:vpc/1',
    ])
    assertRefused('ArnResourceType', '__proto__ in', ['arn:acs:ecs:*:*:__proto__/1'])
  })

  it('are those of another account', () => {
    assertRefused('ArnAccount', '1, 2.', ['arn:acs:ecs:*:1:instance/a', good, 'arn:acs:ecs:*:2:instance/a'])
    assertRefused('ArnAccount', `0${account}.`, [`arn:acs:ecs:*:0${account}:instance/a`])
  })

  it('are those of another region than the one of the call', () => {
    const arns = [
      'arn:acs:ecs:cn-beijing:*:instance/a',
      good,
      'arn:acs:oss:mars:*:bucket/b',
      'arn:acs:vpc:cn-beijing:*:vpc/v',
    ]
    assertRefused('ArnRegion', 'cn-beijing, mars.', arns)
    assertRefused('ArnRegion', 'cn-beijing.', ['arn:acs:dcdn:cn-beijing:*:domain/example.com'], 'cn-hangzhou')
  })

  it('are told check by check over all of them, not ARN by ARN', () => {
    const region = 'arn:acs:ecs:cn-beijing:*:instance/a'
    const foreign = 'arn:acs:ecs:cn-beijing:1:instance/a'
    const type = 'arn:acs:ecs:cn-beijing:1:nope/a'
    const product = 'arn:acs:nope:cn-beijing:1:nope/a'
    assertRefused('ArnFormat', 'x is', [region, foreign, type, product, 'x'])
    assertRefused('ArnServiceCode', 'nope in', [region, foreign, type, product])
    assertRefused('ArnResourceType', 'nope in', [region, foreign, type])
    assertRefused('ArnAccount', '1.', [region, foreign])
    assertRefused('ArnRegion', 'cn-beijing.', [region])
  })
})
