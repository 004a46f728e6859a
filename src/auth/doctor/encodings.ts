import type { FindingCode } from '../../core/signature-findings.ts'
import { percentEncode } from '../signature/percent.ts'

type Encoding = { readonly code: FindingCode; readonly encode: (text: string) => string }

const inLowerCase = (text: string) =>
  percentEncode(text).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
const asForms = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)

/** How clients encode that do not do it as the protocol says. */
export const wrongEncodings: readonly Encoding[] = [
  { code: 'PlusForSpace', encode: asForms },
  { code: 'PlusForSpace', encode: (text) => percentEncode(text).replaceAll('%20', '+') },
  { code: 'PlusForSpace', encode: (text) => asForms(text).replaceAll('%7E', '~') },
  { code: 'EncodingOfMarks', encode: (text) => percentEncode(text).replaceAll('%2A', '*') },
  { code: 'EncodingOfMarks', encode: (text) => percentEncode(text).replaceAll('~', '%7E') },
  { code: 'EncodingOfMarks', encode: (text) => asForms(text).replaceAll('+', '%20') },
  { code: 'EncodingOfMarksOfUri', encode: (text) => encodeURIComponent(text.toWellFormed()) },
  { code: 'LowerCaseEncoding', encode: inLowerCase },
  { code: 'NotEncoded', encode: (text) => text },
  { code: 'EncodedTwice', encode: (text) => percentEncode(percentEncode(text)) },
]

/** How clients sort that do not do it by bytes; the first leaves the order of the request. */
export const wrongOrders: readonly ((
  names: readonly (readonly [string, string])[],
) => readonly (readonly [string, string])[])[] = [
  (pairs) => pairs,
  (pairs) => pairs.toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  (pairs) => pairs.toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
]
