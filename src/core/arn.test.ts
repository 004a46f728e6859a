import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { type Arn, formatArn, parseArn } from './arn.ts'

const instance: Arn = {
  product: 'ecs',
  region: 'cn-hangzhou',
  account: '1234567890123456',
  type: 'instance',
  id: 'i-bp1',
}

function arn(changes: Partial<Arn>): string {
  return formatArn({ ...instance, ...changes })
}

describe('an ARN that is understood', () => {
  it('has product, region, account, type and id', () => {
    assert.deepEqual(parseArn('arn:acs:ecs:cn-hangzhou:1234567890123456:instance/i-bp1'), instance)
  })

  it('may have * for its region, its account, or both', () => {
    for (const changes of [{ region: '*' }, { account: '*' }, { region: '*', account: '*' }]) {
      assert.deepEqual(parseArn(arn(changes)), { ...instance, ...changes })
    }
  })

  it('keeps / and : inside the id', () => {
    for (const id of ['a/b', 'a:b', 'a/b:c/d', '/a', 'a/', ':', 'arn:acs:ecs:*:*:instance/i']) {
      assert.deepEqual(parseArn(arn({ id })), { ...instance, id })
    }
  })

  it('keeps the case in which product, type and id were sent', () => {
    const mixed = { product: 'PolarDBX', type: 'PolarDBXInstance', id: 'pxc-AbC' }
    assert.deepEqual(parseArn(arn(mixed)), { ...instance, ...mixed })
  })

  it('may have an id of any script, with spaces and * inside', () => {
    for (const id of ['桶-1', 'été', '𠀀', 'a b', 'bkt*1', 'a*']) assert.equal(parseArn(arn({ id }))?.id, id)
  })

  it('is written again exactly as it was read', () => {
    const code = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
    const anyRegion = fc.oneof(fc.constant('*'), fc.stringMatching(/^[a-z0-9-]{1,64}$/))
    const anyAccount = fc.oneof(fc.constant('*'), fc.stringMatching(/^[0-9]{1,32}$/))
    const anyId = fc.stringMatching(/^[!-)+-~]([ -~]{0,200}[!-~])?$/)
    const same = fc.property(
      code,
      anyRegion,
      anyAccount,
      code,
      anyId,
      (product, region, account, type, id) => {
        const made = { product, region, account, type, id }
        assert.deepEqual(parseArn(formatArn(made)), made)
      },
    )
    fc.assert(same, { seed: 1 })
  })
})

