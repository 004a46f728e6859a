import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { onlyHere, openTarget } from '../support/target.ts'
import { listAccounts, newAccount, operatorOf } from './accounts.ts'
import { everyErrorIsProvoked, newId, refuses, tagged, tagsOf } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

const CREATE = 'CreateAccount'
const skip = onlyHere('it needs the key of the operator')
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

describe('CreateAccount', { skip }, () => {
  it('answers the id and the key of a root that may call at once', async () => {
    const { id, keyId, secret, root } = await newAccount(target)
    assert.match(id, /^1\d{15}$/)
    assert.match(keyId, /^TPLN\w{20}$/)
    assert.match(secret, /^\w{30}$/)
    assert.deepEqual((await root.call('GetCallerIdentity', {})).body['Arn'], `acs:ram::${id}:root`)
    const arn = await tagged(root, { a: '1' })
    assert.deepEqual(await tagsOf(root, arn), { a: '1' })
    assert.equal(await tagsOf(target, arn), undefined)
  })

  it('takes the id that is given', async () => {
    const { id } = await newAccount(target, { AccountId: '77777' })
    assert.equal(id, '77777')
    assert.ok((await listAccounts(target)).some(({ AccountId }) => AccountId === '77777'))
  })

  it('keeps the secret out of the store, but for its sealed form', async () => {
    const { secret } = await newAccount(target)
    assert.ok(!JSON.stringify(target.service?.dump()).includes(secret))
  })

  it('400: no name, a bad one, a bad id', async () => {
    const operator = operatorOf(target)
    await refuses(operator, [CREATE, {}], 'MissingName')
    for (const Name of ['a b', 'é', 'x'.repeat(65)]) {
      const hint = 'It is 1 to 64 letters, digits, dots, hyphens and underscores.'
      await refuses(operator, [CREATE, { Name }], 'InvalidParameter', 'Name', hint)
    }
    for (const AccountId of ['operator', '0123456', '1234', '1'.repeat(33), '*']) {
      const hint = 'It is 5 to 32 digits, of which the first is not 0.'
      await refuses(operator, [CREATE, { Name: 'x', AccountId }], 'InvalidParameter', 'AccountId', hint)
    }
  })

  it('403: anybody but the operator', async () => {
    await refuses(target, [CREATE, { Name: newId() }], 'NoPermissionOperator')
    const { root } = await newAccount(target)
    await refuses(root, [CREATE, { Name: newId() }], 'NoPermissionOperator')
  })

  it('409: a name or an id that another account has', async () => {
    const Name = newId('taken')
    const { id } = await newAccount(target, { Name })
    await refuses(operatorOf(target), [CREATE, { Name }], 'AccountExists')
    await refuses(operatorOf(target), [CREATE, { Name: newId(), AccountId: id }], 'AccountExists')
    await refuses(operatorOf(target), [CREATE, { Name: newId(), AccountId: target.account }], 'AccountExists')
  })

  refusesServicePrincipals(target, CREATE, { Name: 'x' })
  everyErrorIsProvoked(CREATE, { TooManyAccountsMade: '10,000 accounts: by the test of its own' })
})

describe('the operator', { skip }, () => {
  it('tags nothing, and lists no tags', async () => {
    const operator = operatorOf(target)
    const calls = [
      [
        'TagResources',
        { RegionId: 'cn-hangzhou', 'ResourceARN.1': 'arn:acs:ecs:*:*:instance/i', Tags: '{"a":"b"}' },
      ],
      ['ListTagResources', { RegionId: 'cn-hangzhou' }],
      ['CreateUser', { UserName: 'x' }],
      ['SetProtectedTagKeys', {}],
    ] as const
    for (const [action, parameters] of calls) {
      const { status, body } = await operator.call(action, parameters)
      assert.equal(status, 403, `${action} ${JSON.stringify(body)}`)
    }
  })
})
