/** 資源目錄在回應中的欄位。 */
export const directoryFields = {
  Directory: '資源目錄。',
  'Directory.DirectoryId': '資源目錄的 ID。',
  'Directory.ManagementAccountId': '管理它的帳號。',
  'Directory.RootFolderId': '根資料夾；成員看不到這一項。',
  'Directory.CreateDate': '啟用時間，UTC；成員看不到這一項。',
}

/** 資料夾在回應中的欄位。 */
export const folderFields = <P extends string>(place: P) =>
  ({
    [place]: '資料夾。',
    [`${place}.FolderId`]: '資料夾的 ID，移動後不變。',
    [`${place}.FolderName`]: '資料夾的名稱。',
    [`${place}.ParentFolderId`]: '所在的資料夾，或根資料夾。',
    [`${place}.Path`]: '從資源目錄到這個資料夾的各層 ID。',
    [`${place}.FolderArn`]: '資料夾的 ARN，可以用它綁定標籤。',
    [`${place}.CreateDate`]: '建立時間，UTC。',
  }) as Readonly<Record<P | `${P}.${FolderField}`, string>>

type FolderField = 'FolderId' | 'FolderName' | 'ParentFolderId' | 'Path' | 'FolderArn' | 'CreateDate'

/** 成員在回應中的欄位。 */
export const memberFields = <P extends string>(place: P) =>
  ({
    [place]: '成員。',
    [`${place}.AccountId`]: '帳號的 ID。',
    [`${place}.Name`]: '加入時的名稱。',
    [`${place}.FolderId`]: '所在的資料夾，或根資料夾。',
    [`${place}.Path`]: '從資源目錄到所在資料夾的各層 ID。',
    [`${place}.MemberArn`]: '成員在管理帳號中的 ARN，可以用它綁定標籤。',
    [`${place}.JoinDate`]: '加入時間，UTC。',
  }) as Readonly<Record<P | `${P}.${MemberField}`, string>>

type MemberField = 'AccountId' | 'Name' | 'FolderId' | 'Path' | 'MemberArn' | 'JoinDate'
