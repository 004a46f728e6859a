import { product } from '../product.ts'

const actions = {
  untag: ['UntagResources', 'RemoveTagsFromResource'],
  tag: ['TagResources', 'AddTagsToResource'],
}

export const rds = product('rds', actions, [
  'account',
  'actioneventpolicy',
  { type: 'backup', evidence: 'documented' },
  'backupfile',
  'backuppolicy',
  { type: 'Custom', evidence: 'terraform' },
  { type: 'CustomDisk', evidence: 'terraform' },
  'database',
  'dbproxy',
  'dedicatedhost',
  'downloadlinkdetail',
  'gadinstance',
  {
    type: 'instance',
    evidence: 'documented',
    resourceCenter: ['rds:dbinstance'],
    actionTrail: ['rds:dbinstance'],
    ramPath: 'dbinstance/',
  },
  'parametergroup',
])
