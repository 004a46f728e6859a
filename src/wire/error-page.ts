import { errors } from '../core/error.ts'
import type { ErrorEntry } from '../core/errors/entry.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { HttpResponse } from './http.ts'

/** The page of an error code, at which `Recommend` points; undefined for a code that nothing answers with. */
export function errorPage(code: string, operations: readonly AnyOperation[]): HttpResponse | undefined {
  const found = Object.entries(errors).filter(([, entry]) => entry.code === code)
  if (found.length === 0) return undefined
  const sections = found.map(([name, entry]) => section(entry, declaring(name, operations)))
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(code)} - Tagplane</title></head>
<body>
<h1>${escapeHtml(code)}</h1>
${sections.join('\n')}
</body>
</html>
`
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
    body,
  }
}

function section({ status, message, meaning, fix }: ErrorEntry, actions: readonly string[]): string {
  const operations = actions.length > 0 ? actions.join(', ') : 'Any operation'
  return `<section>
<p><code>HTTP ${status}</code> ${escapeHtml(message.replaceAll('%s', '…'))}</p>
<h2>What it means</h2>
<p>${escapeHtml(meaning)}</p>
<h2>What to do</h2>
<p>${escapeHtml(fix)}</p>
<h2>Where it comes from</h2>
<p>${escapeHtml(operations)}</p>
</section>`
}

function declaring(name: string, operations: readonly AnyOperation[]): readonly string[] {
  const declares = ({ errors, failures = [] }: AnyOperation) =>
    errors.includes(name) || failures.includes(name as never)
  return operations.filter(declares).map(({ action, version }) => `${action} (${version})`)
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
