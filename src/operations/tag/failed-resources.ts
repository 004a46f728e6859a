import type { ResourceFailure } from '../../tagging/outcome.ts'
import { array, object, text } from '../response.ts'

/** The part of an answer that names the resources left as they were; empty when all was done. */
export const failedResources = object('The resources left as they were. Empty when everything was done.', {
  FailedResource: array(
    'One entry per resource.',
    object('A resource that was left as it was.', {
      ResourceARN: text(
        'The ARN, as it was sent.',
        'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-xxxxxxxxxx1',
      ),
      Result: object('Why.', {
        Code: text("The product's error code.", 'InvalidResourceId.NotFound'),
        Message: text("The product's message.", 'The specified ResourceIds are not found in our records.'),
      }),
    }),
  ),
})

export function toFailedResources(failures: readonly ResourceFailure[]) {
  const entry = ({ arn, code, message }: ResourceFailure) => ({
    ResourceARN: arn,
    Result: { Code: code, Message: message },
  })
  return { FailedResource: failures.map(entry) }
}
