import { categoryOf } from '../core/tag.ts'
import { array, type Fields, object, text } from '../operations/response.ts'
import type { ResourceFailure } from '../tagging/outcome.ts'
import type { PairSent } from './encoding.ts'
import type { Family } from './family.ts'

/** The field of an answer that names the resources left as they were. */
export function failedFields({ failedField }: Family): Fields {
  if (failedField === undefined) return {}
  const tag = object('A tag.', {
    Key: text('Key.', 'k1'),
    Value: text('Value.', 'v1'),
    Scope: text('Custom or System.', 'Custom'),
  })
  const entry = object('A resource that was left as it was.', {
    ResourceId: text('The resource.', 'res-1'),
    ResourceType: text('Its type.'),
    Code: text('The error code.', 'InvalidResourceId.NotFound'),
    Message: text('The message.', 'The specified ResourceIds are not found in our records.'),
    Tags: array('The tags of the call.', tag),
  })
  return { [failedField]: array('The resources left as they were. Empty when everything was done.', entry) }
}

export function failedIn(
  failedField: string,
  failures: readonly ResourceFailure[],
  typeName: string,
  tags: readonly PairSent[],
): Readonly<Record<string, unknown>> {
  const sent = tags.map(({ key, value = '' }) => ({ Key: key, Value: value, Scope: categoryOf(key) }))
  const entries = failures.map(({ arn, code, message }) => ({
    ...{ ResourceId: arn, ResourceType: typeName, Code: code, Message: message },
    Tags: sent,
  }))
  return { [failedField]: entries }
}
