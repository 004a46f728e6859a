/** The words of the page of the products' own operations; `%s` stands for what the sentence is about. */
export const en = {
  title: "The products' own tag operations",
  introduction: `Beside the Tag API the server speaks the tag operations of %s products. They work on the same resources, tags, quotas
and history as the Tag API. This page is made from the rows in \`src/products/rows/\`, with what each row was read in.`,
  kinds: 'What they do:',
  rules: `- A call is known by its Version and Action, or by its path. Where two products have the same, the Host tells them apart
  (\`hbase.cn-hangzhou.aliyuncs.com\`, or \`hbase.\` before a name of your own), then the type and the names of the parameters.
- \`X.N\` is a flat list from \`X.1\` or \`X.0\`; *JSON* is a JSON array in one parameter, or an array in a JSON body.
- Actions and types are compared without case. Parameters that are not named here are ignored.
- A region that a call does not name is that of its Host, else the one where the resource is registered, else cn-hangzhou.
- RAM: the action must be allowed on every resource, or on the types that a list is of; and no other action of the product that does
  the same may be denied.
- Errors that a product does not publish are those of ECS; [errors](%s) has them all.`,
  head: ['Operation', 'Resources', 'Type', 'Tags, pages', 'Region', 'RAM action', 'Read in'],
  evidence: { sdk: 'SDK', metadata: 'command-line metadata', terraform: 'Terraform provider' },
  section: 'Hosts: %s. Types: %s.',
  or: ' or ',
  and: '; ',
  comma: ', ',
  commas: ' with commas',
  keys: 'keys up to %s, %s per resource',
  withValue: 'with its value',
  matching: 'a value that is given must match',
  allWins: '%s, which decides',
  all: '%s, unless keys are named',
  missingIsFine: 'an unknown resource is no error',
  failed: 'those left as they were in %s',
  oneKey: 'of the key %s',
  containing: 'a part in %s',
  category: 'category in %s',
  distinct: 'keys only with %s',
  size: 'up to %s on a page by %s',
  number: 'pages by %s',
  whole: 'one page',
}

export type ProductsWords = typeof en
