import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { relatedActions } from '../support/untag-page.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/reference/tag/untag-resources.md'), 'utf8')

describe('the reference page of UntagResources', () => {
  it("has the sections of the vendor's page, in its order", () => {
    const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
    assert.deepEqual(sections, [
      'Debugging',
      'Authorization',
      'Parameters',
      'Response',
      'Samples',
      'Errors',
      'Change history',
    ])
    assert.match(
      page,
      /^## Change history\n\n\| Date \| Change \|\n\| --- \| --- \|\n\| \d{4}-\d\d-\d\d \| /m,
    )
  })

  it('shows action, access level, resource, condition keys and related operations', () => {
    const [, row = ''] = /^## Authorization\n\n.*\n.*\n\| (.*) \|$/m.exec(page) ?? []
    assert.deepEqual(row.split(' | '), [
      '`tag:UntagResources`',
      'update',
      '`acs:tag:{RegionId}:{Account}:*`',
      'Common ones',
      relatedActions.map((action) => `\`${action}\``).join('<br>'),
    ])
  })
})
