/** 資源群組在回應中的欄位。 */
export const resourceGroupFields = <P extends string>(place: P) =>
  ({
    [`${place}`]: '資源群組。',
    [`${place}.ResourceGroupId`]: '資源群組的 ID。',
    [`${place}.Name`]: '名稱，建立後不變。',
    [`${place}.DisplayName`]: '顯示名稱。',
    [`${place}.ResourceGroupArn`]: '資源群組的 ARN，可以用它綁定標籤。',
    [`${place}.IsDefault`]: '是否為預設資源群組，也就是不在其他資源群組的資源所屬的資源群組。',
    [`${place}.CreateDate`]: '建立時間，UTC；預設資源群組不是由人建立的，沒有這一項。',
  }) as Readonly<Record<P | `${P}.${Field}`, string>>

type Field = 'ResourceGroupId' | 'Name' | 'DisplayName' | 'ResourceGroupArn' | 'IsDefault' | 'CreateDate'
