export const STS_VERSION = '2015-04-01'

const ROLE_ARN = /^acs:ram::([0-9]{1,32}):role\/([A-Za-z0-9._-]{1,64})$/i

/** Account and name of the role that an ARN names; undefined where it names none. */
export function parseRoleArn(arn: string): { readonly account: string; readonly name: string } | undefined {
  const [, account, name] = ROLE_ARN.exec(arn) ?? []
  return account !== undefined && name !== undefined ? { account, name } : undefined
}
