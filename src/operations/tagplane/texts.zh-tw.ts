export const firstServed = '首次提供。'

export const protectedTagKeys = {
  TagKeys: '受保護的標籤鍵，依位元組順序排列。',
  'TagKeys[]': '一個標籤鍵。',
}
