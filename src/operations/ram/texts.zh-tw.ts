export const firstServed = '首次提供。'

export const updateDate = '這裡所顯示的內容最後一次更改的時間，UTC。'

export const userAccessKeyId = '存取金鑰的 ID。'

export const pagingTexts = {
  Marker: '上一頁回傳的 Marker，從它之後繼續。',
  MaxItems: '每頁的筆數。',
}

export const pageTexts = {
  IsTruncated: '後面是否還有。',
  Marker: '傳入它以取得下一頁；最後一頁為空。',
}

/** The fields of a group that lies at `path`, but for its times. */
export function groupTexts<P extends string>(path: P) {
  return {
    [`${path}.GroupId`]: '群組的 ID，改名後不變。',
    [`${path}.GroupName`]: '名稱。',
    [`${path}.Comments`]: '備註；沒有則為空。',
  } as Readonly<Record<`${P}.${'GroupId' | 'GroupName' | 'Comments'}`, string>>
}

export const keyOwner = '使用者的名稱。不傳則為呼叫者，此時呼叫者必須是使用者。'

/** The fields of a user that lies at `path`. */
export function userTexts<P extends string>(path: P) {
  return {
    [`${path}.UserId`]: '使用者的 ID，改名後不變。',
    [`${path}.UserName`]: '名稱。',
    [`${path}.DisplayName`]: '顯示名稱；沒有則為空。',
    [`${path}.MobilePhone`]: '手機號碼；沒有則為空。',
    [`${path}.Email`]: '電子郵件地址；沒有則為空。',
    [`${path}.Comments`]: '備註；沒有則為空。',
    [`${path}.CreateDate`]: '建立時間，UTC。',
  } as Readonly<
    Record<
      `${P}.${'UserId' | 'UserName' | 'DisplayName' | 'MobilePhone' | 'Email' | 'Comments' | 'CreateDate'}`,
      string
    >
  >
}
