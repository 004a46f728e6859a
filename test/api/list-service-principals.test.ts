import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId } from './calls.ts'
import {
  deleteServicePrincipals,
  listServicePrincipals,
  newServicePrincipal,
  refusesServicePrincipals,
} from './delegated.ts'

const LIST = 'ListServicePrincipals'
const target = await openTarget()
after(async () => {
  await deleteServicePrincipals(target)
  await target[Symbol.asyncDispose]()
})

describe('200', () => {
  it('shows everything but the secret', async () => {
    const Name = newId('backup')
    const { id, keyId, secret } = await newServicePrincipal(target, { Name, ServiceCode: 'hbr' })
    const found = (await listServicePrincipals(target)).find(({ PrincipalId }) => PrincipalId === id)
    assert.match(String(found?.['CreateDate']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.deepEqual(found, {
      ...{ PrincipalId: id, Name, ServiceCode: 'hbr', Accounts: [target.account], AccessKeyId: keyId },
      CreateDate: found?.['CreateDate'],
    })
    assert.ok(!(await target.call(LIST, {})).response.body.includes(secret))
  })

  it('comes in the byte order of the names', async () => {
    const prefix = newId('order')
    const names = ['b', 'a', 'B', 'a.', 'a-', 'a_'].map((name) => `${prefix}${name}`)
    for (const Name of names) await newServicePrincipal(target, { Name })
    const all = (await listServicePrincipals(target)).map(({ Name }) => String(Name))
    assert.deepEqual(
      all.filter((name) => name.startsWith(prefix)),
      names.toSorted(),
    )
  })

  it('in XML', async () => {
    const Name = newId('xml')
    const { id } = await newServicePrincipal(target, { Name })
    const signing = { action: LIST, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    const accounts = `<Accounts>${target.account}</Accounts>`
    assert.ok(
      body.includes(
        `<ServicePrincipals><PrincipalId>${id}</PrincipalId><Name>${Name}</Name><ServiceCode></ServiceCode>${accounts}`,
      ),
      body,
    )
  })
})

refusesServicePrincipals(target, LIST)
everyErrorIsProvoked(LIST)
