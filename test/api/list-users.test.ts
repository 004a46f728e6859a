import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allPages, asksFor, closing, done, entriesOf, newUser } from './identities.ts'

const LIST = 'ListUsers'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows users as they are', async () => {
    const UserName = await newUser(target, { DisplayName: 'Alice', Email: 'a@example.com' })
    const all = await allPages(target, [LIST, { MaxItems: '1000' }], ['Users', 'User'])
    const found = all.find((user) => user['UserName'] === UserName)
    const { User } = await done(target, 'GetUser', { UserName })
    assert.deepEqual({ ...found, LastLoginDate: '' }, User)
  })

  it('comes page by page in the byte order of the names, with every user once', async () => {
    const prefix = newId('order')
    const names = ['b', 'a', 'B', 'a.', 'a-', 'a_', 'A', '10', '9'].map((name) => `${prefix}${name}`)
    // Two names that differ in case only cannot be there, so one has another ending.
    const distinct = names.map((name, i) => (/[AB]$/.test(name) ? `${name}${i}` : name))
    for (const UserName of distinct) await newUser(target, { UserName })
    for (const MaxItems of ['1', '2', '4', '1000']) {
      const all = await allPages(target, [LIST, { MaxItems }], ['Users', 'User'])
      const listed = all.map(({ UserName }) => String(UserName))
      assert.deepEqual(listed, listed.toSorted())
      assert.deepEqual(
        listed.filter((name) => name.startsWith(prefix)),
        distinct.toSorted(),
      )
    }
  })

  it('goes on after a user that is deleted meanwhile, and says when nothing follows', async () => {
    const prefix = newId('0gone')
    const names = ['a', 'b', 'c'].map((name) => `${prefix}${name}`)
    for (const UserName of names) await newUser(target, { UserName })
    const page = await done(target, LIST, { MaxItems: '1' })
    const [{ UserName = '' } = {}] = entriesOf(page, 'Users', 'User')
    assert.equal(page['IsTruncated'], true)
    await done(target, 'DeleteUser', { UserName })
    const rest = await done(target, LIST, { MaxItems: '1000', Marker: String(page['Marker']) })
    assert.equal(entriesOf(rest, 'Users', 'User')[0]?.['UserName'], names[1])
    assert.equal(rest['IsTruncated'], false)
    assert.ok(!('Marker' in rest), 'the last page has no marker')
  })

  it('in XML', async () => {
    const UserName = await newUser(target, { UserName: newId('0xml') })
    const parameters = { MaxItems: '1' }
    const signing = { action: LIST, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<ListUsersResponse><RequestId>[^<]+<\/RequestId><IsTruncated>true<\/IsTruncated><Marker>[^<]+<\/Marker><Users><User><UserId>\d+</,
    )
    await done(target, 'DeleteUser', { UserName })
  })
})

describe('400', () => {
  it('InvalidParameter: MaxItems', async () => {
    for (const MaxItems of ['0', '1001', 'x', '-1']) {
      const told = ['MaxItems', 'It is a number from 1 to 1000.']
      await refuses(target, [LIST, { MaxItems }], 'InvalidParameter', ...told)
    }
  })

  it('InvalidParameter.Marker: none of this list', async () => {
    await newUser(target)
    await newUser(target)
    const { Marker } = await done(target, LIST, { MaxItems: '1' })
    const of = String(Marker)
    for (const marker of ['x', `${of}x`, of.slice(1), of.toUpperCase()]) {
      await refuses(target, [LIST, { Marker: marker }], 'InvalidMarker')
    }
    await refuses(target, ['ListGroups', { Marker: of }], 'InvalidMarker')
  })
})

describe('403', () => {
  asksFor(target, LIST, async () => ({ parameters: {}, paths: ['user/*'] }))
  refusesServicePrincipals(target, LIST)
})

everyErrorIsProvoked(LIST)
