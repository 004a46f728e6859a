const RAW =
  'an answer depends on bytes that a signed request of these questions does not have; the tests replay it'
const OWN = 'this server alone has it'
const SEVERAL = 'it takes resources of other products or regions than the one named'
const ORDER = 'it takes an estate whose contents are known'
const ELSEWHERE = 'an answer could change something else than the resource named'
const USERS = 'it would make users, groups or access keys in the account'

/** Rows of docs/compatibility.md that no question is for, and why, by their names as in `Question.rows`. */
export const notAsked: Readonly<Record<string, string>> = {
  'Parameters in query, form, or both': RAW,
  '`+` in query and form': RAW,
  'Malformed percent-encoding, no UTF-8, NUL': RAW,
  'ACS3: `host` or an `x-acs-*` header not signed; `content-type` not signed with a body': RAW,
  'ACS3: parameter names': RAW,
  '`x-acs-action` beside signature version 1.0': RAW,
  'RSA, bearer tokens, ROA and OSS signatures': 'it takes credentials of other kinds',
  'ACS3: body hash': RAW,
  'A signature that decodes to the right bytes in another spelling': RAW,
  'Version 1.0 order of parameters': RAW,
  '`ETag`': 'a front server of the cloud may add it or take it away',
  'A target with the whole URL, as proxies send it': RAW,
  CORS: 'a front server of the cloud may add it or take it away',
  Nonce: 'a replay says little: the cloud may forget a nonce of a call without effect',
  'ACS3 without a nonce': 'a replay says little: the cloud may forget a nonce of a call without effect',
  '`/errors/<Code>`': OWN,
  'The same from a service principal': OWN,
  'What a service principal may call': OWN,
  'Protected keys': OWN,
  '`RegionEndpoint`': 'the answers differ by design: this server names itself',
  Atomicity: 'it takes a server that is stopped in the midst of a call',
  'Unknown resource when tagging': ELSEWHERE,
  '20 tags': 'it would fill a resource of the user with tags',
  'A bucket addressed with another region than its first': SEVERAL,
  'Central services': SEVERAL,
  'Order, pages': ORDER,
  'ListTagKeys, ListTagValues: Order': ORDER,
  'Gateway: Limits': 'requests of that size are no load to put on a cloud',
  'A tag that no resource carries any more': 'it takes up to 24 hours',
  'Case of the names of users and groups': USERS,
  'Names of groups': USERS,
  'Characters of a display name': USERS,
  'What an operation that touches two things asks for': USERS,
  'Operations on access keys without UserName': USERS,
  'An inactive or deleted key of a user': USERS,
  'Status of an access key': USERS,
  'An empty `New…` parameter': USERS,
  'Order of conflicts of a deletion': USERS,
  '`UpdateDate`, `LastLoginDate`': USERS,
  'Lists of users and groups': USERS,
  'How many users, groups and access keys': USERS,
  'A long User-Agent': USERS,
  'Case of the names of roles': USERS,
  'A role of an account that is disabled': 'The cloud has no accounts that an operator disables.',
  'Names of types': SEVERAL,
  'The 31 other names (`rds:dbinstance`, `eip:eipaddress`, `redis:dbinstance` …)': SEVERAL,
  'Probable twins under two products (`vpc:physicalconnection` and `expressconnect:physicalconnection`, `hologram` and `hologres`, …)':
    SEVERAL,
  '28 central services and their homes': SEVERAL,
  vod: SEVERAL,
  '`rm:resourceshare`': SEVERAL,
  'Names that look stale (`nlp:*`, `rm:topic`, `rm:instance`, `dide:project`)': SEVERAL,
}
