import { performance } from 'node:perf_hooks'
import { type Client, openClient } from '../client/client.ts'
import { type Connection, resolveConnection } from '../client/connection.ts'
import { keysOfEnvironment } from '../client/keys.ts'
import { remote } from '../client/operation.ts'
import type { Environment } from '../config/settings.ts'
import { parseArn } from '../core/arn.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import {
  type CheckedRecord,
  checkRecord,
  inAnyAccount,
  RecordFault,
  type RecordScope,
} from '../estate/record.ts'
import { command } from '../terminal/command.ts'
import { createProgress, type Progress } from '../terminal/progress.ts'
import type { Shell } from '../terminal/shell.ts'
import { stoppable } from '../terminal/stopping.ts'
import { clientOptions, openSession, report, type Session } from './client-options.ts'
import { type FailedLine, type FailedLines, failuresOption, openFailedLines } from './failed-lines.ts'
import { partsOf, summaryOf } from './registered.ts'
import { createRegistrar, registerResources } from './registrar.ts'
import { readScope, scopeOperations } from './resource-scope.ts'

const listTagResources = remote('Tag', 'ListTagResources')
const { format: _, cloud: __, ...connectionOptions } = clientOptions
const PAGE_SIZE = '1000'

export const pullResources = {
  summary: 'Copies the resources that carry tags in an account elsewhere, with the tags.',
  ...command({
    details:
      'They are read from the real cloud, or another server, by the standard Tag API, and registered here, so that a clean-up can be rehearsed on a copy. Nothing is changed where they come from. Credentials of the environment are those of the source, unless it is named otherwise. Resources without tags are not seen by the Tag API. It ends with 2 where some could not be registered.',
    options: {
      cloud: { flag: 'cloud', doc: 'From the real cloud.' },
      fromEndpoint: { flag: 'from-endpoint', value: 'URL', doc: 'From another server of Tagplane.' },
      fromDataDir: {
        ...{ flag: 'from-data-dir', value: 'DIR' },
        doc: 'From a server on this machine, with the credentials in its data directory.',
      },
      fromProfile: {
        ...{ flag: 'from-profile', value: 'NAME' },
        doc: "With credentials of that profile of the aliyun command line's configuration.",
      },
      regions: {
        ...{ flag: 'region', value: 'REGION', kind: 'list', required: true },
        doc: 'A region to copy; several with the flag several times.',
      },
      failures: failuresOption,
      ...connectionOptions,
    },
    calls: [listTagResources, ...Object.values(scopeOperations), registerResources],
    async run({ regions, failures, ...flags }, shell) {
      const source = await openClient(sourceOf(flags, shell))
      const { endpoint, dataDir, profile, quiet } = flags
      const environment = usesEnvironment(flags) ? withoutKeys(shell.environment) : shell.environment
      const here = { shell: { ...shell, environment } }
      const session = await openSession({ endpoint, dataDir, profile, quiet }, here)
      const scope = await readScope(session.client)
      const failed = await openFailedLines(failures, shell)
      const progress = createProgress(shell.stderr, quiet)
      try {
        return await stoppable((signal) =>
          copy({ source, session, scope, regions, failed, progress, signal }),
        )
      } finally {
        progress.clear()
        await failed.close()
      }
    },
    examples: [
      'tagplane resource pull --cloud --region cn-hangzhou --region cn-beijing',
      'tagplane resource pull --from-endpoint https://tags.example.com --from-profile other --region cn-hangzhou',
    ],
  }),
}

type Copying = {
  readonly source: Client
  readonly session: Session
  readonly scope: RecordScope
  readonly regions: readonly string[]
  readonly failed: FailedLines
  readonly progress: Progress
  readonly signal: AbortSignal
}

async function copy({ source, session, scope, regions, failed, progress, signal }: Copying): Promise<number> {
  const start = performance.now()
  const registrar = createRegistrar(session.client, (all) =>
    failed.add(all.map(({ line: _line, ...each }) => each)),
  )
  for await (const { region, resource } of taggedIn(source, regions)) {
    if (signal.aborted) break
    const record = check(resource, region, scope)
    if ('fault' in record) await failed.add([record.fault])
    else await registrar.add(record, 0)
    progress.show(regions.indexOf(region), regions.length, () => `${region}: ${partsOf(registrar.counts())}`)
  }
  await registrar.finish()
  progress.clear()
  const counts = registrar.counts()
  const last = signal.aborted ? `Stopped: ${partsOf(counts)}.` : summaryOf(counts, start)
  await report([...failed.words(), `From ${source.connection.name}: ${last}`].join('\n'), session)
  return failed.count() > 0 ? exitCodes.partly : exitCodes.done
}

type SourceFlags = {
  readonly cloud?: boolean | undefined
  readonly fromEndpoint?: string | undefined
  readonly fromDataDir?: string | undefined
  readonly fromProfile?: string | undefined
}

function usesEnvironment({ fromDataDir, fromProfile }: SourceFlags): boolean {
  return fromDataDir === undefined && fromProfile === undefined
}

/** Where resources come from is never guessed. */
function sourceOf(flags: SourceFlags, { environment, home }: Shell): Connection {
  const { cloud, fromEndpoint: endpoint, fromDataDir: dataDir, fromProfile: profile } = flags
  if (!cloud && endpoint === undefined && dataDir === undefined) {
    throw new UsageError(
      'It is not said where resources come from.',
      'Give --cloud, --from-endpoint or --from-data-dir.',
    )
  }
  if (usesEnvironment(flags) && !keysOfEnvironment(environment)) {
    throw new UsageError(
      'There are no credentials for where resources come from.',
      'Set ALIBABA_CLOUD_ACCESS_KEY_ID and …_SECRET, or give --from-profile or --from-data-dir.',
      { exitCode: exitCodes.credentials },
    )
  }
  return resolveConnection({ cloud, endpoint, dataDir, profile }, { environment, home, operator: false })
}

/** Keys and endpoint that are of one place go together. */
function withoutKeys(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('ALIBABA_CLOUD_')),
  )
}

type Tagged = {
  readonly ResourceARN: string
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[]
}

async function* taggedIn(source: Client, regions: readonly string[]) {
  for (const region of regions) {
    const query = { RegionId: region, Category: 'Custom', PageSize: PAGE_SIZE }
    for await (const { TagResources } of source.pages(listTagResources, query)) {
      for (const resource of TagResources as readonly Tagged[]) yield { region, resource }
    }
  }
}

function check(
  resource: Tagged,
  region: string,
  scope: RecordScope,
): CheckedRecord | { readonly fault: FailedLine } {
  try {
    return checkRecord(recordOf(resource, region), scope)
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error
    const { code, message, fix } = error
    return { fault: { arn: resource.ResourceARN, code, message, fix } }
  }
}

function recordOf({ ResourceARN, Tags }: Tagged, region: string) {
  const arn = inAnyAccount(ResourceARN)
  return {
    arn: parseArn(arn)?.region === '*' ? arn.replace(':*:', `:${region}:`) : arn,
    tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
  }
}
