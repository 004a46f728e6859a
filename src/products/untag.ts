import { fail } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { KeySelection } from '../store/store.ts'
import type { PairSent } from './encoding.ts'
import { failedIn } from './failed.ts'
import type { Family } from './family.ts'
import { refuse } from './refusal.ts'
import { checkKeys, checkPairs, type Decoded, listOf, pairsOf, regionOfHost, subjectOf } from './subject.ts'

/** The parts of a removal that differ from those of other roles. */
export function untagging(family: Family, action: string): Pick<AnyOperation, 'check' | 'handle'> {
  return {
    check: ({ input, settings }) => ({
      ...subjectOf(family, input),
      keys: selectionOf(family, input, settings),
      protectedKeys: settings.protectedTagKeys,
    }),
    async handle({ input, checked, call, tagging, deny }) {
      const { type, typeName, ids, region, keys, protectedKeys } = checked
      const resources = await tagging.locate(call.guard, type, ids, region ?? regionOfHost(call.host))
      const { failedField } = family
      if (failedField !== undefined) {
        const failures = await tagging.removeTags(call, resources, keys)
        const tags = keys.map((key: string) => ({ key }))
        return { ...family.answer, ...failedIn(failedField, failures, typeName, tags) }
      }
      const refusal = await tagging.removeTagsWhole({
        ...{ call, resources, action, keys, protectedKeys, dryRun: input['DryRun'] === true },
        missing: family.missingIsFine ? 'fine' : 'refused',
      })
      if (refusal) refuse(family, refusal, deny)
      return family.answer
    },
  }
}

function selectionOf(
  family: Family,
  input: Decoded,
  settings: Parameters<typeof checkKeys>[2],
): KeySelection {
  const { keys, all, removes, words, valuesNeeded } = family
  const named = listOf(input, keys?.name)
  const pairs = removes === 'keys' ? [] : pairsOf(family, input)
  if (all && input[all.name] === true && (all.wins || named.length + pairs.length === 0)) return 'all'
  checkPairs(family, pairs)
  if (valuesNeeded && pairs.some(({ value }) => !value))
    fail(words.noValue, `${family.tags[0]?.name}.N.Value`)
  checkKeys(family, [...named, ...pairs.map(({ key }) => key)], settings)
  return [...named, ...pairs.map(selected)]
}

/** A tag without a value goes whatever its value. */
function selected({ key, value }: PairSent): string | { key: string; value: string } {
  return value ? { key, value } : key
}
