import { openSqlitePlace } from './sqlite-places.ts'
import { storeContract } from './store-contract.ts'

storeContract('the embedded store', openSqlitePlace)
