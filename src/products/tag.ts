import type { AnyOperation } from '../operations/operation.ts'
import { failedIn } from './failed.ts'
import type { Family } from './family.ts'
import { refuse } from './refusal.ts'
import { checkKeys, checkPairs, pairsOf, regionOfHost, subjectOf } from './subject.ts'

/** The parts of setting tags that differ from those of other roles. */
export function tagSetting(family: Family, action: string): Pick<AnyOperation, 'check' | 'handle'> {
  return {
    check: ({ input, settings }) => {
      const pairs = pairsOf(family, input)
      const subject = subjectOf(family, input)
      checkPairs(family, pairs)
      checkKeys(
        family,
        pairs.map(({ key }) => key),
        settings,
      )
      return {
        ...subject,
        tags: pairs.map(({ key, value = '' }) => ({ key, value })),
        protectedKeys: settings.protectedTagKeys,
      }
    },
    async handle({ input, checked, call, tagging, deny }) {
      const { type, typeName, ids, region, tags, protectedKeys } = checked
      const resources = await tagging.locate(call.guard, type, ids, region ?? regionOfHost(call.host))
      const { failedField } = family
      if (failedField !== undefined) {
        const failures = await tagging.setTags(call, resources, tags)
        return { ...family.answer, ...failedIn(failedField, failures, typeName, tags) }
      }
      const refusal = await tagging.setTagsWhole({
        ...{ call, resources, action, tags, protectedKeys, dryRun: input['DryRun'] === true },
        most: family.limits.tagsPerResource,
      })
      if (refusal) refuse(family, refusal, deny)
      return family.answer
    },
  }
}
