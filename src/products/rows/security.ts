import { json, productApi, single, types } from '../family.ts'
import { listForms } from '../list-form.ts'
import { keysAndValues, onlyList, pairs, whole } from '../list-rows.ts'
import { bareEnd, byNumber } from '../paging.ts'

const keysWithCounts = {
  per: 'key',
  at: 'TagKeys',
  entry: { TagKey: 'key', TagCount: 'resource-count' },
} as const

/** Keys, certificates and what keeps attackers out. */
export const security = [
  productApi('Kms', '2016-01-20', {}, [
    { types: types('kms', 'key secret instance') },
    {
      ...{
        untag: 'UntagResource',
        tag: 'TagResource',
        list: false,
        region: 'RegionId?',
        type: false,
        all: false,
      },
      ids: [
        { ...single('KeyId'), type: 'key' },
        { ...single('SecretName'), type: 'secret' },
        { ...single('CertificateId'), type: 'certificate' },
      ],
      ...{ keys: json('TagKeys'), tags: json('Tags'), limits: { resources: 1 } },
      types: types('kms', 'key secret certificate'),
    },
    {
      ...{ ...onlyList, list: 'ListResourceTags', region: 'RegionId?', type: false, paging: whole },
      ...{ types: types('kms', 'key'), ids: single('KeyId'), limits: { resources: 1 } },
      listForm: { per: 'binding', at: 'Tags.Tag', entry: { KeyId: 'id', ...pairs } },
    },
  ]),
  productApi('cas', '2020-06-30', {}, [
    {
      types: types('cas', 'instance PcaCertificate'),
      listForm: { ...listForms.plain, at: 'TagResources.TagResources' },
      listWithin: 'Data',
    },
  ]),
  productApi('cloudsso', '2021-05-15', { evidence: 'terraform' }, [
    { region: 'RegionId?', types: types('cloudsso', 'user'), all: false },
  ]),
  productApi('ddosbgp', '2018-07-20', {}, [
    { types: types('ddosbgp', 'INSTANCE') },
    {
      ...{ ...onlyList, list: 'ListTagKeys', paging: byNumber(10, 50, 'CurrentPage') },
      types: types('ddosbgp', 'INSTANCE'),
      listForm: { per: 'key', at: 'TagKeys', entry: { TagKey: 'key', TagCount: 'value-count' } },
    },
  ]),
  productApi('ddoscoo', '2017-12-28', {}, [{ types: types('ddoscoo', 'INSTANCE') }]),
  productApi('ddoscoo', '2020-01-01', {}, [
    {
      ...{ untag: 'DeleteTagResources', tag: 'CreateTagResources', list: 'DescribeTagResources' },
      ...{ ids: 'ResourceIds', tags: 'Tags' },
      types: types('ddoscoo', 'INSTANCE'),
    },
    {
      ...{
        ...onlyList,
        list: 'DescribeTagKeys',
        paging: byNumber(10, 100),
        types: types('ddoscoo', 'INSTANCE'),
      },
      listForm: keysWithCounts,
    },
  ]),
  productApi('waf-openapi', '2021-10-01', { hosts: ['wafopenapi'] }, [
    { types: types('waf', 'ALIYUN::WAF::DEFENSERESOURCE'), listForm: 'plain' },
    ...keysAndValues(
      { types: types('waf', 'ALIYUN::WAF::DEFENSERESOURCE') },
      { keys: { per: 'key', at: 'Keys', entry: { Key: 'key', Category: 'small-category' } } },
    ),
  ]),
  productApi('Yundun-bastionhost', '2018-10-10', { hosts: ['bastionhost'] }, [
    { types: types('bastionhost', 'INSTANCE') },
  ]),
  productApi('Yundun-bastionhost', '2019-12-09', { hosts: ['bastionhost'] }, [
    { types: types('bastionhost', 'INSTANCE'), limits: { resources: 20 }, listForm: 'plain' },
    {
      ...{
        ...onlyList,
        list: 'ListTagKeys',
        paging: byNumber(10, 100),
        types: types('bastionhost', 'INSTANCE'),
      },
      listForm: keysWithCounts,
    },
  ]),
  productApi('Yundun-dbaudit', '2018-10-29', { hosts: ['dbaudit'] }, [
    { types: types('dbaudit', 'INSTANCE'), listForm: 'plain', paging: bareEnd() },
  ]),
].flat()
