import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import { operations } from '../../src/operations/index.ts'
import type { HttpResponse } from '../../src/wire/http.ts'
import type { Answer, Parameters } from '../support/service.ts'
import { onlyHere, type Target } from '../support/target.ts'
import { expectedErrors, expectedMessage } from './expected-errors.ts'

export const REGION = 'cn-hangzhou'

type Entry = {
  readonly ResourceARN: string
  readonly Result: { readonly Code: string; readonly Message: string }
}
export type TaggedResource = {
  readonly ResourceARN: string
  readonly Tags: readonly { readonly Key: string; readonly Value: string; readonly Category: string }[]
}

/** Errors that a test of this file has provoked, as `operation error`. */
const provoked = new Set<string>()

/** Ids that no other test and no other run of them has. */
const run = onlyHere('') ? `${Date.now().toString(36)}-${process.pid.toString(36)}` : 'run'
let made = 0
export function newId(prefix = 'i'): string {
  made++
  return `${prefix}-${run}-${made}`
}

/** `arn:acs:…` of a type `product:type`, in the account of the caller. */
export function arnOf(type: string, id: string, region = REGION, account = '*'): string {
  const [product, name] = type.split(':')
  return `arn:acs:${product}:${region}:${account}:${name}/${id}`
}

export function arns(...list: readonly string[]): Parameters {
  return numbered('ResourceARN', list)
}

export function keys(...list: readonly string[]): Parameters {
  return numbered('TagKey', list)
}

export function numbered(name: string, list: readonly string[]): Parameters {
  return Object.fromEntries(list.map((value, i) => [`${name}.${i + 1}`, value]))
}

/** A new resource with these tags; answers its ARN. */
export async function tagged(
  target: Target,
  tags: Readonly<Record<string, string>>,
  arn = arnOf('ecs:instance', newId()),
  region = REGION,
): Promise<string> {
  const answer = await target.call('TagResources', {
    ...{ RegionId: region, Tags: JSON.stringify(tags) },
    ...arns(arn),
  })
  assertEntries(answer, [])
  return arn
}

/** The tags of one resource as ListTagResources shows them; undefined where it does not. */
export async function tagsOf(
  target: Target,
  arn: string,
  region = REGION,
): Promise<Readonly<Record<string, string>> | undefined> {
  const { status, body } = await target.call('ListTagResources', { RegionId: region, ...arns(arn) })
  assert.equal(status, 200, JSON.stringify(body))
  const [resource, ...more] = body['TagResources'] as TaggedResource[]
  assert.deepEqual(more, [])
  return resource && Object.fromEntries(resource.Tags.map(({ Key, Value }) => [Key, Value]))
}

/** The answer is a 200 with exactly these failures, in this order. */
export function assertEntries(
  answer: Answer,
  failures: readonly (readonly [arn: string, error: ErrorName])[],
  operation = '',
): void {
  assert.equal(answer.status, 200, answer.response.body)
  assert.deepEqual(Object.keys(answer.body), ['RequestId', 'FailedResources'])
  const { FailedResource } = answer.body['FailedResources'] as { readonly FailedResource: Entry[] }
  const expected = failures.map(([ResourceARN, error]) => {
    const [, Code, Message] = expectedErrors[error]
    provoked.add(`${operation} ${error}`)
    return { ResourceARN, Result: { Code, Message } }
  })
  assert.deepEqual(FailedResource, expected)
}

/** The answer is this error, whole and in JSON. */
export function assertError(response: HttpResponse, error: ErrorName, ...values: readonly string[]): void {
  const [status, code] = expectedErrors[error]
  const body = JSON.parse(response.body) as Record<string, string>
  assert.deepEqual(
    { status: response.status, code: body['Code'], message: body['Message'] },
    { status, code, message: expectedMessage(error, values) },
  )
  // What policies deny is told in more detail.
  const names = Object.keys(body).filter((name) => status !== 403 || name !== 'AccessDeniedDetail')
  assert.deepEqual(names, ['RequestId', 'Message', 'Recommend', 'HostId', 'Code'])
  assert.match(body['RequestId'] ?? '', /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/)
  assert.ok(body['Recommend']?.endsWith(`/errors/${code}`))
  const header = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]))
  assert.equal(header.get('x-acs-request-id'), body['RequestId'])
  assert.equal(header.get('content-type'), 'application/json;charset=utf-8')
}

/** The call ends with this error and has changed nothing: no row of the store, no change record. */
export async function refuses(
  target: Target,
  call: readonly [action: string, parameters: Parameters, overrides?: Parameters],
  error: ErrorName,
  ...values: readonly string[]
): Promise<void> {
  const before = await target.estate()
  const { response } = await target.call(...call)
  assertError(response, error, ...values)
  assert.deepEqual(await target.estate(), before)
  provoked.add(`${call[0]} ${error}`)
}

/** A fault of a call, as changes of its parameters, and the error that it alone leads to. */
export type Fault = {
  readonly error: ErrorName
  readonly values?: readonly string[]
  /** Undefined takes a parameter out; a name that ends in `.` stands for all that begin with it. */
  readonly with: Readonly<Record<string, string | undefined>>
}

/** Of any two of the faults, listed in the order of the checks, the earlier one decides. */
export async function assertOrder(
  target: Target,
  action: string,
  valid: Parameters,
  faults: readonly Fault[],
): Promise<void> {
  for (const [i, earlier] of faults.entries()) {
    await refuses(target, [action, spoilt(valid, earlier)], earlier.error, ...(earlier.values ?? []))
    for (const later of faults.slice(i + 1)) {
      const { response } = await target.call(action, spoilt(spoilt(valid, later), earlier))
      const [status, code] = expectedErrors[earlier.error]
      const body = JSON.parse(response.body) as Record<string, string>
      const what = `${earlier.error} before ${later.error}`
      assert.deepEqual([what, response.status, body['Code']], [what, status, code])
    }
  }
}

/** The parameters with the fault. */
export function spoilt(parameters: Parameters, fault: Pick<Fault, 'with'>): Parameters {
  const removed = Object.keys(fault.with).filter((name) => fault.with[name] === undefined)
  const goes = (key: string) =>
    removed.some((name) => key === name || (name.endsWith('.') && key.startsWith(name)))
  const left = Object.entries(parameters).filter(([key]) => !goes(key))
  const added = Object.entries(fault.with).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return Object.fromEntries([...left, ...added])
}

/** Closes the file of an operation: each error that it declares was provoked, or is named here with the reason. */
export function everyErrorIsProvoked(
  action: string,
  unreachable: Readonly<Partial<Record<ErrorName, string>>> = {},
): void {
  it('every declared error was provoked here, or has a reason not to be', {
    skip: onlyHere('some tests are left out'),
  }, () => {
    const operation = operations.find((candidate) => candidate.action === action)
    assert.ok(operation)
    const declared: ErrorName[] = [...operation.errors, ...(operation.failures ?? [])]
    const missing = declared.filter((error) => !provoked.has(`${action} ${error}`))
    assert.deepEqual(missing.sort(), Object.keys(unreachable).sort())
  })
}
