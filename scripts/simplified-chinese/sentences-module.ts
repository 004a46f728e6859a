import { operations, ossOperations } from '../../src/operations/index.ts'
import { productOperations } from '../../src/products/index.ts'
import { simplifiedBy } from '../../src/reference/language.ts'
import { simplify } from './simplify.ts'

/** The module with every sentence that is said of operations, in 繁體中文 and in 简体中文. */
export function sentencesModule(): string {
  const said = new Map<string, string>()
  const { textsOf } = simplifiedBy((sentence) => {
    const simplified = said.get(sentence) ?? simplify(sentence)
    said.set(sentence, simplified)
    return simplified
  })
  for (const operation of [...operations, ...ossOperations, ...productOperations]) {
    textsOf(operation)
  }
  const lines = [...said].map((pair) => `  ${pair.map((text) => JSON.stringify(text)).join(':\n    ')},\n`)
  return `/** What operations say in 简体中文, by what they say in 繁體中文. Made by \`npm run generate\`; do not edit. */
export const simplifiedSentences: Readonly<Record<string, string>> = {
${lines.join('')}}
`
}
