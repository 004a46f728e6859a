import { central, product } from '../product.ts'

// Resource shares are a product of their own behind the same code: regional, with a RAM code of their own
// (ResourceSharing 2020-01-10 UntagResources).
const sharing = { identity: 'regional', ramCode: 'resourcesharing' } as const

export const rm = product(
  'rm',
  {
    identity: central('regionless-endpoint'),
    ramCode: 'resourcemanager',
    denial: { code: 'NoPermission', message: 'You are not authorized to do this action.' },
  },
  [
    { type: 'account', resourceCenter: ['resourcemanager:account'] },
    { type: 'ControlPolicy', evidence: 'terraform' },
    { type: 'Folder', evidence: 'terraform' },
    'instance',
    { type: 'resourcegroup', resourceCenter: ['resourcemanager:resourcegroup'] },
    { type: 'resourceshare', ...sharing },
    { type: 'sharedresource', ...sharing },
    { type: 'sharedtarget', ...sharing },
    'topic',
  ],
)
