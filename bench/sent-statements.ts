import pg from 'pg'

export type SentStatement = { readonly name?: string; readonly text: string; readonly values?: unknown[] }

/** Hears of every statement that this process sends to a PostgreSQL server, whoever sends it, BEGIN and COMMIT included. */
export function onStatement(hear: (client: pg.Client, statement: SentStatement) => void): void {
  const send = pg.Client.prototype.query as (...all: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...all: unknown[]) {
    const [sent] = all
    hear(this, typeof sent === 'string' ? { text: sent } : (sent as SentStatement))
    return send.apply(this, all)
  } as typeof pg.Client.prototype.query
}
