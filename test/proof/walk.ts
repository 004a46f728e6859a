import assert from 'node:assert/strict'
import { homeOf, keyRegion } from '../../src/catalog/catalog.ts'
import type { ResourceType } from '../../src/catalog/resource-type.ts'
import type { Store } from '../../src/store/store.ts'
import { openPostgresPlace } from '../contract/postgres-places.ts'
import { createRandom, type Random } from '../contract/random.ts'
import { ACCOUNT, createService, type Service } from '../support/service.ts'
import { drawCall, PROTECTED, REGION, RESOURCES, type Sent, TAG_API } from './walk/calls.ts'
import { Estate } from './walk/estate.ts'

const STEPS_PER_LOOK = 500

export type Figures = { readonly steps: number; readonly refused: number; readonly byProduct: number }
export type Options = {
  readonly steps: number
  readonly seed: number
  /** Beside the embedded store. */
  readonly postgres: boolean
  readonly report: (line: string) => void
}

/**
 * Calls of the Tag API and of products on the same resources, drawn at random. A model of plain maps says what each answers
 * and what it leaves behind; the walk ends at the first server that differs.
 */
export async function walk({ steps, seed, postgres, report }: Options): Promise<Figures> {
  const random = createRandom(seed)
  await using services = await openServices(postgres)
  const estate = new Estate()
  const figures = { steps, refused: 0, byProduct: 0 }
  for (let step = 1; step <= steps; step++) {
    const { sent, expect } = drawCall(random)
    const expected = expect(estate)
    const place = `Step ${step} of seed ${seed}, ${sent.version} ${sent.action}`
    const answers = await Promise.all(services.all.map((service) => answerTo(service, sent)))
    for (const answer of answers) assert.deepEqual(answer, expected, place)
    count(figures, sent, expected.code)
    const whole = step % STEPS_PER_LOOK === 0 || step === steps
    const looked = whole ? RESOURCES : [pickOne(random)]
    for (const { store } of services.all) {
      assert.deepEqual(await tagsIn(store, looked), estate.tagsOf(looked), place)
    }
    if (whole) report(`${step} steps, ${figures.byProduct} by products, ${figures.refused} refused`)
  }
  return figures
}

function count(figures: { refused: number; byProduct: number }, { version }: Sent, code: string): void {
  if (code !== '') figures.refused++
  if (version !== TAG_API) figures.byProduct++
}

function pickOne(random: Random) {
  return RESOURCES[random.below(RESOURCES.length)] as (typeof RESOURCES)[number]
}

async function openServices(postgres: boolean) {
  const all: Service[] = [await createService()]
  if (postgres) all.push(await onPostgres())
  for (const service of all) {
    const { status } = await service.call(
      'SetProtectedTagKeys',
      { 'TagKey.1': PROTECTED },
      { Version: '2026-11-24' },
    )
    assert.equal(status, 200)
  }
  return {
    all,
    async [Symbol.asyncDispose]() {
      for (const service of all) await service[Symbol.asyncDispose]()
    },
  }
}

let places = 0

async function onPostgres(): Promise<Service> {
  const unusedTagDelay = 3_600_000
  const store = await openPostgresPlace({ place: `walk-${++places}`, unusedTagDelay, now: Date.now })
  const embedded: Store[] = []
  const service = await createService({
    around: (other) => {
      embedded.push(other)
      return store
    },
  })
  for (const other of embedded) await other[Symbol.asyncDispose]()
  return service
}

/** The code of an error, or nothing, the codes of the entries of the Tag API in their order, and what a list shows. */
async function answerTo(service: Service, { version, action, parameters, shows }: Sent) {
  const { status, body } = await service.call(action, parameters, { Version: version })
  assert.ok(status < 500, JSON.stringify(body))
  const failed = body['FailedResources'] as
    | { readonly FailedResource: readonly { readonly Result: { readonly Code: string } }[] }
    | undefined
  const entries = (failed?.FailedResource ?? []).map(({ Result }) => Result.Code)
  const listed = shows && status === 200 ? shows(body) : []
  return { code: status === 200 ? '' : String(body['Code']), entries, listed }
}

type Named = { readonly type: ResourceType; readonly id: string }

async function tagsIn(store: Store, resources: readonly Named[]) {
  const config = await store.readConfig(ACCOUNT, -1)
  const targets = resources.map(({ type, id }) => ({
    ...{ type: type.name, id, region: keyRegion(type, REGION), home: homeOf(type, REGION) },
  }))
  const found = await store.readResources({ account: ACCOUNT, configVersion: config?.version ?? -1 }, targets)
  return found.map((resource) => resource?.tags.map(({ key, value }) => `${key}=${value}`))
}
