import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type ErrorName, errors } from '../../src/core/error.ts'
import { operations } from '../../src/operations/index.ts'
import { errorRows, nameOf } from '../support/untag-page.ts'

/** Status and code, as the vendor's tables have them; of what every operation answers, once. */
const EVERYWHERE = ['403 NoPermission.Operator']
const ofTagging = errorRows.map(nameOf)
const central = ['403 PermissionDenied', '403 EntityNotExist.Role', '403 NoPermission']
const ofLists = ['403 Invalid.NextToken', '400 FuzzyQuery.NotSupport', '403 InvalidParameter.ResourceType']

const documented: Readonly<Record<string, readonly string[]>> = {
  UntagResources: ofTagging,
  TagResources: [
    ...ofTagging.filter((name) => !/ (?:NoPermission\.SystemTag|Missing\.ServiceCode)$/.test(name)),
    '400 InvalidParameter.Tags',
  ],
  ListTagResources: [
    ...coded(400, 'InvalidResourceARN.Account InvalidResourceARN.FormatError InvalidResourceARN.Region'),
    ...coded(400, 'InvalidParameter.TagKey InvalidParameter.Tags'),
    ...coded(403, 'Duplicate.TagKey Invalid.NextToken NumberExceed.ResourceIds NumberExceed.Tags'),
    ...coded(403, 'InvalidParameter.Category InvalidParameter.ResourceType InvalidParameter.TagValue'),
    ...coded(403, 'MissingParameter.ResourceIds NoPermission.SystemTag NoPermissionKey.Category'),
    ...coded(403, 'NoPermissionKey.Operator QuotaExceed.TagsPerResource'),
    ...coded(404, 'Missing.TagKey NoMatch.RemoveNum MissingParameter.AliUid MissingParameter.Bid'),
    ...coded(404, 'MissingParameter.RegionId MissingParameter.RemoveNum MissingParameter.ResourceIdARN'),
    ...coded(404, 'MissingParameter.TagKey MissingParameter.Tags'),
  ],
  ListResourcesByTag: [
    ...coded(400, 'Duplicate.TagKey Invalid.MsgEndPoint Invalid.MsgQueue MetaTagKeyHasValue'),
    ...coded(
      400,
      'InvalidParameter.TagKey InvalidParameter.TagValue InvalidParameter.Tags NumberExceed.TagKeys',
    ),
    ...coded(403, 'Duplicate.TagKey FuzzyType.NotSupport Invalid.NextToken InvalidParamter.NextToken'),
    ...coded(403, 'InvalidParameter.Category InvalidParameter.Key InvalidParameter.TagKey'),
    ...coded(403, 'InvalidParameter.TagValue InvalidParameter.Value MetaTagKey.BindingResources'),
    ...coded(403, 'MetaTagKeyNotFound NoPermissionKey.Category NoPermissionKey.Operator NumberExceed.Tags'),
    ...coded(403, 'QuotaExceed.TagsPerResource'),
    ...coded(404, 'Missing.TagKey MissingParameter.Key MissingParameter.TagKey MissingParameter.Tags'),
    ...coded(404, 'MissingParameter.TagKeyValueParamList MissingParameter.Value'),
  ],
  ListTagKeys: [...ofLists, '403 InvalidParameter.Category'],
  ListTagValues: [
    ...ofLists,
    ...coded(403, 'InvalidParameter.TagKey MetaTagKeyNotFound NoPermissionKey.Operator'),
    ...coded(404, 'Missing.TagKey MissingParameter.TagKey'),
  ],
  CreateTags: [
    ...coded(403, 'InvalidParameter.Key InvalidParameter.Value WrongEndpoint'),
    ...coded(404, 'MissingParameter.Key MissingParameter.TagKeyValueParamList MissingParameter.Value'),
  ],
  DeleteTag: [
    '400 MetaTagKeyHasValue',
    ...coded(403, 'MetaTagKeyNotFound WrongEndpoint'),
    '404 MissingParameter.Key',
  ],
  DescribeRegions: ['403 InvalidParameter.AcceptLanguage'],
  ListSupportResourceTypes: ['403 InvalidParameter.SupportCode', '404 Missing.Data'],
  OpenCreatedBy: ['400 CreatedByAlreadyOpen', ...central],
  CloseCreatedBy: central,
  CheckCreatedByEnabled: ['400 Throttling'],
}

function coded(status: number, codes: string): readonly string[] {
  return codes.split(' ').map((code) => `${status} ${code}`)
}

/** What docs/compatibility.md says nothing leads to, by operation. */
function excused(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8')
  const [, section = ''] = text.split('## Documented errors that nothing leads to\n')
  const [own = ''] = section.split('\n## ')
  const rows = own.matchAll(/^\| (\w+) \| ((?:`\d{3} [\w.]+`(?:, )?)+) \| .+ \|$/gm)
  const codes = [...rows].map(([, action = '', cell = '']) => ({
    action,
    codes: cell.match(/\d{3} [\w.]+/g) ?? [],
  }))
  const byAction = Map.groupBy(codes, ({ action }) => action)
  return new Map([...byAction].map(([action, some]) => [action, some.flatMap((row) => row.codes)]))
}

const tagOperations = operations.filter(({ api }) => api === 'Tag')

describe('the documented errors of the Tag API', () => {
  it('are known of every operation that is served', () => {
    assert.deepEqual(Object.keys(documented).sort(), tagOperations.map(({ action }) => action).sort())
  })

  const reasons = excused()
  for (const { action, errors: own, failures = [] } of tagOperations) {
    it(`are declared, or docs/compatibility.md says why nothing leads to them: ${action}`, () => {
      const names: readonly ErrorName[] = [...own, ...failures]
      const declared = new Set(names.map((name) => `${errors[name].status} ${errors[name].code}`))
      const missing = [...EVERYWHERE, ...(documented[action] ?? [])].filter((name) => !declared.has(name))
      assert.deepEqual(missing.sort(), [...(reasons.get(action) ?? [])].sort())
    })
  }
})
