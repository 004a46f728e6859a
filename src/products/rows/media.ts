import { productApi, types } from '../family.ts'
import { userTags } from '../list-rows.ts'

const cdnWords = {
  tooManyTags: 'CdnTooManyTags',
  tooManyResources: 'CdnTooManyResources',
  duplicateKey: 'CdnDuplicateKey',
} as const

const grouped = { untag: false, tag: false, region: 'RegionId?', listForm: 'grouped' } as const

/** Video, live streams and what delivers them. */
export const media = [
  productApi('vod', '2017-03-21', {}, [
    {
      ...{ untag: 'UnTagVodResources', tag: 'TagVodResources', list: 'ListVodTagResources' },
      region: 'RegionId?',
      types: types('vod', 'DOMAIN APPINFO'),
    },
    { types: types('vod', 'DOMAIN APPINFO') },
    { ...grouped, list: 'DescribeVodTagResources', types: types('vod', 'DOMAIN APPINFO') },
    { ...userTags, list: 'DescribeVodUserTags', types: types('vod', 'DOMAIN APPINFO') },
  ]),
  productApi('dcdn', '2018-01-15', { words: cdnWords }, [
    {
      ...{ untag: 'UntagDcdnResources', tag: 'TagDcdnResources', list: 'DescribeDcdnTagResources' },
      region: 'RegionId?',
      types: types('dcdn', 'DOMAIN'),
      listForm: 'grouped',
      rates: { list: 10 },
    },
    { ...userTags, list: 'DescribeDcdnUserTags', types: types('dcdn', 'DOMAIN') },
  ]),
  productApi('live', '2016-11-01', { words: cdnWords }, [
    {
      ...{ untag: 'UnTagLiveResources', tag: 'TagLiveResources', list: 'ListLiveTagResources' },
      region: 'RegionId?',
      types: types('live', 'DOMAIN'),
    },
    {
      ...{ ...grouped, list: 'DescribeLiveTagResources', types: types('live', 'DOMAIN') },
      rates: { list: 10 },
    },
    { ...userTags, list: 'DescribeLiveUserTags', types: types('live', 'DOMAIN') },
    { list: false, types: types('live', 'caster'), all: false, evidence: 'terraform' },
  ]),
  productApi('Cdn', '2018-05-10', { words: cdnWords }, [
    { region: 'RegionId?', types: types('cdn', 'DOMAIN') },
    { ...grouped, list: 'DescribeTagResources', types: types('cdn', 'DOMAIN') },
    { ...userTags, list: 'DescribeUserTags', types: types('cdn', 'DOMAIN') },
  ]),
].flat()
