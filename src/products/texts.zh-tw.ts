/** What the products' own operations say of themselves in 繁體中文, by what they say in English: they are made of rows, and say the same. */
const texts: Readonly<Record<string, string>> = {
  'Takes tags off resources of one type of the product.': '為該產品同一類型的資源解除綁定標籤。',
  'Puts tags on resources of one type of the product.': '為該產品同一類型的資源綁定標籤。',
  'Lists resources of one type of the product with their tags.': '列出該產品同一類型的資源及其標籤。',
  'All of the resources or none: where one is not there, or the caller may not untag it, the call fails and nothing has changed. A key that a resource does not carry is no error.':
    '全部成功或全部不變：只要有一個資源不存在，或呼叫者無權為其解除綁定，呼叫即失敗，不做任何變更。資源上沒有的標籤鍵不算錯誤。',
  'All of the resources or none: where one would carry too many tags, or the caller may not tag it, the call fails and nothing has changed. A key that a resource carries already gets the new value.':
    '全部成功或全部不變：只要有一個資源的標籤會超過上限，或呼叫者無權為其綁定，呼叫即失敗，不做任何變更。資源已有的標籤鍵會改為新的值。',
  'Resources without tags, and unknown ones, are left out.': '沒有標籤的資源與不存在的資源不會列出。',
  'First served.': '首次提供。',
  'The region of the resources.': '資源所在的地區。',
  'The type of the resources, in any case.': '資源的類型，不區分大小寫。',
  'The resources.': '資源。',
  'The keys to take off.': '要解除綁定的標籤鍵。',
  'Takes off all tags.': '解除綁定所有標籤。',
  'Takes off all tags, where the call names none.': '呼叫未指定標籤鍵時，解除綁定所有標籤。',
  'The tags.': '標籤。',
  'Only says whether the call would be carried out.': '只檢查呼叫能否執行，不做任何變更。',
  'Only resources that carry these keys, with one of the values where they are given.':
    '只列出帶有這些標籤鍵的資源；指定了值時，須符合其中之一。',
  'The token of the page before, to go on after it.': '前一頁返回的權杖，用來取得下一頁。',
  'Send it to get the next page. Empty on the last one.': '傳送此值以取得下一頁；最後一頁為空。',
  'What was found.': '查詢結果。',
  'One entry for each tag of each resource.': '每個資源的每個標籤各有一筆。',
  'A tag of a resource.': '資源的一個標籤。',
  'A resource.': '一個資源。',
  'The resource.': '資源 ID。',
  'Its type.': '資源類型。',
  'Its tags.': '資源的標籤。',
  'A tag.': '一個標籤。',
  'Key.': '標籤鍵。',
  'Value.': '標籤值。',
  'The same in every answer.': '每次回應都相同。',
}

const UNLESS_ALL = /^The keys to take off; needed unless (\w+) is true\.$/

/** The text in 繁體中文; one that has none stays as it is. */
export function inTraditionalChinese(text: string): string {
  return texts[text] ?? text.replace(UNLESS_ALL, '要解除綁定的標籤鍵；除非 $1 為 true，否則必填。')
}
