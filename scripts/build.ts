/**
 * Makes `dist/`: the sources in few files, since a start that loads hundreds of them spends half its time on finding them, and the
 * schema files that they read, and the console. Types are what `npm run check` looks at.
 */
import { chmodSync, cpSync, globSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { buildConsole } from './build-console.ts'

const root = dirname(import.meta.dirname)
const sources = join(root, 'src')
const out = join(root, 'dist')

rmSync(out, { recursive: true, force: true })
await using bundle = await rolldown({
  cwd: root,
  input: { cli: 'src/cli.ts' },
  platform: 'node',
  // Packages stay packages.
  external: (id) => !/^(\.|\/|[A-Za-z]:)/.test(id),
  plugins: [filesBeside()],
})
await bundle.write({ dir: out, format: 'esm', chunkFileNames: '[name].js' })
for (const file of globSync('**/*.sql', { cwd: sources })) cpSync(join(sources, file), join(out, file))
chmodSync(join(out, 'cli.js'), 0o755)
await buildConsole(root)

/** What a source names by a URL beside its own lies below `dist/` as it does below `src/`; a module becomes a file of its own. */
function filesBeside(): Plugin {
  return {
    name: 'files-beside',
    transform(code, id) {
      const beside = /new URL\('(\.[^']*)', import\.meta\.url\)/g
      if (!beside.test(code)) return
      return code.replaceAll(beside, (_, specifier: string) => {
        const named = resolve(dirname(id), specifier)
        const place = relative(sources, named)
        if (!named.endsWith('.ts'))
          return `new URL('./${place}${specifier.endsWith('/') ? '/' : ''}', import.meta.url)`
        const fileName = place.replace(/\.ts$/, '.js')
        this.emitFile({ type: 'chunk', id: named, fileName })
        return `new URL('./${fileName}', import.meta.url)`
      })
    },
  }
}
