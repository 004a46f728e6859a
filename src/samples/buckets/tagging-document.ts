export type BucketTag = { readonly key: string; readonly value: string }

/** Blanks that are no part of a key or a value. */
const BETWEEN = /(?<=<\/?(?:Tagging|TagSet|Tag)>|<\/(?:Key|Value)>|\?>|^)\s+/g
const EMPTY = /<(Tagging|TagSet|Value)\s*\/>/g
const DOCUMENT = /^(?:<\?xml [^?]*\?>)?<Tagging><TagSet>(.*)<\/TagSet><\/Tagging>$/s
const TAG = /<Tag><Key>([^<]*)<\/Key>(?:<Value>([^<]*)<\/Value>)?<\/Tag>/y
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));|&/gi
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const CONTROL = /\p{Cc}/u

/**
 * The tags of `<Tagging><TagSet><Tag><Key/><Value/></Tag></TagSet></Tagging>`; undefined for all that no client of OSS
 * writes, which take tags and not documents: another order, a key twice, or what is no such document at all.
 */
export function tagsOf(document: string): readonly BucketTag[] | undefined {
  const [, content] = DOCUMENT.exec(document.replace(EMPTY, '<$1></$1>').replace(BETWEEN, '')) ?? []
  if (content === undefined) return undefined
  const tags: BucketTag[] = []
  let end = 0
  for (TAG.lastIndex = 0; end < content.length; end = TAG.lastIndex) {
    const [, key, value = ''] = TAG.exec(content) ?? []
    if (key === undefined) return undefined
    const [readKey, readValue] = [textOf(key), textOf(value)]
    if (!readKey || readValue === undefined) return undefined
    tags.push({ key: readKey, value: readValue })
  }
  return new Set(tags.map(({ key }) => key)).size === tags.length ? tags : undefined
}

/** The text of an element; undefined for what does not stand for any. */
function textOf(content: string): string | undefined {
  let isText = true
  const text = content.replace(REFERENCE, (_, name?: string, decimal?: string, hex?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    const read = name === undefined ? characterOf(code) : NAMED[name]
    isText &&= read !== undefined
    return read ?? ''
  })
  return isText && !CONTROL.test(text) ? text : undefined
}

function characterOf(code: number): string | undefined {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}
