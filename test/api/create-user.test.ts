import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { USER, type User } from '../../src/core/identity.ts'
import { rpcRequest } from '../support/http.ts'
import { createService } from '../support/service.ts'
import { onlyHere, openTarget, targetOf } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asksFor, closing, configure, done, newUser } from './identities.ts'

const CREATE = 'CreateUser'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('answers the user, with nothing where nothing was given', async () => {
    const UserName = newId('user')
    const { User: made } = await done(target, CREATE, { UserName })
    const { UserId, CreateDate, ...rest } = made as Record<string, string>
    assert.match(UserId ?? '', /^2\d{17}$/)
    assert.ok(Math.abs(Date.parse(CreateDate ?? '') - target.now()) < 60_000)
    assert.deepEqual(rest, { UserName, DisplayName: '', MobilePhone: '', Email: '', Comments: '' })
    await done(target, 'DeleteUser', { UserName })
  })

  it('keeps all that is said of the user', async () => {
    const said = {
      ...{ DisplayName: `中 ${'é'.repeat(126)}`, MobilePhone: '86-18688888888' },
      ...{ Email: 'alice@example.com', Comments: '𝄞'.repeat(128) },
    }
    const UserName = await newUser(target, said)
    const { User: shown } = await done(target, 'GetUser', { UserName })
    const { DisplayName, MobilePhone, Email, Comments } = shown as Record<string, string>
    assert.deepEqual({ DisplayName, MobilePhone, Email, Comments }, said)
  })

  it('takes a name of 64 characters of every kind', async () => {
    const UserName = `${newId('aZ0._-')}${'x'.repeat(64)}`.slice(0, 64)
    assert.equal(await newUser(target, { UserName }), UserName)
  })

  it('in XML', async () => {
    const UserName = newId('xml')
    const parameters = { UserName, DisplayName: 'A & B' }
    const signing = { action: CREATE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    const shown = /<RequestId>[^<]+<\/RequestId><User><UserId>\d+<\/UserId>(.*)<CreateDate>/.exec(body)?.[1]
    const name = `<UserName>${UserName}</UserName><DisplayName>A &amp; B</DisplayName>`
    assert.equal(shown, `${name}<MobilePhone></MobilePhone><Email></Email><Comments></Comments>`)
    await done(target, 'DeleteUser', { UserName })
  })
})

describe('400', () => {
  it('MissingUserName', async () => {
    for (const parameters of [{}, { UserName: '' }]) {
      await refuses(target, [CREATE, parameters], 'MissingUserName')
    }
  })

  it('InvalidParameter.UserName: more than 64 characters, or others', async () => {
    await refuses(target, [CREATE, { UserName: 'x'.repeat(65) }], 'UserNameLength')
    for (const UserName of ['a b', 'a/b', '*', 'é', 'a:b', 'a\n']) {
      await refuses(target, [CREATE, { UserName }], 'UserNameChars')
    }
  })

  it('InvalidParameter: other texts of the wrong length or form', async () => {
    const UserName = newId('never')
    const long = '𝄞'.repeat(129)
    await refuses(target, [CREATE, { UserName, DisplayName: long }], 'DisplayNameLength')
    await refuses(target, [CREATE, { UserName, Comments: long }], 'CommentsLength')
    for (const MobilePhone of ['18688888888', '86-', '86 18688888888', '+86-18688888888']) {
      await refuses(target, [CREATE, { UserName, MobilePhone }], 'MobilePhoneFormat')
    }
    for (const Email of ['alice', 'alice@', '@example.com', 'a b@example.com', 'a@b@c']) {
      await refuses(target, [CREATE, { UserName, Email }], 'EmailFormat')
    }
  })
})

describe('403', () => {
  asksFor(target, CREATE, async () => ({ parameters: { UserName: newId('user') }, paths: ['user/*'] }))
  refusesServicePrincipals(target, CREATE, { UserName: 'a' })
})

describe('409', () => {
  it('EntityAlreadyExists.User: the name, in any case, until that user is deleted', async () => {
    const UserName = await newUser(target)
    for (const name of [UserName, UserName.toUpperCase()]) {
      await refuses(target, [CREATE, { UserName: name }], 'UserExists')
    }
    await done(target, 'DeleteUser', { UserName })
    await newUser(target, { UserName })
  })

  it('of one name at the same time makes one of them', async () => {
    const UserName = newId('race')
    const all = await Promise.all(Array.from({ length: 6 }, () => target.call(CREATE, { UserName })))
    assert.deepEqual(all.map(({ status }) => status).sort(), [200, 409, 409, 409, 409, 409])
    await done(target, 'DeleteUser', { UserName })
  })

  it('LimitExceeded.User: the 5,001st', { skip: onlyHere('it writes users into the store') }, async () => {
    await using service = await createService()
    const full = targetOf(service)
    const user = (name: string): User => ({
      ...{ name, displayName: '', mobilePhone: '', email: '', comments: '', groups: [], policies: [] },
      ...{ createdAt: 0, updatedAt: 0 },
    })
    const names = Array.from({ length: 4_999 }, (_, i) => `user-${i}`)
    await configure(full, {
      puts: names.map((name, i) => ({ kind: USER, name: `2${i}`, value: user(name) })),
    })
    await newUser(full)
    await refuses(full, [CREATE, { UserName: 'one-more' }], 'TooManyUsers')
    await done(full, 'DeleteUser', { UserName: 'user-17' })
    await newUser(full, { UserName: 'one-more' })
  })
})

everyErrorIsProvoked(CREATE)
