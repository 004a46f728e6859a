import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What has happened to one call, as far as metrics tell: no account, resource or key. */
export type RequestMetric = {
  /** Empty where no operation was found. */
  readonly action: string
  /** Empty for success. */
  readonly code: string
  readonly milliseconds: number
}

export type PoolMetric = { readonly open: number; readonly idle: number; readonly waiting: number }

/** The metrics of this node, in the text format of Prometheus. */
export type Metrics = {
  readonly contentType: string
  readonly text: () => Promise<string>
  readonly request: (request: RequestMetric) => void
  /** A verb of the store has ended; `outcome` is `ok` or the name of its error. */
  readonly verb: (verb: string, outcome: string, seconds: number) => void
  /** What has become of requests that might be in the journal. */
  readonly journal: (outcome: string, count: number) => void
  /** A statement runs again; `failure` says why. */
  readonly retry: (failure: string) => void
  /** Is asked for the connections of the store whenever metrics are read. */
  readonly watchPool: (read: () => PoolMetric) => void
  /** Is asked how many milliseconds a sweep is late; undefined where another node sweeps. */
  readonly watchSweeper: (lag: () => number | undefined) => void
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const AUTHENTICATION =
  /^(MissingAccessKeyId|InvalidAccessKeyId|SignatureDoesNotMatch|SignatureNonceUsed|InvalidTimeStamp|InvalidSecurityToken|IncompleteSignature|InvalidSignatureMethod)\b/

export function createMetrics(): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Counter({
    ...{ name: 'tagplane_requests_total', help: 'Calls by operation and code; OK for success.', registers },
    labelNames: ['operation', 'code'],
  })
  const latency = new Histogram({
    ...{ name: 'tagplane_request_seconds', help: 'Time from a call to its answer.', registers },
    ...{ labelNames: ['operation'], buckets: SECONDS },
  })
  const authentication = new Counter({
    ...{ name: 'tagplane_authentication_failures_total', help: 'Calls of nobody known, by code.', registers },
    labelNames: ['code'],
  })
  const verbs = new Histogram({
    ...{ name: 'tagplane_store_seconds', help: 'Time of the verbs of the store, by outcome.', registers },
    ...{ labelNames: ['verb', 'outcome'], buckets: SECONDS },
  })
  const retries = new Counter({
    ...{
      name: 'tagplane_store_retries_total',
      help: 'Statements that had to run again, by reason.',
      registers,
    },
    labelNames: ['reason'],
  })
  const journal = new Counter({
    ...{ name: 'tagplane_request_journal_total', help: 'Requests of the journal, by outcome.', registers },
    labelNames: ['outcome'],
  })
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    request({ action, code, milliseconds }) {
      const operation = action || 'none'
      requests.inc({ operation, code: code || 'OK' })
      latency.observe({ operation }, milliseconds / 1000)
      if (AUTHENTICATION.test(code)) authentication.inc({ code })
    },
    verb: (verb, outcome, seconds) => verbs.observe({ verb, outcome }, seconds),
    journal: (outcome, count) => journal.inc({ outcome }, count),
    retry: (reason) => retries.inc({ reason }),
    watchPool: (read) => {
      watch(registers, 'tagplane_store_connections', 'Connections to the store, by state.', (gauge) => {
        for (const [state, count] of Object.entries(read())) gauge.set({ state }, count)
      })
    },
    watchSweeper: (lag) => {
      watch(registers, 'tagplane_sweeper', 'Whether this node clears away what has expired.', (gauge) => {
        gauge.set({}, lag() === undefined ? 0 : 1)
      })
      watch(registers, 'tagplane_sweeper_lag_seconds', 'How late the sweep of this node is.', (gauge) => {
        gauge.set({}, (lag() ?? 0) / 1000)
      })
    },
  }
}

type Labelled = Gauge<'state'>

function watch(registers: Registry[], name: string, help: string, set: (gauge: Labelled) => void): void {
  const labelNames: 'state'[] = name.endsWith('connections') ? ['state'] : []
  new Gauge({
    ...{ name, help, registers, labelNames },
    collect() {
      set(this)
    },
  })
}
