import { type Endpoint, isCloud } from '../core/endpoint.ts'
import { bucketWriters } from './buckets/sample.ts'
import type { Sample, SampleCall } from './call.ts'
import { cliSample } from './cli.ts'
import { goSample } from './go.ts'
import { javaSample } from './java.ts'
import { pythonSample } from './python.ts'
import { typescriptSample } from './typescript.ts'

const writers = {
  typescript: typescriptSample,
  python: pythonSample,
  java: javaSample,
  go: goSample,
  cli: cliSample,
} as const

export type SampleLanguage = keyof typeof writers
export const sampleLanguages = Object.keys(writers) as readonly SampleLanguage[]

/** How each is called where people choose one. */
export const languageNames: Readonly<Record<SampleLanguage, string>> = {
  typescript: 'TypeScript',
  python: 'Python',
  java: 'Java',
  go: 'Go',
  cli: 'aliyun',
}

/**
 * A program in a language that makes the very call, with the keys that its surroundings have; undefined for a server that
 * does not have the API, and for what the clients of OSS have no way to send.
 */
export function sampleOf(wanted: {
  readonly call: SampleCall
  readonly language: SampleLanguage
  readonly endpoint: Endpoint
}): Sample | undefined {
  const { call, language, endpoint } = wanted
  if (call.api === 'Tagplane' && isCloud(endpoint)) return undefined
  const write = call.api === 'Oss' ? bucketWriters[language] : writers[language]
  return write(call, endpoint)
}
