import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, done, newUser } from './identities.ts'

const GET = 'GetUser'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows the user as it was made, found in any case of its name', async () => {
    const UserName = await newUser(target, { UserName: newId('Mixed'), DisplayName: 'Alice', Comments: 'x' })
    const { User, ...rest } = await done(target, GET, { UserName: UserName.toUpperCase() })
    assert.deepEqual(rest, {})
    const { UserId, CreateDate, UpdateDate, ...said } = User as Record<string, string>
    assert.match(UserId ?? '', /^2\d{17}$/)
    assert.match(CreateDate ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.equal(UpdateDate, CreateDate)
    assert.deepEqual(said, {
      ...{ UserName, DisplayName: 'Alice', MobilePhone: '', Email: '', Comments: 'x', LastLoginDate: '' },
    })
  })

  it('in XML', async () => {
    const UserName = await newUser(target)
    const parameters = { UserName }
    const signing = { action: GET, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<GetUserResponse><RequestId>[^<]+<\/RequestId><User><UserId>\d+<\/UserId>/)
    assert.match(body, /<UpdateDate>[^<]+<\/UpdateDate><LastLoginDate><\/LastLoginDate><\/User>/)
  })
})

describe('400', () => {
  it('MissingUserName, InvalidParameter.UserName', async () => {
    await refuses(target, [GET, {}], 'MissingUserName')
    await refuses(target, [GET, { UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [GET, { UserName: 'a b' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, GET, async () => {
    const UserName = await newUser(target)
    return { parameters: { UserName }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, GET, { UserName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.User: never there, or no more', async () => {
    const gone = await newUser(target)
    await done(target, 'DeleteUser', { UserName: gone })
    for (const UserName of [gone, newId('nobody'), '__proto__']) {
      await refuses(target, [GET, { UserName }], 'UserNotFound')
    }
  })
})

everyErrorIsProvoked(GET)
