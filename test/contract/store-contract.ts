import { describe } from 'node:test'
import { changeCases } from './cases/changes.ts'
import { clashCases } from './cases/clashes.ts'
import { configurationCases } from './cases/configuration.ts'
import { configuredCases } from './cases/configured.ts'
import { deregisteringCases } from './cases/deregistering.ts'
import { findingCases } from './cases/finding.ts'
import { groupCases } from './cases/groups.ts'
import { guardCases } from './cases/guards.ts'
import { idempotencyCases } from './cases/idempotency.ts'
import { journalCases } from './cases/journal.ts'
import { keyUseCases } from './cases/key-uses.ts'
import { leaseCases } from './cases/leases.ts'
import { listingCases } from './cases/listing.ts'
import { narrowedTextCases } from './cases/narrowed-texts.ts'
import { presetCases } from './cases/presets.ts'
import { quotaCases } from './cases/quotas.ts'
import { raceCases } from './cases/races.ts'
import { registeringCases } from './cases/registering.ts'
import { selectionCases } from './cases/selections.ts'
import { tagTextCases } from './cases/tag-texts.ts'
import { tagCases } from './cases/tags.ts'
import { createContract, type OpenStore, type Skip } from './contract.ts'

/** What users of the store are promised: every implementation of the port passes this. */
export function storeContract(
  name: string,
  openStore: OpenStore,
  { skip = [] }: { readonly skip?: readonly Skip[] } = {},
): void {
  const { promised, checkSkips } = createContract(openStore, skip)
  describe(`the contract of the store, kept by ${name}`, () => {
    tagCases(promised)
    selectionCases(promised)
    changeCases(promised)
    guardCases(promised)
    idempotencyCases(promised)
    configurationCases(promised)
    listingCases(promised)
    tagTextCases(promised)
    narrowedTextCases(promised)
    raceCases(promised)
    leaseCases(promised)
    keyUseCases(promised)
    journalCases(promised)
    clashCases(promised)
    registeringCases(promised)
    deregisteringCases(promised)
    findingCases(promised)
    groupCases(promised)
    configuredCases(promised)
    presetCases(promised)
    quotaCases(promised)
    checkSkips()
  })
}
