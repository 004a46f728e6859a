import type { Answer } from '../client/client.ts'
import { parseArn } from '../core/arn.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import type { Output } from '../terminal/output.ts'
import type { Shell } from '../terminal/shell.ts'

/** How many resources one call may name. */
export const MAX_RESOURCES = 50
const DEFAULT_REGION = 'cn-hangzhou'

export const regionOption = {
  flag: 'region',
  value: 'REGION',
  variable: 'ALIBABA_CLOUD_REGION_ID',
  doc: 'Region of the resources; without it the one that the ARNs name, else cn-hangzhou.',
} as const

export const arns = {
  value: 'ARN',
  kind: 'list',
  doc: `A resource, such as arn:acs:ecs:*:*:instance/i-1; up to ${MAX_RESOURCES}.`,
} as const

/** The region to call with: the one that is given, else the only one that the ARNs name. */
export function regionFor(
  resources: readonly string[],
  given: string | undefined,
  { environment }: Shell,
): string {
  if (given !== undefined) return given
  const named = new Set(
    resources.flatMap((arn) => parseArn(arn)?.region ?? []).filter((region) => region !== '*'),
  )
  if (named.size > 1) {
    throw new UsageError(
      `The resources are in several regions: ${[...named].join(', ')}.`,
      'One call is for one region: call once for each.',
    )
  }
  return [...named][0] ?? (environment['ALIBABA_CLOUD_REGION_ID'] || DEFAULT_REGION)
}

export function checkCount(resources: readonly string[]): void {
  if (resources.length > MAX_RESOURCES) {
    throw new UsageError(
      `${resources.length} resources are named.`,
      `One call takes ${MAX_RESOURCES} at most: call once for each ${MAX_RESOURCES}.`,
    )
  }
}

type FailedResource = {
  readonly ResourceARN: string
  readonly Result: { readonly Code: string; readonly Message: string }
}

/** Shows the resources that were left as they were; answers the exit code. */
export async function showFailures({ FailedResources }: Answer, output: Output): Promise<number> {
  const { FailedResource: failed = [] } = (FailedResources ?? {}) as {
    readonly FailedResource?: readonly FailedResource[]
  }
  const items = failed.map(({ ResourceARN, Result: { Code, Message } }) => ({ ResourceARN, Code, Message }))
  await output.list(once(items), ['ResourceARN', 'Code', 'Message'])
  return items.length === 0 ? exitCodes.done : exitCodes.partly
}

export async function* once<T>(value: T): AsyncGenerator<T> {
  yield value
}

export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
