import { string } from '../../shape/shapes.ts'
import type { Fail } from '../operation.ts'
import type { Settings } from '../settings.ts'
import { accountId } from './accounts.ts'

export const memberParameters = {
  ManagementAccountId: string({
    doc: 'The account that manages the directory.',
    ...{ example: '1234567890123456', required: 'MissingManagementAccountId' },
  }),
  AccountId: accountId,
}

type Asked = {
  readonly settings: Settings
  readonly settingsOfAccount: (account: string) => Promise<Settings | undefined>
  readonly fail: Fail<'AccountNotFound'>
}

/** The settings, as they are now, of an account that the operator names. */
export async function livingAccount(
  id: string,
  { settings, settingsOfAccount, fail }: Asked,
): Promise<Settings> {
  if ((settings.accounts.get(id)?.status ?? 'deleted') === 'deleted') fail('AccountNotFound')
  return (await settingsOfAccount(id)) ?? fail('AccountNotFound')
}
