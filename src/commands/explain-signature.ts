import { remote } from '../client/operation.ts'
import { oneCall } from './one-call.ts'

export const explainSignature = oneCall({
  details:
    'Give the failing request as HTTP writes it, as a call of curl, or as an address. It is not carried out, and neither a signature nor a secret is shown.',
  operation: remote('Tagplane', 'ExplainSignature'),
  positionals: {
    file: {
      value: 'FILE',
      optional: true,
      parameter: 'Request',
      from: 'file',
      doc: 'A file with the failing request; - is standard input.',
    },
  },
  options: {
    requestId: {
      flag: 'request-id',
      value: 'REQUESTID',
      parameter: 'RequestId',
      doc: 'In its place: the id of a request that came in lately.',
    },
    stringToSign: {
      flag: 'string-to-sign',
      value: 'FILE',
      parameter: 'StringToSign',
      from: 'file',
      doc: 'A file with the string to sign that the client has made, to be compared.',
    },
    canonicalRequest: {
      flag: 'canonical-request',
      value: 'FILE',
      parameter: 'CanonicalRequest',
      from: 'file',
      doc: 'The same with its canonical request.',
    },
  },
  examples: [
    'tagplane explain-signature failing-request.txt --string-to-sign client.txt',
    'tagplane explain-signature --request-id 019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B',
  ],
})
