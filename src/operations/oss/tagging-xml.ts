import { SaxesParser } from 'saxes'
import type { Tag } from '../../core/tag.ts'

const PATHS = new Set([
  'Tagging',
  'Tagging/TagSet',
  'Tagging/TagSet/Tag',
  'Tagging/TagSet/Tag/Key',
  'Tagging/TagSet/Tag/Value',
])

/**
 * The tags of `<Tagging><TagSet><Tag><Key/><Value/></Tag></TagSet></Tagging>`, in their order; undefined for anything else. A
 * tag without Value has an empty one. No document type and so no entity but those of XML itself.
 */
export function parseTagging(xml: string): readonly Tag[] | undefined {
  try {
    return read(xml)
  } catch (error) {
    if (error instanceof WrongForm) return undefined
    throw error
  }
}

class WrongForm extends Error {
  override readonly name = 'WrongForm'
}

function read(xml: string): readonly Tag[] {
  const tags: Tag[] = []
  const path: string[] = []
  let seen = new Map<string, string>()
  let sets = 0
  const parser = new SaxesParser()
  const refuse = () => {
    throw new WrongForm()
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name }) => {
    path.push(name)
    if (!PATHS.has(path.join('/'))) refuse()
    if (name === 'TagSet') sets++
    if (name === 'Tag') seen = new Map()
    if (name === 'Key' || name === 'Value') {
      if (seen.has(name)) refuse()
      seen.set(name, '')
    }
  })
  const addText = (text: string) => {
    const name = path.at(-1) ?? ''
    const part = seen.get(name)
    if (path.length === 4 && part !== undefined) seen.set(name, part + text)
    else if (text.trim() !== '') refuse()
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (name === 'Tag') tags.push({ key: seen.get('Key') ?? refuse(), value: seen.get('Value') ?? '' })
  })
  parser.write(xml).close()
  if (sets !== 1) refuse()
  return tags
}
