import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

/** Created-by tags of all regions are enabled and disabled in one. */
export const CREATED_BY_REGION = 'cn-shanghai'
const also = () => ({ RegionId: CREATED_BY_REGION })

export const createdBy: Noun = {
  status: {
    summary: 'Says whether new resources are marked with who has registered them.',
    ...oneCall({ operation: remote('Tag', 'CheckCreatedByEnabled'), also }),
  },
  open: {
    summary: 'Has new resources marked from now on.',
    ...oneCall({
      details: 'The mark is the tag acs:tag:createdby, which nobody sets or removes. It takes the root.',
      operation: remote('Tag', 'OpenCreatedBy'),
      also,
      done: () => 'New resources carry acs:tag:createdby from now on.',
    }),
  },
  close: {
    summary: 'Ends the marking; marks that are there stay.',
    ...oneCall({
      details: 'It takes the root.',
      operation: remote('Tag', 'CloseCreatedBy'),
      also,
      done: () => 'New resources are not marked any more.',
    }),
  },
}
