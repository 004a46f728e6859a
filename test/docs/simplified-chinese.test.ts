import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Converter } from 'opencc-js/t2cn'
import { words } from '../../scripts/simplified-chinese/words.ts'
import { zhCn as errorTexts } from '../../src/core/errors/zh-cn.ts'
import { operations, ossOperations } from '../../src/operations/index.ts'
import { productOperations } from '../../src/products/index.ts'
import { documentNamed } from '../../src/reference/catalog-documents.ts'
import { simplifiedSentences } from '../../src/reference/sentences.zh-cn.generated.ts'

const root = join(import.meta.dirname, '../..')
const served = [...operations, ...ossOperations, ...productOperations]

/** What readers see; each language calls itself by its own name. */
const texts = new Map<string, string>([
  ['errors', JSON.stringify(errorTexts)],
  ['catalog', JSON.stringify(documentNamed('index.zh-CN.json', served, '0'))],
  ...[...new Set(served.map(({ api, version }) => `${api}/${version}.zh-CN.json`))].map(
    (name) => [name, JSON.stringify(documentNamed(name, served, '0'))] as const,
  ),
  ...['README.zh-CN.md', 'src/console/texts/zh-cn.ts', ...globSync('docs/**/*.zh-CN.md', { cwd: root })].map(
    (name) => [name, readFileSync(join(root, name), 'utf8').replaceAll('繁體中文', '')] as const,
  ),
])

// In simplified writing: what the words of Taiwan would be if only the characters had changed.
const TAIWANESE =
  /伺服器|使用者|讯息|资讯|程式|档案|资料|网路|预设|设定|支援|字元|字串|位元|清单|权杖|存取|金钥|物件|阵列|介面|执行个体|丛集|伫列|逾时|连线|登入|工作阶段|签章|帐号|地区|闸道|标头|回传|范例|范本|底线|呼叫|权限原则|解除绑定|磁碟|群组|陈述|用户端|位址|杂凑|十六进位/

it('the table of words has none that no text needs', () => {
  const pages = ['words', 'products-words'].map((name) => `scripts/reference/${name}.zh-tw.ts`)
  const sources = [...pages, 'docs/reference/common-parameters.zh-TW.md']
  const said = [
    ...Object.keys(simplifiedSentences),
    ...sources.map((name) => readFileSync(join(root, name), 'utf8')),
  ].join('\n')
  const unused = words.filter(([traditional]) => !said.includes(traditional))
  assert.deepEqual(unused, [])
})

describe('what is said in simplified Chinese', () => {
  it('keeps no character that only traditional writing has', () => {
    const simplify = Converter({ from: 't', to: 'cn' })
    for (const [name, text] of texts) {
      const kept = [...text.matchAll(/\p{Script=Han}+/gu)].filter(([run]) => simplify(run) !== run)
      assert.deepEqual(kept.map(String), [], name)
    }
  })

  it('keeps no word that only Taiwan uses', () => {
    for (const [name, text] of texts) {
      const [kept] = new RegExp(`.{0,20}(?:${TAIWANESE.source}).{0,20}`, 'u').exec(text) ?? []
      assert.equal(kept, undefined, name)
    }
  })

  it('keeps names, numbers and code of each sentence', () => {
    const literal = /[A-Za-z][\w:.*/{}-]*|\d[\d,.]*\d|\d/g
    for (const [traditional, simplified] of Object.entries(simplifiedSentences)) {
      const kept = new Set(simplified.match(literal))
      const lost = (traditional.match(literal) ?? []).filter((name) => !kept.has(name))
      assert.ok(
        lost.every((name) => /^(Resource|Group|Center|ActionTrail)$/.test(name)),
        traditional,
      )
    }
  })
})
