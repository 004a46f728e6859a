import { memo } from 'react'
import { useConsole } from '../shell/console-state.ts'
import { type Marked, markJson, markXml } from './marking.ts'

/** Beyond it marking takes longer than anybody looks at colours. */
const MAX_MARKED = 200_000

type Props = {
  readonly text: string
  readonly language?: 'JSON' | 'XML'
  readonly numbered?: boolean
  /** The number of a line that is meant, from 1. */
  readonly line?: number | undefined
}

/** Text of a program, which can be scrolled by keyboard, too. */
export const CodeText = memo(function CodeText({ text, language, numbered = false, line }: Props) {
  const { texts } = useConsole()
  const tooLong = text.length > MAX_MARKED
  return (
    <>
      {language && tooLong && <p className="quiet small">{texts.tooLongToColour}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className="code" tabIndex={0}>
        {numbered ? (
          <Numbered {...{ text, line }} />
        ) : (
          <code>{language && !tooLong ? <Marks {...{ text, language }} /> : text}</code>
        )}
      </pre>
    </>
  )
})

function Marks({ text, language }: { readonly text: string; readonly language: 'JSON' | 'XML' }) {
  const parts: readonly Marked[] = language === 'JSON' ? markJson(text) : markXml(text)
  return parts.map(([kind, part], i) =>
    kind === 'plain' ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={i} className={`mark-${kind}`}>
        {part}
      </span>
    ),
  )
}

/** Numbers are of the style, so that they are not copied. */
function Numbered({ text, line: meant }: Pick<Props, 'text' | 'line'>) {
  return text.split('\n').map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
    <code key={i} className={i + 1 === meant ? 'numbered meant' : 'numbered'}>{`${line}\n`}</code>
  ))
}
