import { remote } from '../client/operation.ts'
import { oneCall } from './one-call.ts'

export const whoami = oneCall({
  operation: remote('Sts', 'GetCallerIdentity'),
  done: () => '',
})
