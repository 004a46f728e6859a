import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { RunningServer } from './server.ts'

/** Where Debian's package and others put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Leads to this machine, and is no secure context: what a page of a server elsewhere is. */
export const ELSEWHERE = 'console.test'

const executable = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path))

/** Why there are no tests in a browser; undefined where there are. */
export const noBrowser = executable === undefined ? 'no Chromium is installed' : undefined

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executable !== undefined && { executablePath: executable }),
    args: [
      // Root runs the tests of a container; the pages are our own.
      '--no-sandbox',
      ...['--disable-background-networking', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
      `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`,
    ],
  })
}

/** What a page has done that it must not: asked another host, broken its policy, thrown. */
export type Misdeeds = { readonly list: string[] }

export function watch(page: Page, { url }: Pick<RunningServer, 'url'>): Misdeeds {
  const list: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) list.push(`asked ${request.url()}`)
  })
  page.on('pageerror', (error) => list.push(`threw ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy|Warning:/.test(message.text())) list.push(message.text())
  })
  return { list }
}

/** Counts from now on what the browser works for a page, in seconds of the processor. */
export async function countTasks(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
}

type Violation = {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** The serious findings of axe on what is shown. It is put past the page's policy, which lets no script in. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const violations = (await page.evaluate('axe.run().then((result) => result.violations)')) as Violation[]
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

const PICTURES = join(import.meta.dirname, '../../docs/images')

/** As wide and as high as styles/shell.css makes them. */
const [SIDEBAR, HEADER] = [320, 60]

type Size = { readonly width: number; readonly height: number }

/** Writes the picture of a page for the documents, where SCREENSHOTS asks for them; with a size what is beside the navigation only. */
export async function picture(page: Page, name: string, size?: Size): Promise<void> {
  if (!process.env['SCREENSHOTS']) return
  mkdirSync(PICTURES, { recursive: true })
  const content = size && { width: size.width - SIDEBAR, height: size.height - HEADER }
  const clip = content && { x: SIDEBAR, y: HEADER, ...content }
  await page.screenshot({
    ...{ path: join(PICTURES, `console-${name}.png`), animations: 'disabled' },
    ...(clip && { clip }),
  })
}
