import type { ResourceKey } from '../../../src/store/store.ts'
import { createRandom, type Random } from '../../contract/random.ts'

/** A resource as a call names it, and which one that is. */
export type Target = ResourceKey & { readonly arn: string; readonly home: string }

/** A writing call: the tags that it sets, or the keys that it takes off. */
export type Call = {
  readonly writer: number
  readonly region: string
  readonly targets: readonly Target[]
} & (
  | { readonly action: 'TagResources'; readonly tags: Readonly<Record<string, string>> }
  | { readonly action: 'UntagResources'; readonly keys: readonly string[] }
)

export const WRITERS = 8
export const REGIONS = ['cn-hangzhou', 'cn-shanghai'] as const
const [CENTRAL, OTHER] = REGIONS

/** What makes a resource one and the same is said here again, so that the proof does not rest on the catalogue. */
const REGIONAL = ['ecs:instance', 'slb:instance', 'rds:instance', 'vod:domain', 'vpc:vpc', 'kvstore:instance']
const CENTRALLY_DEPLOYED = ['dcdn:domain', 'live:domain', 'rm:resourcegroup']
const RESOURCES_PER_TYPE = 3
/** So many that a resource can reach its quota of 20. */
const KEYS = [
  ...Array.from({ length: 20 }, (_, i) => `key-${i}`),
  ...['成本中心', 'a b', 'x:y/z+w@~', 'Key-1'],
] as const
const MAX_KEYS_PER_CALL = 10

/** A small estate, so that writers meet; buckets are one name for both regions, of which one gets them. */
const estates: Readonly<Record<string, readonly Target[]>> = Object.fromEntries(
  REGIONS.map((region) => {
    const types = [...REGIONAL, ...(region === CENTRAL ? CENTRALLY_DEPLOYED : []), 'oss:bucket']
    const ids = Array.from({ length: RESOURCES_PER_TYPE }, (_, i) => `shared-${i}`)
    return [region, types.flatMap((type) => ids.map((id, i) => target(type, id, region, i === 0)))]
  }),
)

function target(type: string, id: string, region: string, spelledOut: boolean): Target {
  const [product, name] = type.split(':')
  const key = { type, id, region: REGIONAL.includes(type) ? region : '', home: region }
  return { ...key, arn: `arn:acs:${product}:${spelledOut ? region : '*'}:*:${name}/${id}` }
}

/**
 * A bucket of the other region. Every call of the writer names it and fails to find it, and so its change record
 * says which writer has made the call: one that was never answered can be told from its fellows.
 */
function marker(writer: number, region: string): Target {
  return target('oss:bucket', `writer-${writer}-outside-${region}`, region, false)
}

/** The writer whose marker is among the resources of a change. */
export function writerOf(resources: readonly ResourceKey[]): number | undefined {
  const found = resources.map(({ id }) => /^writer-(\d+)-outside-/.exec(id)?.[1]).find((n) => n !== undefined)
  return found === undefined ? undefined : Number(found)
}

/** The calls that register the markers, each where it is out of reach of its writer. */
export function preparations(): readonly Call[] {
  return REGIONS.map((region, writer) => ({
    ...{ action: 'TagResources', writer, region, tags: { marker: 'yes' } },
    targets: Array.from({ length: WRITERS }, (_, n) => ({
      ...marker(n, region === CENTRAL ? OTHER : CENTRAL),
      home: region,
    })),
  }))
}

/** The calls of one writer: the same for the same seed, however many of them come to pass. */
export function* callsOf(writer: number, seed: number): Generator<Call, never> {
  const random = createRandom(seed * WRITERS + writer)
  for (let n = 0; ; n++) {
    const region = random.pick(REGIONS)
    const estate = estates[region] ?? []
    const chosen = random.shuffle(estate).slice(0, 1 + random.below(random.below(estate.length) + 1))
    const targets = random.shuffle([...chosen, marker(writer, region)])
    yield { writer, region, targets, ...drawEdit(random, `${writer}-${n}`) }
  }
}

/** More is tagged than untagged, and so quotas are reached. */
function drawEdit(random: Random, value: string) {
  const keys = random.shuffle(KEYS).slice(0, 1 + random.below(MAX_KEYS_PER_CALL))
  if (random.below(5) < 2) return { action: 'UntagResources', keys } as const
  const draw = () => random.pick([value, value, 'common', ''])
  return { action: 'TagResources', tags: Object.fromEntries(keys.map((key) => [key, draw()])) } as const
}
