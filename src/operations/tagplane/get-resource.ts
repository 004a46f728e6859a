import { RESOURCE_GROUP_KEY } from '../../core/policy/condition.ts'
import { shownGroup } from '../../core/resource-groups.ts'
import { string } from '../../shape/shapes.ts'
import { resolveResources } from '../../tagging/resource-names.ts'
import { estateRight } from '../../tagging/rights.ts'
import { operation } from '../operation.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { arnErrors, exampleResource, shownResource, toShownResource } from './resources.ts'

export const getResource = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'GetResource',
  summary: 'Shows what is known of a resource.',
  description: 'With its tags. Who may not see the resource does not learn whether it is there.',
  parameters: {
    ResourceARN: string({
      doc: 'The resource, as ListResources names it, or under another name of its type.',
      example: 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-bp15hr53jws84akg****',
      required: 'MissingResourceARN',
    }),
  },
  response: { Resource: shownResource },
  errors: [
    'MissingResourceARN',
    'ArnFormat',
    'ArnServiceCode',
    'ArnResourceType',
    'ArnAccount',
    'ArnRegion',
    'NoPermissionOperator',
    'ResourceUnknown',
  ],
  access: {
    level: 'read',
    resource: 'acs:tagplane:{Region}:{Account}:resource/{ProductCode}/{ResourceType}/{ResourceId}',
    conditionKeys: ['*'],
    request: () => [],
  },
  check: ({ input, caller, fail }) =>
    resolveResources([input.ResourceARN], { account: caller.account, region: undefined }, arnErrors, fail),
  async handle({ checked, call, store, deny, fail }) {
    const { permit, guard } = call
    const [named] = checked
    if (!named) throw new Error('The resource has no name')
    // The nonce is for the verb after which nothing fails any more.
    const { account, configVersion } = guard
    const [found] = await store.describeResources({ account, configVersion }, [named.target])
    const { actions, resource } = estateRight('tagplane:GetResource', named, account)
    const wanted = {
      ...{ action: actions.join(), resource },
      resourceTags: new Map(found?.tags.map(({ key, value }) => [key, value])),
      conditions: new Map([[RESOURCE_GROUP_KEY, [shownGroup(account, found?.group ?? '')]]]),
    }
    const decision = permit.decide(wanted)
    if (decision.outcome !== 'allow') deny({ wanted, decision })
    const Resource = toShownResource(found ?? fail('ResourceUnknown'), account)
    await store.confirm({ guard, durable: false })
    return { Resource }
  },
  examples: [
    {
      name: 'An instance',
      parameters: { ResourceARN: 'arn:acs:ecs:cn-hangzhou:*:instance/i-1' },
      response: { RequestId: 'B4D6F8A0-1C3E-4579-8BAD-0E2F4A6C8D13', Resource: exampleResource },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
