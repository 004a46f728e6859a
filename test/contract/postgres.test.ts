import { describe } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { openPostgresPlace } from './postgres-places.ts'
import { storeContract } from './store-contract.ts'

describe('PostgreSQL', { skip: noPostgres ?? false }, () => {
  storeContract('the PostgreSQL store', openPostgresPlace)
})
