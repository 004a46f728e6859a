import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatPolicy, type PolicyUse } from './document.ts'
import { parsePolicy } from './parse.ts'

type Json = Readonly<Record<string, unknown>>

const allow: Json = { Effect: 'Allow', Action: 'ecs:*', Resource: '*' }
const trust: Json = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: 'acs:ram::1234:root' } }

function policyOf(...statements: readonly unknown[]): string {
  return JSON.stringify({ Version: '1', Statement: statements })
}

function faultIn(text: string, use: PolicyUse = 'identity'): string {
  const { fault } = parsePolicy(text, use)
  assert.ok(fault, text)
  assert.match(fault.problem, /[.:!?]$|…"\.$/, 'a sentence')
  return `${fault.path}: ${fault.problem}`
}

function without(statement: Json, name: string): Json {
  return Object.fromEntries(Object.entries(statement).filter(([key]) => key !== name))
}

function condition(operator: string, key: string, value: unknown): string {
  return policyOf({ ...allow, Condition: { [operator]: { [key]: value } } })
}

describe('a policy', () => {
  it('is read into statements, single strings into lists', () => {
    const text = policyOf(
      { Effect: 'Deny', NotAction: ['ram:*', '*:List?'], Resource: ['acs:ecs:*:*:*', '*'] },
      {
        ...allow,
        Condition: {
          StringLike: { 'acs:ResourceTag/项目': ['a*', 'b'], __proto__x: undefined },
          Bool: { 'acs:MFAPresent': true },
          NumericLessThan: { 'acs:Count': 3.5 },
        },
      },
    )
    assert.deepEqual(parsePolicy(text, 'identity'), {
      document: {
        statements: [
          {
            effect: 'Deny',
            actions: { except: true, patterns: ['ram:*', '*:List?'] },
            resources: ['acs:ecs:*:*:*', '*'],
            conditions: [],
          },
          {
            effect: 'Allow',
            actions: { except: false, patterns: ['ecs:*'] },
            resources: ['*'],
            conditions: [
              { operator: 'StringLike', key: 'acs:ResourceTag/项目', values: ['a*', 'b'] },
              { operator: 'Bool', key: 'acs:MFAPresent', values: ['true'] },
              { operator: 'NumericLessThan', key: 'acs:Count', values: ['3.5'] },
            ],
          },
        ],
      },
    })
  })

  it('of a role names who may assume it', () => {
    const principals = ['*', 'acs:ram::1234:root', 'acs:ram:*:1234:user/a.b@c', 'acs:ram::1234:role/Ops']
    const text = policyOf({
      ...trust,
      Principal: {
        Service: 'ecs.aliyuncs.com',
        RAM: principals,
        Federated: ['acs:ram::1234:saml-provider/x'],
      },
    })
    assert.deepEqual(parsePolicy(text, 'trust').document?.statements[0]?.principals, {
      ram: principals,
      service: ['ecs.aliyuncs.com'],
      federated: ['acs:ram::1234:saml-provider/x'],
    })
  })

  it('stays the same when it is written and read again', () => {
    const texts = [
      policyOf(allow, {
        ...allow,
        Condition: { Bool: { 'acs:MFAPresent': 'true' }, StringLike: { 'a:b': ['x', 'y'] } },
      }),
      '{"Statement":[{"Condition":{"StringEquals":{"a:__proto__":"1","acs:ResourceTag/__proto__":"\\u00e9\\n\\"😀"}},"Resource":"*","NotAction":"*","Effect":"Deny"}],"Version":"1"}',
    ]
    for (const text of texts) {
      const { document } = parsePolicy(text, 'identity')
      assert.ok(document, text)
      assert.deepEqual(parsePolicy(formatPolicy(document), 'identity').document, document)
    }
    const { document } = parsePolicy(policyOf(trust), 'trust')
    assert.ok(document)
    assert.deepEqual(parsePolicy(formatPolicy(document), 'trust').document, document)
  })

  it('has at most so many characters, as its use has it', () => {
    const filled = (length: number, character = ' '): string => {
      const text = policyOf({ ...allow, Resource: 'acs:oss:*:*:X' })
      return text.replace('X', `X${character.repeat(length - text.length)}`)
    }
    assert.ok(parsePolicy(filled(6_144), 'identity').document)
    assert.ok(parsePolicy(filled(6_144, '😀'), 'identity').document, 'code points, not UTF-16 units')
    assert.match(faultIn(filled(6_145)), /6145 characters, and 6144 are the most/)
    assert.ok(parsePolicy(filled(1_024), 'session').document)
    assert.match(faultIn(filled(1_025), 'session'), /1025 characters/)
    assert.ok(parsePolicy(filled(1_025), 'session', 2_048).document)
  })
})

describe('a text that is no policy', () => {
  it('is named by line and column where it is no JSON', () => {
    const cases: [text: string, fault: RegExp][] = [
      ['', /^: Line 1, column 1: A JSON value is expected, but the text ends/],
      [
        '{"Version":"1",\n "Statement":[{"Effect" "Allow"}]}',
        /^Statement\[0\]: Line 2, column 25: A colon is expected, but "\\""/,
      ],
      ['{"Version":"1",}', /^: Line 1, column 16: A member name in double quotes is expected, but "}"/],
      ['{"Version":"1"} x', /column 17: The end of the text is expected, but "x"/],
      ["{'Version':'1'}", /column 2: A member name in double quotes/],
      ['{"Version":"1","Statement":[1,]}', /column 31: A JSON value is expected, but "]"/],
      ['{"Version":"1","Statement":[1 2]}', /column 31: A comma or ] is expected/],
      ['{"Version":"1"', /A comma or } is expected, but the text ends/],
      ['{"😀":"\n"}', /^\["😀"\]: Line 1, column 7: The rest of a string and its closing quote/],
      ['{"a":"\\x"}', /column 7: The rest of a string/],
      ['{"a":01}', /column 7: A comma or }/],
      ['{"a":nul}', /A JSON value is expected, but "nul"/],
      ['\uFEFF{}', /A JSON value is expected/],
    ]
    for (const [text, fault] of cases) assert.match(faultIn(text), fault, text)
  })

  it('may not give a member twice, also in other spellings of the name', () => {
    assert.match(
      faultIn('{"Version":"1","Statement":[],"Version":"1"}'),
      /^: Line 1, column 31: The member "Version" stands/,
    )
    const twice =
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*","\\u0041ction":"*"}]}'
    assert.match(faultIn(twice), /^Statement\[0\]: .*"Action" stands here a second time/)
    const key = '{"Version":"1","Statement":[{"Condition":{"Bool":{"a:b":"true","a:b":"false"}}}]}'
    assert.match(faultIn(key), /^Statement\[0\]\.Condition\.Bool: /)
  })

  it('may not hold NUL, halves of surrogate pairs, or levels beyond reason', () => {
    for (const text of ['"\\u0000"', '"\\ud83d"', '"\\ude00\\ud83d"', '"\ud83d"'])
      assert.match(faultIn(`{"Version":${text}}`), /^Version: .*NUL or half of a surrogate pair/, text)
    assert.match(faultIn('{"Version":"\\ud83d\\ude00"}'), /The version of the language/)
    assert.match(faultIn(`${'['.repeat(17)}${']'.repeat(17)}`), /16 levels/)
    assert.doesNotMatch(faultIn(`${'['.repeat(16)}${']'.repeat(16)}`), /levels/)
  })

  it('is an object with version and statements', () => {
    const cases: [text: string, fault: RegExp][] = [
      ['[]', /^: A policy is a JSON object, not an array/],
      ['"x"', /not "x"/],
      ['{"Statement":[]}', /^: Version is missing/],
      ['{"Version":1,"Statement":[]}', /^Version: .*Write "Version": "1"/],
      ['{"Version":"2012-10-17","Statement":[]}', /^Version: /],
      ['{"Version":"1"}', /^: Statement is missing/],
      ['{"Version":"1","Statement":[]}', /^Statement: .*at least one/],
      ['{"Version":"1","Statement":{}}', /^Statement: .*array, also around a single statement/],
      ['{"Version":"1","Statement":["x"]}', /^Statement\[0\]: A statement is a JSON object, not "x"/],
      ['{"version":"1","Statement":[]}', /^version: Names of elements have case. Write "Version"/],
      ['{"Version":"1","Statement":[],"Id":"x"}', /^Id: .*no ids for policies/],
      [
        '{"Version":"1","Statement":[],"constructor":"x"}',
        /^constructor: .*no element here. There are Version, Statement/,
      ],
    ]
    for (const [text, fault] of cases) assert.match(faultIn(text), fault, text)
  })
})

