import { MAX_SECONDS_AHEAD, type TakeShare } from '../leases.ts'
import type { Database, Statement } from './database.ts'

/** A node whose clock is behind takes from the second that another one has come to. */
const BEGINS = `(held.second < $3::bigint OR held.second > $3::bigint + ${MAX_SECONDS_AHEAD})`
const WANTED_BEFORE = `CASE WHEN NOT ${BEGINS} THEN held.wanted_before
    WHEN held.second = $3::bigint - 1 THEN held.wanted ELSE 0 END`
const GRANTED = `CASE WHEN ${BEGINS} THEN 0 ELSE held.granted END`
const IN_PROPORTION = `ceil($5::float8 * $4::bigint / GREATEST($5::bigint, $4::bigint, ${WANTED_BEFORE}))::bigint`
/** As many as are wanted, or in proportion to it, and no more than are left. */
const SHARE = `GREATEST(0, LEAST($5::bigint - (${GRANTED}), $4::bigint, ${IN_PROPORTION}))`

/**
 * `$1` account, `$2` api, `$3` second, `$4` how many are wanted, `$5` the rate. A statement that runs again takes twice:
 * that is too little for others in one second, and never too much.
 */
const STATEMENT: Statement = {
  name: 'take-share',
  text: `
INSERT INTO tagplane.rate_share AS held (account, api, second, wanted, wanted_before, granted, latest)
VALUES ($1, $2, $3::bigint, $4::bigint, 0, LEAST($4::bigint, $5::bigint), LEAST($4::bigint, $5::bigint))
ON CONFLICT (account, api) DO UPDATE
SET second = CASE WHEN ${BEGINS} THEN $3::bigint ELSE held.second END,
  wanted = $4::bigint + CASE WHEN ${BEGINS} THEN 0 ELSE held.wanted END,
  wanted_before = ${WANTED_BEFORE},
  granted = (${GRANTED}) + ${SHARE},
  latest = ${SHARE}
RETURNING latest`,
}

export async function takeShare(
  database: Database,
  { account, api, second, rate, wanted }: TakeShare,
): Promise<number> {
  const [row] = await database.run(STATEMENT, [account, api, second, wanted, rate])
  return row?.['latest'] as number
}