describe('an ARN that is refused', () => {
  const malformed: Readonly<Record<string, string>> = {
    'nothing at all': '',
    'a bare id': 'i-bp1',
    'no prefix': 'acs:ecs:cn-hangzhou:1:instance/i-bp1',
    'another prefix': 'urn:acs:ecs:cn-hangzhou:1:instance/i-bp1',
    'a prefix in upper case': 'ARN:acs:ecs:cn-hangzhou:1:instance/i-bp1',
    'another partition': 'arn:aws:ecs:cn-hangzhou:1:instance/i-bp1',
    'a partition in upper case': 'arn:ACS:ecs:cn-hangzhou:1:instance/i-bp1',
    'an empty partition': 'arn::ecs:cn-hangzhou:1:instance/i-bp1',
    'a space before it': ' arn:acs:ecs:cn-hangzhou:1:instance/i-bp1',
    'too few parts': 'arn:acs:ecs:cn-hangzhou:instance/i-bp1',
    'parts only up to the account': 'arn:acs:ecs:cn-hangzhou:1',
    'nothing after the account': 'arn:acs:ecs:cn-hangzhou:1:',
    'no type': 'arn:acs:ecs:cn-hangzhou:1:i-bp1',
    'an empty type': 'arn:acs:ecs:cn-hangzhou:1:/i-bp1',
    'a colon between type and id': 'arn:acs:ecs:cn-hangzhou:1:instance:i-bp1',
    'a colon in the type': 'arn:acs:ecs:cn-hangzhou:1:a:instance/i-bp1',
    'an empty id': 'arn:acs:ecs:cn-hangzhou:1:instance/',
    'an empty product': 'arn:acs::cn-hangzhou:1:instance/i-bp1',
    'an empty region': 'arn:acs:ecs::1:instance/i-bp1',
    'an empty account': 'arn:acs:ecs:cn-hangzhou::instance/i-bp1',
    'a product *': 'arn:acs:*:cn-hangzhou:1:instance/i-bp1',
    'a type *': 'arn:acs:ecs:cn-hangzhou:1:*/i-bp1',
    'a region with * inside': 'arn:acs:ecs:cn-*:1:instance/i-bp1',
    'a region in upper case': 'arn:acs:ecs:CN-HANGZHOU:1:instance/i-bp1',
    'an account with * inside': 'arn:acs:ecs:cn-hangzhou:1*:instance/i-bp1',
    'an account with letters': 'arn:acs:ecs:cn-hangzhou:1a:instance/i-bp1',
    'a masked account': 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-bp1',
    'digits of another script in the account': 'arn:acs:ecs:cn-hangzhou:١:instance/i-bp1',
    'a space in the product': 'arn:acs:e cs:cn-hangzhou:1:instance/i-bp1',
    'a line break after the product': 'arn:acs:ecs\n:cn-hangzhou:1:instance/i-bp1',
    'a dot in the type': 'arn:acs:ecs:cn-hangzhou:1:ins.tance/i-bp1',
    'a space before the id': 'arn:acs:ecs:cn-hangzhou:1:instance/ i-bp1',
    'a space after the id': 'arn:acs:ecs:cn-hangzhou:1:instance/i-bp1 ',
    'a no-break space after the id': 'arn:acs:ecs:cn-hangzhou:1:instance/i-bp1\u00a0',
    'a line break after the id': 'arn:acs:ecs:cn-hangzhou:1:instance/i-bp1\n',
    'a tab in the id': 'arn:acs:ecs:cn-hangzhou:1:instance/i\tbp1',
    'NUL in the id': 'arn:acs:ecs:cn-hangzhou:1:instance/i\0bp1',
    'a control character of Latin-1 in the id': 'arn:acs:ecs:cn-hangzhou:1:instance/i\u0085bp1',
  }

  for (const [fault, text] of Object.entries(malformed)) {
    it(`has ${fault}`, () => {
      assert.equal(parseArn(text), undefined)
    })
  }

  it('has the id *, which would mean all resources', () => {
    for (const changes of [{}, { region: '*' }, { account: '*' }, { region: '*', account: '*' }]) {
      assert.equal(parseArn(arn({ ...changes, id: '*' })), undefined)
    }
  })

  it('has a part that is one character too long', () => {
    const longest: Readonly<Record<keyof Arn, string>> = {
      product: 'p'.repeat(64),
      region: 'r'.repeat(64),
      account: '1'.repeat(32),
      type: 't'.repeat(64),
      id: 'i'.repeat(1024),
    }
    assert.deepEqual(parseArn(formatArn(longest)), longest)
    for (const [part, text] of Object.entries(longest)) {
      assert.equal(parseArn(arn({ [part]: `${text}${text[0]}` })), undefined, part)
    }
  })

  it('has an id of more than 1,024 bytes, however few its characters', () => {
    assert.ok(parseArn(arn({ id: '中'.repeat(341) })))
    assert.equal(parseArn(arn({ id: '中'.repeat(342) })), undefined)
  })

  it('never makes the parser throw, whatever it is', () => {
    const pieces = fc.constantFrom(
      'arn',
      'acs',
      ':',
      '/',
      '*',
      'ecs',
      '1',
      'cn-hangzhou',
      'instance',
      ' ',
      '\n',
      '中',
    )
    const text = fc.oneof(
      anyText(),
      fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
    )
    const readBack = fc.property(text, (any) => {
      const parsed = parseArn(any)
      assert.equal(parsed ? formatArn(parsed) : any, any)
      assert.notEqual(parsed?.id, '*')
    })
    fc.assert(readBack, { seed: 2, numRuns: 2_000 })
  })
})
