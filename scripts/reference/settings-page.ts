import { type Option, serveOptions } from '../../src/config/options.ts'
import { cell, code, table } from './markdown.ts'

/** Every setting of `tagplane serve`. */
export function settingsPage(): string {
  const rows = Object.values(serveOptions).map(({ flag, variable, value, fallback, doc }: Option) => {
    const usage = value === undefined ? `--${flag}` : `--${flag} ${value}`
    return [code(usage), code(variable), fallback === '' ? 'none' : code(fallback), cell(doc)]
  })
  return `# Settings

A flag wins over its variable, a variable over the default. Made from the sources; do not edit.

${table(['Flag', 'Variable', 'Default', 'Meaning'], rows)}

Secrets are given by variables only:

| Variable | Meaning |
| --- | --- |
| \`TAGPLANE_MASTER_KEY\`, or \`TAGPLANE_MASTER_KEY_FILE\` | 32 bytes in base64 that protect the secrets in the store. Without it the first start makes \`master.key\` in the data directory; keep a copy of that file apart from backups of the store. |
| \`TAGPLANE_MASTER_KEY_PREVIOUS\`, or \`TAGPLANE_MASTER_KEY_PREVIOUS_FILE\` | The former master key, while nodes are started with a new one: the data key is wrapped again. |
| \`TAGPLANE_ROOT_ACCOUNT_ID\`, \`TAGPLANE_ROOT_ACCESS_KEY_ID\`, \`TAGPLANE_ROOT_ACCESS_KEY_SECRET\` (or \`…_SECRET_FILE\`) | The root of the installation. Without them the first start makes one. Given, all three, they win at every start: another key revokes the former one; another account than the store's is refused. |
| \`TAGPLANE_OPERATOR_ACCESS_KEY_ID\`, \`TAGPLANE_OPERATOR_ACCESS_KEY_SECRET\` (or \`…_SECRET_FILE\`) | The key of whoever runs the installation. Without them the first start on an embedded store makes one, and a shared store has none. |
| \`TAGPLANE_METRICS_TOKEN\`, or \`TAGPLANE_METRICS_TOKEN_FILE\` | With this bearer token \`/metrics\` may be read from other machines; without it from this one only. |

The data directory holds:

| File | Meaning |
| --- | --- |
| \`tagplane.sqlite\`, with \`-wal\` and \`-shm\` | The store |
| \`master.key\` | The master key, unless it is given |
| \`credentials\` | The root's credentials and the endpoint, written anew at every start; \`tagplane env\` reads it |
| \`operator\` | The same of the operator; \`tagplane env --operator\` reads it |
| \`lock.sqlite\` | Locked while a server runs; a second one on the directory is refused |
`
}
