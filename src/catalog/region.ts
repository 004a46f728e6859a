/** A region of the cloud: what DescribeRegions lists and what RegionId may name. */
export type Region = {
  readonly id: string
  readonly names: {
    readonly en: string
    readonly zhTW: string
    readonly zhCN: string
    readonly ja: string
  }
}

/** The region of a call that names none. */
export const defaultRegion = 'cn-hangzhou'

/** The RegionId under which every centrally deployed service is reached, wherever its own region is. */
export const centralRegion = 'cn-hangzhou'

// Ids and their order: DescribeRegions sample of Tag 2018-08-28; the last two came later.
// Names: console and region pages; the zhTW column is ours where the vendor has no page.
const table: readonly (readonly [id: string, en: string, zhTW: string, zhCN: string, ja: string])[] = [
  ['cn-hangzhou', 'China (Hangzhou)', '華東1（杭州）', '华东1（杭州）', '中国 (杭州)'],
  ['cn-shanghai', 'China (Shanghai)', '華東2（上海）', '华东2（上海）', '中国 (上海)'],
  ['cn-hangzhou-finance', 'China East 1 Finance', '華東1 金融雲', '华东1 金融云', '中国東部 1 金融'],
  ['cn-nanjing', 'China (Nanjing - Local Region)', '華東5（南京）', '华东5（南京）', '中国 (南京)'],
  ['cn-shanghai-finance-1', 'China East 2 Finance', '華東2 金融雲', '华东2 金融云', '中国東部 2 金融'],
  ['cn-fuzhou', 'China (Fuzhou - Local Region)', '華東6（福州）', '华东6（福州）', '中国 (福州)'],
  ['cn-qingdao', 'China (Qingdao)', '華北1（青島）', '华北1（青岛）', '中国 (青島)'],
  ['cn-beijing', 'China (Beijing)', '華北2（北京）', '华北2（北京）', '中国 (北京)'],
  ['cn-zhangjiakou', 'China (Zhangjiakou)', '華北3（張家口）', '华北3（张家口）', '中国 (張家口)'],
  ['cn-huhehaote', 'China (Hohhot)', '華北5（呼和浩特）', '华北5（呼和浩特）', '中国 (フフホト)'],
  ['cn-wulanchabu', 'China (Ulanqab)', '華北6（烏蘭察布）', '华北6（乌兰察布）', '中国 (ウランチャブ)'],
  ['cn-beijing-finance-1', 'China North 2 Finance', '華北2 金融雲', '华北2 金融云', '中国北部 2 金融'],
  ['cn-shenzhen', 'China (Shenzhen)', '華南1（深圳）', '华南1（深圳）', '中国 (深セン)'],
  ['cn-shenzhen-finance-1', 'China South 1 Finance', '華南1 金融雲', '华南1 金融云', '中国南部 1 金融'],
  ['cn-heyuan', 'China (Heyuan)', '華南2（河源）', '华南2（河源）', '中国 (河源)'],
  ['cn-guangzhou', 'China (Guangzhou)', '華南3（廣州）', '华南3（广州）', '中国 (広州)'],
  ['cn-chengdu', 'China (Chengdu)', '西南1（成都）', '西南1（成都）', '中国 (成都)'],
  ['cn-hongkong', 'China (Hong Kong)', '中國香港', '中国香港', '中国 (香港)'],
  ['ap-southeast-1', 'Singapore', '新加坡', '新加坡', 'シンガポール'],
  ['ap-southeast-2', 'Australia (Sydney)', '澳洲（雪梨）', '澳大利亚（悉尼）', 'オーストラリア (シドニー)'],
  [
    'ap-southeast-3',
    'Malaysia (Kuala Lumpur)',
    '馬來西亞（吉隆坡）',
    '马来西亚（吉隆坡）',
    'マレーシア (クアラルンプール)',
  ],
  [
    'ap-southeast-5',
    'Indonesia (Jakarta)',
    '印尼（雅加達）',
    '印度尼西亚（雅加达）',
    'インドネシア (ジャカルタ)',
  ],
  ['ap-southeast-6', 'Philippines (Manila)', '菲律賓（馬尼拉）', '菲律宾（马尼拉）', 'フィリピン (マニラ)'],
  ['ap-southeast-7', 'Thailand (Bangkok)', '泰國（曼谷）', '泰国（曼谷）', 'タイ (バンコク)'],
  ['ap-northeast-1', 'Japan (Tokyo)', '日本（東京）', '日本（东京）', '日本 (東京)'],
  ['ap-northeast-2', 'South Korea (Seoul)', '韓國（首爾）', '韩国（首尔）', '韓国 (ソウル)'],
  ['eu-central-1', 'Germany (Frankfurt)', '德國（法蘭克福）', '德国（法兰克福）', 'ドイツ (フランクフルト)'],
  ['eu-west-1', 'UK (London)', '英國（倫敦）', '英国（伦敦）', '英国 (ロンドン)'],
  ['us-west-1', 'US (Silicon Valley)', '美國（矽谷）', '美国（硅谷）', '米国 (シリコンバレー)'],
  ['us-east-1', 'US (Virginia)', '美國（維吉尼亞）', '美国（弗吉尼亚）', '米国 (バージニア)'],
  ['me-east-1', 'UAE (Dubai)', '阿聯（杜拜）', '阿联酋（迪拜）', 'UAE (ドバイ)'],
  ['ap-south-1', 'India (Mumbai)', '印度（孟買）', '印度（孟买）', 'インド (ムンバイ)'],
  [
    'me-central-1',
    'SAU (Riyadh - Partner Region)',
    '沙烏地（利雅德）',
    '沙特（利雅得）',
    'サウジアラビア (リヤド)',
  ],
  [
    'cn-zhengzhou-jva',
    'China (Zhengzhou - CUCC Joint Venture)',
    '鄭州（聯通合營）',
    '郑州（联通合营）',
    '中国 (鄭州)',
  ],
]

/** Every region that RegionId may name, in the order in which DescribeRegions lists them. */
export const regions: readonly Region[] = table.map(([id, en, zhTW, zhCN, ja]) => ({
  id,
  names: { en, zhTW, zhCN, ja },
}))

const ids: ReadonlySet<string> = new Set(regions.map((region) => region.id))

/** Whether `id` is a region, spelled exactly; region ids are case-sensitive. */
export function isRegion(id: string): boolean {
  return ids.has(id)
}
