/** As the cloud writes times: UTC, to the second. */
export function dateOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
