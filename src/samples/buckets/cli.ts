import { type Endpoint, isCloud } from '../../core/endpoint.ts'
import { regionOf, type Sample, type SampleCall } from '../call.ts'
import { cliScript, option } from '../cli.ts'

/**
 * A script for the `aliyun` command line, which hands this command on to ossutil 2. It sends the document as it is;
 * undefined where single keys come off, since its command takes off all.
 */
export function cliBucketSample(call: SampleCall, endpoint: Endpoint): Sample | undefined {
  const { action, parameters } = call
  const { Bucket = '', Tagging, TagKeys } = parameters
  if (TagKeys) return undefined
  const [verb = ''] = /^[A-Z][a-z]+/.exec(action) ?? []
  return cliScript(call, endpoint, [
    `aliyun ossutil api ${verb.toLowerCase()}-bucket-tags`,
    ...[option('bucket', Bucket), ...(Tagging === undefined ? [] : [option('tagging', Tagging)])],
    ...[option('endpoint', `${endpoint.protocol}://${endpoint.host}`), option('region', regionOf(call))],
    ...(isCloud(endpoint) ? [] : [option('addressing-style', 'path')]),
  ])
}
