import { fail } from '../core/error.ts'
import type { Denial } from '../core/permit.ts'
import type { Refusal } from '../tagging/write-whole.ts'
import type { Family } from './family.ts'

/** Ends a call that was not carried out, in the product's words. */
export function refuse({ words }: Family, refusal: Refusal, deny: (denial: Denial) => never): never {
  switch (refusal.reason) {
    case 'denied':
      return deny(refusal.denial)
    case 'protected':
      return fail(words.notYours)
    case 'not-found':
      return fail(words.notFound)
    case 'over-quota':
      return fail(words.overQuota)
    case 'moved':
      return fail('OperationConflict')
    case 'dry-run':
      return fail('ProductDryRun')
  }
}
