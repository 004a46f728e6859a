import { productApi, types } from '../family.ts'

const cdnWords = {
  tooManyTags: 'CdnTooManyTags',
  tooManyResources: 'CdnTooManyResources',
  duplicateKey: 'CdnDuplicateKey',
} as const

/** Video, live streams and what delivers them. */
export const media = [
  productApi('vod', '2017-03-21', {}, [
    {
      ...{ untag: 'UnTagVodResources', tag: 'TagVodResources', list: 'ListVodTagResources' },
      region: 'RegionId?',
      types: types('vod', 'DOMAIN APPINFO'),
    },
    { types: types('vod', 'DOMAIN APPINFO') },
  ]),
  productApi('dcdn', '2018-01-15', { words: cdnWords }, [
    {
      ...{ untag: 'UntagDcdnResources', tag: 'TagDcdnResources', list: 'DescribeDcdnTagResources' },
      region: 'RegionId?',
      types: types('dcdn', 'DOMAIN'),
      listForm: 'grouped',
      rates: { list: 10 },
    },
  ]),
  productApi('live', '2016-11-01', { words: cdnWords }, [
    {
      ...{ untag: 'UnTagLiveResources', tag: 'TagLiveResources', list: 'ListLiveTagResources' },
      region: 'RegionId?',
      types: types('live', 'DOMAIN'),
    },
    { list: false, types: types('live', 'caster'), all: false, evidence: 'terraform' },
  ]),
  productApi('Cdn', '2018-05-10', { words: cdnWords }, [
    { region: 'RegionId?', types: types('cdn', 'DOMAIN') },
  ]),
].flat()
