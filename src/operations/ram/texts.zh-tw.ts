export const firstServed = '首次提供。'

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
