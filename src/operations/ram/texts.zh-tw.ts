export const firstServed = '首次提供。'

export const updateDate = '這裡所顯示的內容最後一次更改的時間，UTC。'

export const userAccessKeyId = '存取金鑰的 ID。'

export const pagingTexts = {
  Marker: '上一頁回傳的 Marker，從它之後繼續。',
  MaxItems: '每頁的筆數。',
}

export const pageTexts = {
  IsTruncated: '後面是否還有。',
  Marker: '傳入它以取得下一頁；最後一頁沒有這個欄位。',
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

/** The fields of a policy that lies at `path`, but for its times. */
export function policyTexts<P extends string>(path: P) {
  return {
    [`${path}.PolicyName`]: '名稱。',
    [`${path}.PolicyType`]: 'System 或 Custom。即系統的或帳號自訂的。',
    [`${path}.Description`]: '備註；沒有則為空。',
    [`${path}.DefaultVersion`]: '生效版本的 ID。',
  } as Readonly<Record<`${P}.${'PolicyName' | 'PolicyType' | 'Description' | 'DefaultVersion'}`, string>>
}

/** The fields of a version of a policy that lies at `path`. */
export function versionTexts<P extends string>(path: P) {
  return {
    [`${path}.VersionId`]: '版本的 ID。',
    [`${path}.IsDefaultVersion`]: '是否生效。',
    [`${path}.PolicyDocument`]: '權限原則的內容。',
    [`${path}.CreateDate`]: '建立時間，UTC。',
  } as Readonly<Record<`${P}.${'VersionId' | 'IsDefaultVersion' | 'PolicyDocument' | 'CreateDate'}`, string>>
}

export const attachedTexts = {
  Policies: '它的權限原則。',
  'Policies.Policy': '權限原則的清單，依名稱的位元組順序。',
  'Policies.Policy[]': '一個權限原則。',
  ...policyTexts('Policies.Policy[]'),
  'Policies.Policy[].AttachDate': '授予的時間，UTC。',
}

/** The fields of a role that lies at `path`, but for its trust policy and the time of its last change. */
export function roleTexts<P extends string>(path: P) {
  return {
    [`${path}.RoleId`]: '角色的 ID。',
    [`${path}.RoleName`]: '名稱。',
    [`${path}.Arn`]: '角色的 ARN。',
    [`${path}.Description`]: '備註；沒有則為空。',
    [`${path}.MaxSessionDuration`]: '工作階段最長的秒數。',
    [`${path}.CreateDate`]: '建立時間，UTC。',
  } as Readonly<
    Record<
      `${P}.${'RoleId' | 'RoleName' | 'Arn' | 'Description' | 'MaxSessionDuration' | 'CreateDate'}`,
      string
    >
  >
}

export const newTags = '建立時綁定的標籤；另外需要對它 TagResources 的權限。'

export const tagFilter = '只列出綁定了所有這些標籤鍵的；寫了標籤值的，值也必須相同。'

/** The tags of an entry that lies at `path`. */
export function tagTexts<P extends string>(path: P) {
  return {
    [`${path}.Tags`]: '它的標籤。',
    [`${path}.Tags.Tag`]: '標籤的清單，依標籤鍵的位元組順序。',
    [`${path}.Tags.Tag[]`]: '一個標籤。',
    [`${path}.Tags.Tag[].TagKey`]: '標籤鍵。',
    [`${path}.Tags.Tag[].TagValue`]: '標籤值。',
  } as Readonly<Record<`${P}.Tags${'' | '.Tag' | '.Tag[]' | '.Tag[].TagKey' | '.Tag[].TagValue'}`, string>>
}
