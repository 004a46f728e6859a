export const firstServed = '首次提供。'

export const protectedTagKeys = {
  TagKeys: '受保護的標籤鍵，依位元組順序排列。',
  'TagKeys[]': '一個標籤鍵。',
}

/** 逐頁列出的操作共有的文字。 */
export const paging = {
  parameters: { NextToken: '上一頁的權杖，用來接著列出。', MaxResults: '每頁的筆數。' },
  response: { NextToken: '傳入它以取得下一頁；最後一頁為空。' },
}
