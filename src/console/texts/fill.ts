/** The text with each `%s` replaced by the next of the values. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  let next = 0
  return text.replaceAll('%s', () => String(values[next++] ?? ''))
}
