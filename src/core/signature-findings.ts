export type FindingText = {
  /** What is the matter. */
  readonly meaning: string
  /** What to do about it. */
  readonly fix: string
}

/** What a language says of signatures that do not hold; one that lacks a text does not compile. */
export type SignatureTexts = {
  readonly findings: Readonly<Record<FindingCode, FindingText>>
  readonly parts: Readonly<Record<PartCode, string>>
}

const found = <const T extends Record<string, FindingText>>(texts: T): T => texts

/** All that an examination of a signature can find. */
export const findings = found({
  SignatureMatches: {
    meaning: 'The signature is right: it was made from this very request with the secret of the key.',
    fix: 'If the call was refused all the same, look at its time, its token and its nonce.',
  },
  KeyNotFound: {
    meaning: 'Your account has no access key with this id.',
    fix: 'Use a key of this server and of your account. Keys of the real cloud are not known here.',
  },
  KeyInactive: { meaning: 'The access key is disabled.', fix: 'Activate it, or use another one.' },
  TokenMissing: {
    meaning: 'The key is a temporary one, and the request carries no security token.',
    fix: 'Give the client AccessKeyId, AccessKeySecret and SecurityToken of one answer of AssumeRole together.',
  },
  TokenMalformed: {
    meaning: 'The security token was not issued by this server, or is cut short.',
    fix: 'Use the token whole as AssumeRole answers it; leave it out with a long-term key.',
  },
  TokenOfOtherKey: {
    meaning: 'The security token was issued with another access key than the one that signed.',
    fix: 'Use AccessKeyId, AccessKeySecret and SecurityToken of one answer of AssumeRole together.',
  },
  TokenExpired: { meaning: 'The time of the security token is over.', fix: 'Call AssumeRole again.' },
  TimeSkew: {
    meaning: 'The signed time is more than 15 minutes away from the clock of this server.',
    fix: "Set the client's clock, or sign the request anew right before it is sent.",
  },
  AddressExpired: { meaning: 'The time of the signed address is over.', fix: 'Sign a new one.' },
  SecretHasSpace: {
    meaning: 'The client signs with the right secret and white space before or after it.',
    fix: 'Trim what is read from a file, a variable or a form: usually a line end came with it.',
  },
  KeyOfHmac: {
    meaning: 'The secret is right, and the key of the HMAC is not formed as the protocol says.',
    fix: 'RPC 1.0 signs with the secret followed by &, OSS4 with a key derived for day and region, every other protocol with the secret alone.',
  },
  OtherAlgorithm: {
    meaning: 'The secret is right, and the signature was made with another hash than the request names.',
    fix: 'Use HMAC-SHA1 for RPC 1.0, ROA 1.0 and OSS V1, HMAC-SHA256 for ACS3 and OSS4.',
  },
  SignatureEncoding: {
    meaning: 'The signature is right and written in another way than the protocol says.',
    fix: 'ACS3 and OSS4 write lower-case hexadecimal; RPC 1.0, ROA 1.0 and OSS V1 write base64 with its padding.',
  },
  SignatureNotEncoded: {
    meaning: 'The signature is right and lost its + on the way: a + in a query is a space.',
    fix: 'Percent-encode the signature when it is put into the query: + as %2B, / as %2F, = as %3D.',
  },
  HostRewritten: {
    meaning:
      'The client signed another Host than the one that arrived: something on the way has rewritten it.',
    fix: 'Let the proxy pass Host on unchanged, or name the proxy with --trusted-proxy and have it send X-Forwarded-Host; or sign the host that is really sent.',
  },
  HeaderNotSent: {
    meaning: 'A header was signed and has not arrived.',
    fix: 'Send every header that is signed; a proxy may have taken it out.',
  },
  HeaderChanged: {
    meaning: 'A header was signed with another value than the one that arrived.',
    fix: 'Sign the value exactly as it is sent; an HTTP library or a proxy may have changed it.',
  },
  HeaderOrder: {
    meaning: 'The headers are not in the order of their names.',
    fix: 'Sort the names of the signed headers, in lower case, by bytes.',
  },
  PlusForSpace: {
    meaning: 'The client encodes a space as + and not as %20.',
    fix: 'Replace + by %20 after the URL encoder of the language, as well as * by %2A and %7E by ~.',
  },
  EncodingOfMarks: {
    meaning: 'The client leaves * as it is, or encodes ~.',
    fix: 'Only A-Z a-z 0-9 - _ . ~ stay as they are: encode * as %2A, and leave ~.',
  },
  EncodingOfMarksOfUri: {
    meaning: "The client leaves !, ', ( or ) as they are, as encodeURIComponent does.",
    fix: "Encode them, too: ! as %21, ' as %27, ( as %28, ) as %29, * as %2A.",
  },
  LowerCaseEncoding: {
    meaning: 'The client writes percent-encoding in lower case.',
    fix: 'Write %2F, not %2f.',
  },
  NotEncoded: {
    meaning: 'The client signs parameters that are not percent-encoded.',
    fix: 'Encode names and values before they are put together.',
  },
  EncodedOnce: {
    meaning: 'The client does not encode the canonical query a second time.',
    fix: 'In the string to sign of RPC 1.0 the query is encoded once more as a whole: = becomes %3D, & becomes %26, % becomes %25.',
  },
  EncodedTwice: {
    meaning: 'The client encodes what is encoded already.',
    fix: 'Take the raw values, encode them once, and put the same text into the address.',
  },
  QueryOrder: {
    meaning: 'The parameters are signed in another order than by their names.',
    fix: 'Sort them by name, by bytes: capital letters come before small ones, and TagKey.10 before TagKey.2.',
  },
  QueryLeftOut: {
    meaning: 'The client signs the request without its query.',
    fix: 'Sign all parameters of the address.',
  },
  FormLeftOut: {
    meaning: 'The client signs the parameters of the address only, and not those of the form.',
    fix: 'RPC 1.0 signs the parameters of address and body together.',
  },
  ParameterLeftOut: {
    meaning: 'A parameter was added after the request had been signed.',
    fix: 'Sign last, when nothing changes any more.',
  },
  MethodDiffers: {
    meaning: 'The client signed another HTTP method than the one that arrived.',
    fix: 'Sign the method that is sent, in capital letters. Redirects may turn POST into GET.',
  },
  PathDiffers: {
    meaning: 'The client signed another path than the one that arrived.',
    fix: 'Sign the path that is sent, / where there is none; a proxy may have added or taken off a prefix.',
  },
  BodyHashDiffers: {
    meaning: 'The hash of the body that was signed is not the hash of the body that arrived.',
    fix: 'Hash the bytes exactly as they are sent; without a body, hash the empty text.',
  },
  BodyHashOfOtherBody: {
    meaning: 'The request is signed rightly for another hash of the body.',
    fix: 'Put the hash of the bytes that are sent into header and canonical request alike.',
  },
  BlankLineMissing: {
    meaning: 'The canonical request lacks the blank line after the headers.',
    fix: 'Each header ends with a line end, and one more follows before the names of the signed headers.',
  },
  DigestMissing: {
    meaning: 'The client signs the canonical request itself.',
    fix: 'Sign the algorithm, a line end, and the lower-case hexadecimal digest of the canonical request.',
  },
  BucketLeftOut: {
    meaning: 'The client signs the resource without the bucket.',
    fix: 'The resource that is signed begins with the bucket, /bucket/, also where the host names it.',
  },
  SubResourceLeftOut: {
    meaning: 'The client signs the resource without ?tagging.',
    fix: 'Parameters that choose a part of a bucket belong to the resource that is signed.',
  },
  RegionDiffers: {
    meaning: 'The client signed for another region than the one in Credential.',
    fix: 'Sign and name the same region, such as cn-hangzhou, without oss- before it.',
  },
  TokenNotSigned: {
    meaning: 'The security token was put into the request after it had been signed.',
    fix: 'Put the token in first: it is signed like every other parameter or x-acs- header.',
  },
  OtherText: {
    meaning:
      'The secret is right: the signature fits the text that you gave, which is not that of this server.',
    fix: 'Look at the first difference between the two texts.',
  },
  ForeignSignature: {
    meaning: 'The texts are equal, and the signature is not: it was made with another secret.',
    fix: 'Give the client the secret of this key. If it is lost, make a new key.',
  },
  Unexplained: {
    meaning:
      'None of the usual mistakes leads to this signature. Most likely it was made with another secret, or of a request that was changed in several places.',
    fix: 'Check the secret first. Then give the string to sign of your client, and look at the first difference.',
  },
})

export type FindingCode = keyof typeof findings

/** What may stand where two texts part; `%s` is the name of the header or parameter. */
export const parts = {
  Algorithm: 'The name of the algorithm.',
  Method: 'The HTTP method.',
  Path: 'The path or resource.',
  Parameter: 'The parameter %s.',
  ParameterPlace: 'The parameter %s, which is in another place.',
  Header: 'The header %s.',
  SignedHeaders: 'The names of the signed headers.',
  BodyHash: 'The hash of the body.',
  Digest: 'The digest of the canonical request.',
  ClientEnds: 'The text of the client ends here.',
  ClientGoesOn: 'The text of the client goes on here.',
  Layout: 'The layout: a line more or less.',
} as const

export type PartCode = keyof typeof parts
