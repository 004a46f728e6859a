import { type Client, openClient } from '../client/client.ts'
import { type ConnectionFlags, resolveConnection } from '../client/connection.ts'
import { serveOptions } from '../config/options.ts'
import { type Output, openOutput } from '../terminal/output.ts'
import type { Shell } from '../terminal/shell.ts'

const section = 'Connection and output'

/** What every command takes that calls a server. */
export const clientOptions = {
  endpoint: {
    ...{ section, flag: 'endpoint', value: 'URL', variable: 'ALIBABA_CLOUD_ENDPOINT' },
    doc: 'The server to call. Without it the one whose credentials are used, else http://127.0.0.1:7020.',
  },
  dataDir: {
    ...{ section, flag: 'data-dir', value: 'DIR', variable: serveOptions.dataDir.variable },
    fallback: serveOptions.dataDir.fallback,
    doc: 'Data directory of a server on this machine, whose address and credentials are used.',
  },
  profile: {
    ...{ section, flag: 'profile', value: 'NAME' },
    doc: "Credentials from that profile of the aliyun command line's configuration.",
  },
  cloud: {
    ...{ section, flag: 'cloud' },
    doc: 'Call the real cloud, with the credentials of the environment or a profile.',
  },
  format: {
    ...{ section, flag: 'format', value: 'table|json' },
    doc: 'Form of the data on standard output: without it a table on a terminal, else JSON.',
  },
  quiet: { ...{ section, flag: 'quiet' }, doc: 'Only data, and errors.' },
} as const

export type ClientFlags = ConnectionFlags & {
  readonly format?: string | undefined
  readonly quiet?: boolean | undefined
}

export type Session = { readonly client: Client; readonly output: Output }

/** `operator`: whether it is a matter of whoever runs the installation. */
export async function openSession(
  flags: ClientFlags,
  { shell, operator = false }: { readonly shell: Shell; readonly operator?: boolean | undefined },
): Promise<Session> {
  const output = openOutput(flags, shell)
  const { environment, home } = shell
  const connection = resolveConnection(flags, { environment, home, operator })
  return { client: await openClient(connection), output }
}

/** Tells a person what was done, where and as whom. */
export async function report(text: string, { client, output }: Session): Promise<void> {
  const { keys, name } = client.connection
  const where = `At ${name}, with the key ${keys.accessKeyId} of ${keys.source}.`
  await output.note(text === '' ? where : `${text}\n${where}`)
}
