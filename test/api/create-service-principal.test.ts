import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { newAccount, operatorOf } from './accounts.ts'
import {
  arns,
  assertEntries,
  everyErrorIsProvoked,
  keys,
  newId,
  numbered,
  REGION,
  refuses,
  tagged,
  tagsOf,
} from './calls.ts'
import {
  delegation,
  deleteServicePrincipals,
  listServicePrincipals,
  newServicePrincipal,
  refusesServicePrincipals,
  servicePrincipal,
} from './delegated.ts'

const CREATE = 'CreateServicePrincipal'
const target = await openTarget()
after(async () => {
  await deleteServicePrincipals(target)
  await target[Symbol.asyncDispose]()
})
const granted = { 'Accounts.1': target.account }

describe('200', () => {
  it('answers the id and an access key', async () => {
    const call = { ...granted, Name: newId('backup'), ServiceCode: 'hbr' }
    const { status, body } = await target.call(CREATE, call)
    assert.equal(status, 200)
    assert.deepEqual(Object.keys(body), ['RequestId', 'PrincipalId', 'AccessKey'])
    assert.match(String(body['PrincipalId']), /^sp-[0-9a-f]{20}$/)
    const key = body['AccessKey'] as Record<string, string>
    assert.deepEqual(Object.keys(key), ['AccessKeyId', 'AccessKeySecret', 'Status', 'CreateDate'])
    assert.match(key['AccessKeyId'] ?? '', /^TPLN\w{20}$/)
    assert.match(key['AccessKeySecret'] ?? '', /^\w{30}$/)
    assert.equal(key['Status'], 'Active')
    assert.ok(Math.abs(Date.parse(key['CreateDate'] ?? '') - target.now()) < 60_000)
  })

  it('in XML', async () => {
    const parameters = { Name: newId('xml'), ...granted }
    const signing = { action: CREATE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<CreateServicePrincipalResponse><RequestId>[^<]+<\/RequestId><PrincipalId>sp-[^<]+<\/PrincipalId><AccessKey><AccessKeyId>[^<]+<\/AccessKeyId><AccessKeySecret>[^<]+<\/AccessKeySecret><Status>Active<\/Status><CreateDate>[^<]+<\/CreateDate><\/AccessKey><\/CreateServicePrincipalResponse>$/,
    )
  })

  it('keeps the secret out of the store, but for its sealed form', {
    skip: onlyHere('it looks into the store'),
  }, async () => {
    const { keyId, secret } = await newServicePrincipal(target)
    const dump = JSON.stringify(target.service?.dump())
    assert.ok(dump.includes(keyId))
    assert.ok(!dump.includes(secret))
  })

  it('of one name at the same time makes one of them', async () => {
    const Name = newId('race')
    const all = await Promise.all(Array.from({ length: 6 }, () => target.call(CREATE, { Name, ...granted })))
    const [made, ...more] = all.filter(({ status }) => status === 200)
    assert.deepEqual(more, [])
    for (const { status, body } of all.filter((answer) => answer !== made)) {
      assert.equal(status, 409)
      assert.equal(body['Code'], 'EntityAlreadyExists.ServicePrincipal')
    }
    const listed = (await listServicePrincipals(target)).filter((principal) => principal['Name'] === Name)
    assert.deepEqual(
      listed.map(({ PrincipalId }) => PrincipalId),
      [made?.body['PrincipalId']],
    )
  })
})

describe('a service principal', () => {
  it('takes tags off a resource of its tenant, of the one category or of the other', async () => {
    const service = await servicePrincipal(target)
    const arn = await tagged(target, { a: '1', b: '2' })
    const call = { RegionId: REGION, ...arns(arn), ...delegation(target) }
    const system = { ...call, Tags: '{"acs:x":"1","aliyun:y":"2"}', Category: 'System' }
    assertEntries(await service.call('TagResources', system), [])
    const untag = { ...call, ...keys('acs:x', 'acs:no') }
    assertEntries(await service.call('UntagResources', { ...untag, Category: 'system' }), [])
    assertEntries(await service.call('UntagResources', { ...call, ...keys('a') }), [])
    assert.deepEqual(await tagsOf(target, arn), { b: '2', 'aliyun:y': '2' })
  })

  it('leaves in the record of the change for whom it acted', {
    skip: onlyHere('the record is read from the store'),
  }, async () => {
    const service = await servicePrincipal(target)
    const arn = await tagged(target, { a: '1' })
    const call = { RegionId: REGION, ...arns(arn), ...delegation(target), ...keys('a') }
    const { body } = await service.call('UntagResources', call)
    const change = await target.service?.store.readChange(target.account, String(body['RequestId']))
    assert.match(change?.principals.join() ?? '', /^acs:tagplane::\d+:serviceprincipal\/sp-[0-9a-f]{20}$/)
    assert.deepEqual(change?.delegation, {
      ...{ serviceCode: 'hbr', bid: '26842', createdBy: 'customer:someone', category: 'Custom' },
    })
  })

  it('is bound by protected keys like everybody', async () => {
    const service = await servicePrincipal(target)
    const arn = await tagged(target, { kept: '1' })
    const call = { RegionId: REGION, ...arns(arn), ...delegation(target), ...keys('kept') }
    assert.equal((await target.call('SetProtectedTagKeys', keys('kept'))).status, 200)
    await refuses(service, ['UntagResources', call], 'NoPermissionKey')
    assert.equal((await target.call('SetProtectedTagKeys', {})).status, 200)
    assertEntries(await service.call('UntagResources', call), [])
  })
})

