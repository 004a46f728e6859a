import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compileResource, isResourcePattern, readResource } from './resource.ts'

function matches(pattern: string, resource: string): boolean {
  const name = readResource(resource)
  assert.ok(name, resource)
  return compileResource(pattern)?.(name) ?? true
}

const instance = 'acs:ecs:cn-hangzhou:1234:instance/i-1'

describe('a resource of a policy', () => {
  it('has five parts behind colons, or is *', () => {
    for (const text of ['*', instance, 'acs:ecs:*:*:*', 'acs:ram:::x', 'acs:*:?:*:a:b/c', 'acs:oss:*:*:b/*'])
      assert.ok(isResourcePattern(text), text)
    const others = [
      '',
      'acs',
      'acs:ecs',
      'acs:ecs:*',
      'acs:ecs:*:*',
      'acs:ecs:*:*:',
      'acs::*:*:x',
      `arn:${instance}`,
      '**',
    ]
    for (const text of [...others, 'ACS:ecs:*:*:x', ' acs:ecs:*:*:x'])
      assert.ok(!isResourcePattern(text), text)
  })

  it('matches part by part, with the case of letters', () => {
    const patterns = ['*', instance, 'acs:*:*:*:*', 'acs:e?s:cn-*:1234:instance/*', 'acs:ecs:*:*:*/i-?']
    for (const pattern of patterns) assert.ok(matches(pattern, instance), pattern)
    const others = [
      'acs:slb:*:*:*',
      'acs:ecs:cn-beijing:*:*',
      'acs:ecs:*:123:*',
      'acs:ecs:*:*:Instance/i-1',
      'acs:ECS:*:*:*',
    ]
    for (const pattern of others) assert.ok(!matches(pattern, instance), pattern)
  })

  it('keeps its wildcards within a part, and the last part takes all colons', () => {
    assert.ok(!matches('acs:ecs:*:instance/i-1:x', instance))
    assert.ok(!matches('acs:ecs*:1234:instance/i-1:*', instance))
    assert.ok(!matches('acs:ecs:cn-hangzhou*1234:*:instance/i-1', instance))
    assert.ok(matches('acs:ecs:*:*:a*d', 'acs:ecs:cn:1:a:b/c:d'))
    assert.ok(!matches('acs:ecs:*:*:a', 'acs:ecs:cn:1:a:b'))
  })

  it('with an empty region or account means that there is none', () => {
    for (const none of ['acs:ram::1234:user/x', 'acs:ram:*:1234:user/x']) {
      assert.ok(matches('acs:ram::1234:user/x', none))
      assert.ok(matches('acs:ram:*:1234:user/x', none))
      assert.ok(!matches('acs:ram:cn-hangzhou:1234:user/x', none))
    }
    assert.ok(!matches('acs:ecs::1234:instance/i-1', instance))
    assert.ok(!matches('acs:ecs:*::instance/i-1', instance))
  })

  it('takes a relative id of * in a request as it stands', () => {
    assert.ok(matches('acs:tag:*:*:*', 'acs:tag:cn-hangzhou:1234:*'))
    assert.ok(!matches('acs:tag:*:*:resource/*', 'acs:tag:cn-hangzhou:1234:*'))
  })
})

describe('the resource of a request', () => {
  it('of another form is none', () => {
    for (const text of ['*', '', 'acs:ecs:cn', 'instance/i-1'])
      assert.equal(readResource(text), undefined, text)
  })
})
