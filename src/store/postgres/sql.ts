/** Whether a key is of a category: System keys begin with `acs:` or `aliyun`, in any case of these letters. */
export function isOfCategory(key: string, category: string): string {
  return `(translate(left(${key}, 6), 'ACSLIYUN', 'acsliyun') ~ '^(acs:|aliyun)') = (${category} = 'System')`
}