describe('a statement', () => {
  it('has what it needs, and nothing else', () => {
    const cases: [statement: Json, fault: RegExp][] = [
      [without(allow, 'Effect'), /^Statement\[0\]: Effect is missing/],
      [{ ...allow, Effect: 'allow' }, /^Statement\[0\]\.Effect: .*"Allow" or "Deny".*not "allow"/],
      [{ ...allow, Effect: ['Allow'] }, /not an array/],
      [without(allow, 'Action'), /^Statement\[0\]: .*Write Action or NotAction/],
      [{ ...allow, NotAction: 'a:b' }, /^Statement\[0\]: Action and NotAction stand side by side/],
      [without(allow, 'Resource'), /^Statement\[0\]: Resource is missing/],
      [{ ...allow, Sid: 'x' }, /^Statement\[0\]\.Sid: .*Take Sid out/],
      [
        { ...allow, NotResource: '*' },
        /NotResource: The language has no NotResource.*second statement that denies/,
      ],
      [{ ...allow, NotPrincipal: '*' }, /NotPrincipal: The language has no NotPrincipal/],
      [{ ...allow, Principal: { RAM: '*' } }, /Principal: Principal belongs to the trust policy/],
      [{ ...allow, 'Act ion': 'x' }, /^Statement\[0\]\["Act ion"\]: /],
    ]
    for (const [statement, fault] of cases) {
      assert.match(faultIn(policyOf(statement)), fault)
      assert.match(faultIn(policyOf(statement), 'session'), fault)
    }
  })

  it('names actions as code:Name or *', () => {
    for (const action of [
      '*',
      'ecs:*',
      '*:*',
      'ecs:Untag?esources',
      'e?s:x',
      'yundun-sas:Get',
      'a:b/c',
      ['a:b', 'c:*'],
    ])
      assert.ok(parsePolicy(policyOf({ ...allow, Action: action }), 'identity').document, String(action))
    for (const action of ['', 'ecs', '**', 'ecs:', ':x', 'a:b:c', 'ecs: x', 'ecs:标签', '$a:b']) {
      assert.match(
        faultIn(policyOf({ ...allow, Action: ['a:b', action] })),
        /^Statement\[0\]\.Action\[1\]: An action is/,
      )
      assert.match(
        faultIn(policyOf({ ...without(allow, 'Action'), NotAction: action })),
        /^Statement\[0\]\.NotAction: /,
      )
    }
    assert.match(faultIn(policyOf({ ...allow, Action: [] })), /^Statement\[0\]\.Action: The list is empty/)
    assert.match(
      faultIn(policyOf({ ...allow, Action: [['a:b']] })),
      /Action\[0\]: A string is expected.*not an array/,
    )
    for (const action of [1, true, null, {}])
      assert.match(faultIn(policyOf({ ...allow, Action: action })), /A string is expected/)
  })

  it('names resources as five parts or *', () => {
    assert.match(
      faultIn(policyOf({ ...allow, Resource: 'arn:acs:ecs:*:*:x' })),
      /Resource: .*no "arn:" before it/,
    )
    assert.match(
      faultIn(policyOf({ ...allow, Resource: ['*', 'acs:ecs:*'] })),
      /Resource\[1\]: .*"acs:ecs:\*" has not these five parts/,
    )
    assert.match(faultIn(policyOf({ ...allow, Resource: [] })), /Resource: The list is empty/)
    const long = faultIn(policyOf({ ...allow, Resource: 'x'.repeat(3_000) }))
    assert.ok(long.length < 500, 'a long text is cut off')
  })

  it('has conditions of known operators, with keys and values that these take', () => {
    const cases: [text: string, fault: RegExp][] = [
      [policyOf({ ...allow, Condition: {} }), /^Statement\[0\]\.Condition: .*Leave Condition out/],
      [policyOf({ ...allow, Condition: 'x' }), /Condition is a JSON object, not "x"/],
      [
        policyOf({ ...allow, Condition: { Bool: {} } }),
        /^Statement\[0\]\.Condition\.Bool: .*no condition key/,
      ],
      [policyOf({ ...allow, Condition: { Bool: 'x' } }), /An operator is a JSON object/],
      [
        condition('StringEqualsIfExists', 'a:b', 'x'),
        /Condition\.StringEqualsIfExists: .*Write StringEquals;/,
      ],
      [condition('Null', 'a:b', 'true'), /Condition\.Null: The language has no Null/],
      [
        condition('ForAnyValue:StringEquals', 'a:b', 'x'),
        /Condition\["ForAnyValue:StringEquals"\]: .*Leave the prefix out/,
      ],
      [condition('ForAllValues:StringLike', 'a:b', 'x'), /Leave the prefix out/],
      [condition('stringequals', 'a:b', 'x'), /Names of operators have case. Write "StringEquals"/],
      [condition('ArnLike', 'a:b', 'x'), /"ArnLike" is no operator. There are StringEquals, /],
      [condition('IfExists', 'a:b', 'x'), /is no operator/],
      [condition('Bool', 'acs', 'true'), /Condition\.Bool\.acs: A condition key is/],
      [condition('Bool', 'acs:ResourceTag/', 'true'), /A condition key is/],
      [condition('StringLike', 'acs:SourceIp', []), /StringLike\["acs:SourceIp"\]: The list is empty/],
      [
        condition('StringLike', 'acs:SourceIp', ['x', null]),
        /StringLike\["acs:SourceIp"\]\[1\]: A string is expected.*not null/,
      ],
      [condition('Bool', 'acs:MFAPresent', 'True'), /Bool compares with "true" or "false", not "True"/],
      [
        condition('NumericEquals', 'a:b', ['1', 'x']),
        /\[1\]: NumericEquals compares with a whole or decimal number/,
      ],
      [condition('NumericEquals', 'a:b', 1e21), /not "1e\+21"/],
      [condition('DateLessThan', 'acs:CurrentTime', '2026-02-30T00:00:00Z'), /compares with a date/],
      [condition('NotIpAddress', 'acs:SourceIp', '10.0.0.0/33'), /compares with an IP address or a range/],
    ]
    for (const [text, fault] of cases) assert.match(faultIn(text), fault, text)
  })
})

