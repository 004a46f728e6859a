/** What the declarations made of rows say, in 繁體中文, by what they say. */
export const zhTw: Readonly<Record<string, string>> = {
  'Takes tags off resources of one type of the product.': '移除產品中同一類型資源的標籤。',
  'Puts tags on resources of one type of the product.': '為產品中同一類型的資源加上標籤。',
  'All of the resources or none: where one is not there, or the caller may not untag it, the call fails and nothing has changed. A key that a resource does not carry is no error.':
    '全部資源一起完成，否則一個也不做：只要有一個資源不存在，或呼叫者無權移除其標籤，呼叫就會失敗，且不做任何變更。資源上沒有的標籤鍵不算錯誤。',
  'All of the resources or none: where one would carry too many tags, or the caller may not tag it, the call fails and nothing has changed. A key that a resource carries already gets the new value.':
    '全部資源一起完成，否則一個也不做：只要有一個資源的標籤會過多，或呼叫者無權為其加上標籤，呼叫就會失敗，且不做任何變更。資源上已有的標籤鍵會改為新值。',
  'Each resource by itself: those that are left as they were are named in the answer, the others are done.':
    '每個資源各自處理：維持原狀的資源列在返回結果中，其餘的都會完成。',
  'Lists resources of the product with their tags.': '列出產品的資源及其標籤。',
  'Resources without tags, and unknown ones, are left out.': '沒有標籤或不存在的資源不會列出。',
  'Lists the tags that resources of the product carry.': '列出產品的資源所帶的標籤。',
  'Each tag once, in byte order. Where more than 10,000 resources would have to be read for it, the call is refused.':
    '每個標籤只列一次，依位元組順序排列。若為此必須讀取超過 10,000 個資源，呼叫會被拒絕。',
  'Lists the keys of the tags that resources of the product carry.': '列出產品的資源所帶標籤的標籤鍵。',
  'Each key once, in byte order. Where more than 10,000 resources would have to be read for it, the call is refused.':
    '每個標籤鍵只列一次，依位元組順序排列。若為此必須讀取超過 10,000 個資源，呼叫會被拒絕。',
  'Lists the values that resources of the product carry under a key.':
    '列出產品的資源在某個標籤鍵下的標籤值。',
  'Each value once, in byte order. Where more than 10,000 resources would have to be read for it, the call is refused.':
    '每個標籤值只列一次，依位元組順序排列。若為此必須讀取超過 10,000 個資源，呼叫會被拒絕。',
  // Parameters.
  'The region of the resources.': '資源所在的地區。',
  'The type of the resources, in any case.': '資源類型，不區分大小寫。',
  'The resources.': '資源。',
  'The keys to take off.': '要移除的標籤鍵。',
  'The keys to take off; needed unless all tags are to go.':
    '要移除的標籤鍵；除非要移除全部標籤，否則必須提供。',
  'Takes off all tags.': '移除全部標籤。',
  'Takes off all tags, where the call names none.': '呼叫未指明標籤時，移除全部標籤。',
  'The tags.': '標籤。',
  'Only says whether the call would be carried out.': '只說明呼叫是否會執行。',
  'Only resources that carry these keys, with one of the values where they are given.':
    '只列出帶有這些標籤鍵的資源；若提供標籤值，須為其中之一。',
  'The key. Case matters.': '標籤鍵，區分大小寫。',
  'A part of the texts that are wanted.': '所要的文字中包含的部分。',
  'Only tags of this category, in any case.': '只列出此類別的標籤，不區分大小寫。',
  'Lists keys, whatever their values.': '只列出標籤鍵，不論其值。',
  'The page.': '頁碼。',
  'Entries per page.': '每頁的筆數。',
  'The token of the page before, to go on after it.': '上一頁的權杖，用於繼續列出後面的內容。',
  // Fields.
  'Send it to get the next page. Empty on the last one.': '送出此值可取得下一頁；最後一頁為空。',
  'Entries on this page.': '本頁的筆數。',
  'Entries on all pages.': '全部頁面的筆數。',
  'What was found.': '找到的內容。',
  'A resource.': '一個資源。',
  'A tag of a resource.': '資源的一個標籤。',
  'A tag.': '一個標籤。',
  'A key.': '一個標籤鍵。',
  'A value.': '一個標籤值。',
  'As follows.': '內容如下。',
  'The resource.': '資源。',
  'Its type.': '資源類型。',
  'Its region.': '所在地區。',
  'Its tags.': '資源的標籤。',
  'Its values.': '標籤鍵的值。',
  'Key.': '標籤鍵。',
  'Value.': '標籤值。',
  'Custom or System.': 'Custom（自訂）或 System（系統）。',
  'custom or system.': 'custom（自訂）或 system（系統）。',
  'The resources that carry it.': '帶有它的資源。',
  'How many resources carry it.': '帶有它的資源數。',
  'How many resources of this type carry it.': '帶有它的此類型資源數。',
  'How many values it has.': '標籤值的個數。',
  'The same in every answer.': '每次返回都相同。',
  'The resources left as they were. Empty when everything was done.': '維持原狀的資源；全部完成時為空。',
  'A resource that was left as it was.': '一個維持原狀的資源。',
  'The error code.': '錯誤碼。',
  'The message.': '錯誤訊息。',
  'The tags of the call.': '呼叫中的標籤。',
  'First served.': '首次提供。',
}
