import type { CompiledLanguage } from './toolchains.ts'

/** How many samples are run in one process: where each is laid, what runs them in order, and how it is started. */
export type Driver = {
  readonly placed: (
    sample: { readonly file: string; readonly code: string },
    n: number,
  ) => {
    readonly file: string
    readonly text: string
  }
  readonly program: (files: readonly string[]) => { readonly file: string; readonly text: string }
  /** Commands, one after another. */
  readonly run: readonly string[]
  /** The same without anything but running them; generated calls are for languages that have it. */
  readonly quick?: readonly string[]
}

export const drivers: Readonly<Partial<Record<CompiledLanguage, Driver>>> = {
  typescript: {
    placed: ({ file, code }, n) => ({ file: `all/${n}-${file}`, text: code }),
    program: (files) => ({
      file: 'all.mts',
      text: files.map((file) => `await import('./${file}')\n`).join(''),
    }),
    run: [
      'node_modules/.bin/tsc --noEmit --strict --skipLibCheck --target es2022 --module nodenext --allowImportingTsExtensions --types node all.mts',
      'node all.mts',
    ],
    quick: ['node all.mts'],
  },
  python: {
    placed: ({ file, code }, n) => ({ file: `all/n${n}_${file}`, text: code }),
    program: (files) => ({
      file: 'all.py',
      text: `import runpy\n\nfor file in ${JSON.stringify(files)}:\n    runpy.run_path(file)\n`,
    }),
    run: ['python all.py'],
    quick: ['python all.py'],
  },
  java: {
    placed: ({ file, code }, n) => ({
      file: file.replace('src/main/java/', `src/main/java/n${n}/`),
      text: `package n${n};\n\n${code}`,
    }),
    program: (files) => {
      const calls = files.map((file) => {
        const [, place = ''] = /^src\/main\/java\/(.*)\.java$/.exec(file) ?? []
        return `        ${place.replace('/', '.')}.main(args);\n`
      })
      return {
        file: 'src/main/java/All.java',
        text: `public class All {\n    public static void main(String[] args) throws Exception {\n${calls.join('')}    }\n}\n`,
      }
    },
    run: ['find src -name *.java > sources && javac -d classes @sources', 'java -cp classes:$CLASSPATH All'],
  },
}