describe('400', () => {
  it('MissingName, MissingAccounts', async () => {
    await refuses(target, [CREATE, granted], 'MissingName')
    await refuses(target, [CREATE, { Name: 'a' }], 'MissingAccounts')
  })

  it('InvalidParameter: a name or a code of the wrong form', async () => {
    const named = 'It is 1 to 64 letters, digits, dots, hyphens and underscores.'
    for (const Name of ['a b', 'ä', 'x'.repeat(65), 'a/b']) {
      await refuses(target, [CREATE, { ...granted, Name }], 'InvalidParameter', 'Name', named)
    }
    const coded = 'It is 1 to 64 lower-case letters, digits and hyphens.'
    for (const ServiceCode of ['HBR', '-a', 'a b', 'x'.repeat(65)]) {
      const call = { ...granted, Name: newId('bad'), ServiceCode }
      await refuses(target, [CREATE, call], 'InvalidParameter', 'ServiceCode', coded)
    }
  })
})

describe('403', () => {
  it('NumberExceed.Accounts: 101', async () => {
    const accounts = numbered('Accounts', Array(101).fill(target.account))
    await refuses(target, [CREATE, { Name: 'a', ...accounts }], 'TooManyAccounts')
  })

  it("NoPermission.Operator: a root grants its own account and nobody else's", async () => {
    const accounts = numbered('Accounts', [target.account, '4711'])
    await refuses(target, [CREATE, { Name: 'a', ...accounts }], 'NoPermissionOperator')
  })

  refusesServicePrincipals(target, CREATE, { Name: 'a', ...granted })
})

describe('409', () => {
  it('EntityAlreadyExists.ServicePrincipal, until the other one is deleted', async () => {
    const Name = newId('twice')
    const { id } = await newServicePrincipal(target, { Name })
    await refuses(target, [CREATE, { Name, ...granted }], 'ServicePrincipalExists', Name)
    assert.equal((await target.call('DeleteServicePrincipal', { PrincipalId: id })).status, 200)
    await newServicePrincipal(target, { Name })
  })

  it('LimitExceeded.ServicePrincipal: the 101st', async () => {
    for (let left = 100 - (await listServicePrincipals(target)).length; left > 0; left--) {
      await newServicePrincipal(target)
    }
    await refuses(target, [CREATE, { Name: newId('many'), ...granted }], 'TooManyServicePrincipals')
  })
})

describe('granted by the operator', { skip: onlyHere('it needs the key of the operator') }, () => {
  it('EntityNotExist.Account: an account that is not there', async () => {
    const accounts = numbered('Accounts', [target.account, '55555'])
    const granted = { Name: newId('hbr'), ServiceCode: 'hbr', ...accounts }
    await refuses(operatorOf(target), [CREATE, granted], 'AccountNotFound')
  })

  it('it acts for each of them, and is listed with them', async () => {
    const { id } = await newAccount(target)
    const accounts = [id, target.account]
    const { PrincipalId } = (
      await operatorOf(target).call(CREATE, { Name: newId('hbr'), ...numbered('Accounts', accounts) })
    ).body
    const { body } = await operatorOf(target).call('ListServicePrincipals', {})
    const listed = (body['ServicePrincipals'] as Record<string, unknown>[]).find(
      (principal) => principal['PrincipalId'] === PrincipalId,
    )
    assert.deepEqual(listed?.['Accounts'], accounts)
  })

  it("NoPermission.Operator: it does not act for the operator's own account", async () => {
    const service = await servicePrincipal(operatorOf(target), { ServiceCode: 'hbr' })
    const call = { RegionId: REGION, ...delegation(target), AliUid: 'operator' }
    const anywhere = arns(`arn:acs:ecs:${REGION}:*:instance/${newId()}`)
    await refuses(
      service,
      ['TagResources', { ...call, ...anywhere, Tags: '{"a":"b"}' }],
      'NoPermissionOperator',
    )
    await refuses(service, ['UntagResources', { ...call, ...anywhere, ...keys('a') }], 'NoPermissionOperator')
  })
})

everyErrorIsProvoked(CREATE)
