import type { RemoveTags, SetTags, TagOutcome } from '../store.ts'
import { atRegistration, exceedsQuota, quotaFor, replacedBy, withoutKeys, withTags } from '../tag-set.ts'
import { type WritePorts, writeResources } from './write-resources.ts'
import type { Work } from './writer.ts'

/** Runs inside the transaction of a group. */
export function removeTags(ports: WritePorts, command: RemoveTags, work: Work): readonly TagOutcome[] {
  const changes = writeResources(ports, command, work, (row) =>
    row ? { outcome: 'done', edit: { tags: withoutKeys(row.tags, command.keys) } } : { outcome: 'not-found' },
  )
  return changes.map(({ outcome }) => outcome)
}

/** Runs inside the transaction of a group. */
export function setTags(ports: WritePorts, command: SetTags, work: Work): readonly TagOutcome[] {
  const changes = writeResources(ports, command, work, (row, { type }) => {
    if (!row && !command.register) return { outcome: 'not-found' }
    const before = row?.tags ?? []
    const wanted = row ? command.tags : atRegistration(command, command.tags)
    const tags = command.replacing ? replacedBy(before, wanted) : withTags(before, wanted)
    if (exceedsQuota(tags, before, quotaFor(command, type))) return { outcome: 'over-quota' }
    return { outcome: 'done', edit: { tags, register: 'tagging' } }
  })
  return changes.map(({ outcome }) => outcome)
}
