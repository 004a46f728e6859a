import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'

/** The server puts one of its own in its place in every answer. */
const NONCE = '__NONCE__'

/** Builds the console into `dist/console`, each file with its compressed forms beside it. */
export async function buildConsole(root: string): Promise<void> {
  const outDir = join(root, 'dist/console')
  await build({
    ...{ root: join(root, 'src/console'), base: '/console/', configFile: false, logLevel: 'warn' },
    plugins: [react(), markedStyles()],
    html: { cspNonce: NONCE },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
      // What is inlined would be a script or style that the page's policy forbids.
      assetsInlineLimit: 0,
      // Sizes are held by a test, compressed.
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    },
  })
  for (const file of globSync('**/*.{js,css,svg}', { cwd: outDir })) compress(join(outDir, file))
}

/**
 * Components mark the styles that they make by the page's nonce, but for those of scroll bars and of what is behind a dialogue,
 * which they make by the same function without it.
 */
function markedStyles(): Plugin {
  const made = "const styleNode = document.createElement('style');"
  const nonce = `document.querySelector('meta[property="csp-nonce"]').nonce`
  return {
    name: 'marked-styles',
    transform: {
      filter: { id: /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/ },
      handler(code) {
        if (!code.includes(made)) throw new Error('Styles are made in another way than this plugin knows')
        return code.replace(made, `${made} styleNode.nonce = ${nonce};`)
      },
    },
  }
}

function compress(file: string): void {
  const content = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  )
}
