import type { Parameters } from '../client/client.ts'
import { resolveEndpoint } from '../client/connection.ts'
import { UsageError } from '../core/usage-error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { type Shell, write } from '../terminal/shell.ts'
import type { ClientFlags } from './client-options.ts'

/** The program on standard output, what to do with it on the other: so that a file of it can be made. */
export async function printSample(
  operation: AnyOperation,
  parameters: Parameters,
  how: { readonly flags: ClientFlags; readonly shell: Shell; readonly language: string },
): Promise<number> {
  const { flags, shell } = how
  const [{ callOf, regionOf }, { languageNames, sampleLanguages, sampleOf }] = await Promise.all([
    import('../samples/call.ts'),
    import('../samples/sample.ts'),
  ])
  const language = sampleLanguages.find((each) => each === how.language.toLowerCase())
  if (!language) {
    throw new UsageError(
      `--sample cannot be "${how.language}".`,
      `Give one of ${sampleLanguages.join(', ')}.`,
    )
  }
  const call = callOf(operation, parameters)
  const where = { api: call.api, region: regionOf(call) }
  const sample = sampleOf({ call, language, endpoint: resolveEndpoint(flags, shell.environment, where) })
  if (!sample)
    throw new UsageError(
      `There is no sample of this call of ${call.action} in ${languageNames[language]}.`,
      'docs/clients.md says what samples can be made of.',
    )
  const { file, code, others, install, run } = sample
  await write(shell.stdout, code)
  const beside = others.map((other) => `Beside it ${other.file}:\n\n${other.text}\n`)
  const note = [`Save it as ${file}.`, ...beside, ...[...install, run].map((command) => `  ${command}`), '']
  if (!flags.quiet) await write(shell.stderr, note.join('\n'))
  return 0
}
