import type { TextsOf } from '../texts.ts'
import type { describeRegions as declaration } from './describe-regions.ts'
import { firstServed } from './parameters.zh-tw.ts'

export const describeRegions: TextsOf<typeof declaration> = {
  summary: '列出地區。',
  description:
    '列出 RegionId 可以填寫的所有地區。RegionEndpoint 是用戶端所用的主機，因此依它繼續呼叫仍會留在這台伺服器。',
  parameters: {
    RegionId: '可以傳入，因為部分用戶端一定會傳；一律列出所有地區。',
    AcceptLanguage: 'LocalName 的語言。',
  },
  response: {
    Regions: '地區的清單。',
    'Regions.Region': '每個地區一筆。',
    'Regions.Region[]': '一個地區。',
    'Regions.Region[].RegionId': '地區 ID。',
    'Regions.Region[].RegionEndpoint': '提供服務的主機。',
    'Regions.Region[].LocalName': '以所要求的語言表示的地區名稱。',
  },
  examples: ['以英文列出地區名稱'],
  history: [firstServed],
}
