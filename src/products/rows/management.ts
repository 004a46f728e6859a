import { type FamilyRow, flat, json, productApi, types } from '../family.ts'
import { onlyList } from '../list-rows.ts'
import { bareEnd, sized } from '../paging.ts'

const plain = { listForm: 'plain' } as const
const denied = { denied: 'NotAuthorized' } as const

/** What keys, and values of one, the resources of a type carry. */
function texts(names: string): readonly FamilyRow[] {
  const row = { ...onlyList, region: 'RegionId?', types: types('rm', names) } as const
  const paging = { by: 'token', size: sized('MaxResults', 10) } as const
  return [
    {
      ...{ ...row, list: 'ListTagKeys', containing: 'KeyFilter', paging },
      listForm: { per: 'key', at: 'Tags', entry: { Key: 'key' } },
    },
    {
      ...{ ...row, list: 'ListTagValues', keyOfList: 'TagKey', containing: 'ValueFilter', paging },
      listForm: { per: 'value', at: 'Tags', entry: { Value: 'value' } },
    },
  ]
}

/** Accounts, identities and what is known of them. */
export const management = [
  productApi('Ram', '2015-05-01', {}, [
    {
      ...{ region: 'RegionId?', ids: json('ResourceNames'), keys: json('TagKeys'), tags: json('Tag') },
      types: types('ram', 'role policy'),
      ...plain,
      paging: 'PageSize',
    },
  ]),
  productApi('Ims', '2019-08-15', {}, [
    {
      ...{
        region: 'RegionId?',
        type: 'ResourceType?',
        ids: [flat('ResourceId'), flat('ResourcePrincipalName')],
      },
      types: types('ram', 'user'),
      paging: 'PageSize',
    },
  ]),
  productApi('ResourceManager', '2020-03-31', { words: denied }, [
    {
      ...{ region: 'RegionId?', type: 'ResourceType?', types: types('rm', 'ResourceGroup Account') },
      ...{ ...plain, paging: bareEnd(sized('MaxResults')) },
    },
    ...texts('ResourceGroup Account'),
  ]),
  productApi('ResourceDirectoryMaster', '2022-04-19', { hosts: ['resourcedirectory'], words: denied }, [
    {
      ...{ region: 'RegionId?', types: types('rm', 'Account ControlPolicy Folder') },
      ...{ ...plain, paging: 'MaxResults' },
    },
    ...texts('Account ControlPolicy Folder'),
  ]),
  productApi('ResourceSharing', '2020-01-10', { words: denied }, [
    { types: types('rm', 'ResourceShare'), limits: { resources: 20 } },
  ]),
  productApi('Config', '2020-09-07', {}, [
    {
      types: types(
        'config',
        `ACS::Config::Rule ACS::Config::AggregateConfigRule ACS::Config::Aggregator ACS::Config::CompliancePack
         ACS::Config::AggregateCompliancePack`,
      ),
    },
  ]),
  productApi('BssOpenApi', '2017-12-14', { hosts: ['business'] }, [
    {
      ...{ list: false, region: 'RegionId?', types: types('savingplan', 'instance') },
      answer: { Code: 'Success', Message: 'Successful!', Success: true, Data: true },
    },
  ]),
].flat()
