import { type Meeting, meet } from './find-meeting.ts'
import { type RangeDriver, walk } from './find-ranges.ts'
import { counted, type Rows, text, type Way } from './find-way.ts'

/** What leads to the entries. */
export type Driver = { readonly since: number } | { readonly meeting: Meeting } | RangeDriver

export function drive(driver: Driver, way: Way): Rows {
  if ('since' in driver) return since(driver.since, way)
  if ('meeting' in driver) return meet(driver.meeting, way)
  return walk(driver, way)
}

function since(at: number, way: Way): Rows {
  const { lead, home, type, id } = way.place
  const from = way.parameter(lead === '' ? at : Number(lead), 'bigint')
  const entries = `
      SELECT registered_at::text AS lead, home AS at_home, type AS at_type, id AS at_id, true AS hit, false AS ended
      FROM tagplane.registration
      WHERE account = $1 AND (registered_at, home, type, id) > (${from}, ${text(way, home)}, ${text(way, type)}, ${text(way, id)})
      ORDER BY registered_at, home, type, id`
  return { head: '', entries: counted(entries) }
}
