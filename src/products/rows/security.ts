import { json, productApi, single, types } from '../family.ts'

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
  ]),
  productApi('cas', '2020-06-30', {}, [{ types: types('cas', 'instance PcaCertificate') }]),
  productApi('cloudsso', '2021-05-15', { evidence: 'terraform' }, [
    { region: 'RegionId?', types: types('cloudsso', 'user'), all: false },
  ]),
  productApi('ddosbgp', '2018-07-20', {}, [{ types: types('ddosbgp', 'INSTANCE') }]),
  productApi('ddoscoo', '2017-12-28', {}, [{ types: types('ddoscoo', 'INSTANCE') }]),
  productApi('ddoscoo', '2020-01-01', {}, [
    {
      ...{ untag: 'DeleteTagResources', tag: 'CreateTagResources', list: 'DescribeTagResources' },
      ...{ ids: 'ResourceIds', tags: 'Tags' },
      types: types('ddoscoo', 'INSTANCE'),
    },
  ]),
  productApi('waf-openapi', '2021-10-01', { hosts: ['wafopenapi'] }, [
    { types: types('waf', 'ALIYUN::WAF::DEFENSERESOURCE') },
  ]),
  productApi('Yundun-bastionhost', '2018-10-10', { hosts: ['bastionhost'] }, [
    { types: types('bastionhost', 'INSTANCE') },
  ]),
  productApi('Yundun-bastionhost', '2019-12-09', { hosts: ['bastionhost'] }, [
    { types: types('bastionhost', 'INSTANCE'), limits: { resources: 20 } },
  ]),
  productApi('Yundun-dbaudit', '2018-10-29', { hosts: ['dbaudit'] }, [
    { types: types('dbaudit', 'INSTANCE') },
  ]),
].flat()
