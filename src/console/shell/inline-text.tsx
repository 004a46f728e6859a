/** A text in which `code` stands between backticks. */
export function InlineText({ text }: { readonly text: string }) {
  return text.split('`').map((part, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    return i % 2 === 1 ? <code key={i}>{part}</code> : part
  })
}
