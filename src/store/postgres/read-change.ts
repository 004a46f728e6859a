import type { Change } from '../store.ts'
import { toChange } from './change-doc.ts'
import type { Database, Statement } from './database.ts'

const STATEMENT: Statement = {
  name: 'read-change',
  text: 'SELECT id, at, status, header, doc FROM tagplane.change WHERE account = $1 AND id = $2',
}

export async function readChange(
  database: Database,
  account: string,
  id: string,
): Promise<Change | undefined> {
  const [row] = await database.run(STATEMENT, [account, id])
  return row && toChange(row)
}
