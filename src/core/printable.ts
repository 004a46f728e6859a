/** A text of others in one line, that moves no cursor and paints no terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => (char === '\n' ? ' ' : '\uFFFD'))
}
