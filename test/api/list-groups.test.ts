import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allPages, asksFor, closing, done, newGroup } from './identities.ts'

const LIST = 'ListGroups'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows groups as they are, page by page in the byte order of the names', async () => {
    const prefix = newId('order')
    const names = ['b', 'a', 'B1', 'a.', 'a-', 'a_', '10', '9'].map((name) => `${prefix}${name}`)
    for (const GroupName of names) await newGroup(target, { GroupName })
    for (const MaxItems of ['1', '3', '1000']) {
      const all = await allPages(target, [LIST, { MaxItems }], ['Groups', 'Group'])
      const own = all.filter(({ GroupName = '' }) => GroupName.startsWith(prefix))
      assert.deepEqual(
        own.map(({ GroupName }) => GroupName),
        names.toSorted(),
      )
      const { Group } = await done(target, 'GetGroup', { GroupName: own[0]?.['GroupName'] ?? '' })
      assert.deepEqual(own[0], Group)
    }
  })

  it('in XML', async () => {
    await newGroup(target)
    const parameters = { MaxItems: '1000' }
    const signing = { action: LIST, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<ListGroupsResponse><RequestId>[^<]+<\/RequestId><IsTruncated>false<\/IsTruncated><Groups><Group><GroupId>g-/,
    )
  })
})

describe('400', () => {
  it('InvalidParameter: MaxItems', async () => {
    const told = ['MaxItems', 'It is a number from 1 to 1000.']
    for (const MaxItems of ['0', '1001']) {
      await refuses(target, [LIST, { MaxItems }], 'InvalidParameter', ...told)
    }
  })

  it('InvalidParameter.Marker', async () => {
    await refuses(target, [LIST, { Marker: 'x' }], 'InvalidMarker')
  })
})

describe('403', () => {
  asksFor(target, LIST, async () => ({ parameters: {}, paths: ['group/*'] }))
  refusesServicePrincipals(target, LIST)
})

everyErrorIsProvoked(LIST)
