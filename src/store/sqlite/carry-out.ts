import type { Registration } from '../estate.ts'
import { type FactsEdit, NO_FACTS } from '../facts.ts'
import type { ResourceTarget, StoredTag } from '../store.ts'
import type { TagEdit } from '../tag-set.ts'
import type { Departure, Departures } from './departures.ts'
import type { Details } from './details.ts'
import type { Pair } from './post.ts'
import type { PostingIndex } from './posting-index.ts'
import { isUntagged, LISTING, type ResourceRow, type Resources } from './resources.ts'
import type { Untagged } from './untagged.ts'
import type { Work } from './writer.ts'

/** What there is of a resource that a call names. */
export type Subject = {
  readonly target: ResourceTarget
  readonly row: ResourceRow | undefined
  readonly departure: Departure | undefined
}

/** What is to become of a resource. */
export type Edit = {
  readonly tags: TagEdit
  /** Left out where all stay. */
  readonly facts?: FactsEdit
  /** For a resource that is not there: how it comes to be. */
  readonly register?: Registration
  /** Takes the resource out of the estate. */
  readonly deregister?: true
}

export type Deed = Subject & { readonly edit: Edit }

export type CarryPorts = {
  readonly resources: Resources
  readonly details: Details
  readonly departures: Departures
  readonly untagged: Untagged
  readonly index: PostingIndex
}

/** The change that deeds belong to. */
type Cause = { readonly change: string; readonly at: number; readonly work: Work }

/**
 * Does to distinct resources what was decided, table by table: SQLite then finds the pages of one index where it has just
 * left them.
 */
export function carryOut(ports: CarryPorts, account: string, deeds: readonly Deed[], cause: Cause): void {
  writeRows(ports, account, deeds, cause)
  writeDepartures(ports, account, deeds, cause)
  ports.details.write(
    account,
    deeds.flatMap(({ target, edit: { facts } }) =>
      facts && concernsDetails(facts) ? [[target, facts.facts] as const] : [],
    ),
  )
  ports.resources.addPostings(
    account,
    deeds.map(({ target, row, edit }) => [target, newPairs(row?.tags ?? [], edit.tags)]),
  )
  noteUntagged(ports.untagged, account, deeds, cause.work)
  for (const { target } of deeds) ports.index.touch(account, target)
}

/** No version that a resource has ever had comes a second time. */
export function nextVersion(former: ResourceRow | Departure | undefined): number {
  return (former?.version ?? 0) + 1
}

function writeRows({ resources }: CarryPorts, account: string, deeds: readonly Deed[], cause: Cause): void {
  const { change, at } = cause
  const stateOf = ({ row, departure, edit }: Deed) => {
    return { change, at, version: nextVersion(row ?? departure), tags: edit.tags.tags }
  }
  const isNew = ({ row }: Deed) => !row
  resources.insert(
    account,
    deeds.filter(isNew).map((deed) => {
      const { register: registeredBy = 'tagging', facts } = deed.edit
      return [deed.target, { ...stateOf(deed), facts: facts?.facts ?? NO_FACTS, registeredBy }]
    }),
  )
  for (const deed of deeds) {
    const { row, edit } = deed
    if (!row) continue
    if (edit.deregister) resources.remove(row)
    else resources.update(row, { ...stateOf(deed), ...(edit.facts && { facts: edit.facts.facts }) })
  }
}

function writeDepartures(
  { departures }: CarryPorts,
  account: string,
  deeds: readonly Deed[],
  { change, at }: Cause,
): void {
  for (const { target, row, departure, edit } of deeds) {
    const leaving = { version: nextVersion(row), lastChange: change, changedAt: at }
    if (edit.deregister) departures.add(account, target, leaving)
    else if (departure) departures.remove(account, target)
  }
}

function noteUntagged(untagged: Untagged, account: string, deeds: readonly Deed[], work: Work): void {
  const registered: ResourceTarget[] = []
  for (const { target, row, edit } of deeds) {
    const was = row !== undefined && isUntagged(row.tags)
    const is = !edit.deregister && isUntagged(edit.tags.tags)
    if (was && !is) untagged.remove(account, target, work)
    if (was || !is) continue
    if (row) untagged.enqueue(account, target, work)
    else registered.push(target)
  }
  untagged.add(account, registered)
}

function concernsDetails({ before, after }: FactsEdit): boolean {
  return [before, after].some((side) => 'relations' in side || 'attributes' in side)
}

function newPairs(before: readonly StoredTag[], { tags, after }: TagEdit): readonly Pair[] {
  return before.length === 0 && tags.length > 0 ? [LISTING, ...after] : after
}