describe('a trust policy', () => {
  it('has principals and no resource', () => {
    const cases: [statement: Json, fault: RegExp][] = [
      [without(trust, 'Principal'), /^Statement\[0\]: Principal is missing/],
      [{ ...trust, Resource: '*' }, /^Statement\[0\]\.Resource: A trust policy has no Resource/],
      [{ ...trust, Principal: '*' }, /Principal is a JSON object, not "\*"/],
      [{ ...trust, Principal: {} }, /Nobody is named/],
      [{ ...trust, Principal: { AWS: '*' } }, /Principal\.AWS: .*There are RAM, Service, Federated/],
      [{ ...trust, Principal: { RAM: [] } }, /Principal\.RAM: The list is empty/],
      [{ ...trust, Principal: { Service: '' } }, /Principal\.Service: A name is empty/],
    ]
    for (const [statement, fault] of cases) assert.match(faultIn(policyOf(statement), 'trust'), fault)
    const names = [
      '1234',
      'acs:ram::1234:user/*',
      'acs:ram::*:root',
      'acs:ram::1234:group/x',
      'acs:ram:cn-hangzhou:1:root',
      'acs:ram::1:user/',
    ]
    for (const name of names)
      assert.match(
        faultIn(policyOf({ ...trust, Principal: { RAM: ['*', name] } }), 'trust'),
        /RAM\[1\]: A principal is/,
        name,
      )
  })
})
