import { type Credentials, readCredentials } from '../config/data-dir.ts'
import { environment } from '../config/env.ts'
import { serveOptions } from '../config/options.ts'
import { settingsReader } from '../config/settings.ts'
import { UsageError } from '../core/usage-error.ts'
import { command, settingsOf } from '../terminal/command.ts'

export const env = command({
  options: {
    format: { flag: 'format', value: 'sh|json', fallback: 'sh', doc: 'sh for eval, or json.' },
    operator: {
      flag: 'operator',
      doc: "The operator's credentials instead of the root's.",
    },
    dataDir: serveOptions.dataDir,
    config: serveOptions.config,
  },
  async run({ format = 'sh', operator, ...flags }) {
    if (format !== 'sh' && format !== 'json') {
      throw new UsageError(`--format cannot be "${format}".`, 'Give sh or json.')
    }
    const { text: dataDir } = settingsReader(settingsOf(flags), environment)('dataDir')
    const credentials = readCredentials(dataDir, operator ? 'operator' : 'credentials')
    const text = format === 'sh' ? shellLines(credentials) : JSON.stringify(variables(credentials), null, 2)
    process.stdout.write(`${text}\n`)
    return 0
  },
})

/** Lines for `eval "$(tagplane env)"`. */
export function shellLines(credentials: Credentials): string {
  const lines = Object.entries(variables(credentials)).map(
    ([name, value]) => `export ${name}=${quote(value)}`,
  )
  return lines.join('\n')
}

function variables(credentials: Credentials): Readonly<Record<string, string>> {
  return {
    ALIBABA_CLOUD_ACCESS_KEY_ID: credentials.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: credentials.accessKeySecret,
    ALIBABA_CLOUD_ACCOUNT_ID: credentials.accountId,
    ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    ALIBABA_CLOUD_ENDPOINT: credentials.endpoint,
    ALIBABA_CLOUD_PROTOCOL: credentials.protocol,
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
