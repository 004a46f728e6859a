import { central, type Product, product } from '../product.ts'

// Two codes of one service: listings name attachments under the API's code (cbn), all else under the RAM code.
export const cen: readonly Product[] = [
  product('cbn', { identity: central('regionless-endpoint'), ramCode: 'cen' }, [
    { type: 'transitrouterpeerattachment', resourceCenter: ['cen:transitrouterpeerattachment'] },
    { type: 'transitroutervbrattachment', resourceCenter: ['cen:transitroutervbrattachment'] },
    { type: 'transitroutervpcattachment', resourceCenter: ['cen:transitroutervpcattachment'] },
    { type: 'transitroutervpnattachment', resourceCenter: ['cen:transitroutervpnattachment'] },
  ]),
  product('cen', { identity: central('regionless-endpoint'), evidence: 'resource-center' }, [
    {
      type: 'bandwidthpackage',
      evidence: 'documented',
      resourceCenter: ['cen:cenbandwidthpackage'],
      ramPath: 'cenbandwidthpackage/',
    },
    { type: 'cen', evidence: 'documented', resourceCenter: ['cen:ceninstance'], ramPath: 'ceninstance/' },
    'flowlog',
    'transitrouter',
    { type: 'TRANSITROUTERECRATTACHMENT', evidence: 'terraform' },
    { type: 'transitroutermulticastdomain', ramPath: 'centransitroutermulticast/' },
    { type: 'transitrouterroutetable', ramPath: 'centransitrouterroutetable/' },
  ]),
]
