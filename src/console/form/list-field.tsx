import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ClipboardEvent } from 'react'
import { useConsole } from '../shell/console-state.ts'
import { fill } from '../texts/fill.ts'
import type { FieldProps } from './parameter-field.tsx'

/** A list of texts, one line each. Several lines that are pasted become several elements. */
export function ListField({ parameter, value, onChange }: FieldProps<readonly string[]>) {
  const { texts } = useConsole()
  const { name, example } = parameter
  const rows = value.length === 0 ? [''] : value
  const change = (at: number, text: string) => onChange(rows.map((row, i) => (i === at ? text : row)))
  const paste = (at: number) => (event: ClipboardEvent) => {
    const lines = event.clipboardData
      .getData('text')
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter(Boolean)
    if (lines.length < 2) return
    event.preventDefault()
    onChange([...rows.slice(0, at), ...lines, ...rows.slice(at + 1)].filter((row) => row !== ''))
  }
  return (
    <div className="rows">
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element is known by its number, as on the wire
        <div className="row" key={i}>
          <Input
            value={row}
            aria-label={`${name}.${i + 1}`}
            placeholder={example}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change(i, event.target.value)}
            onPaste={paste(i)}
          />
          <RemoveButton
            name={name}
            at={i}
            onRemove={() => onChange(rows.filter((_, other) => other !== i))}
          />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...rows, ''])}>
        {fill(texts.addTo, name)}
      </Button>
    </div>
  )
}

type RemoveProps = { readonly name: string; readonly at: number; readonly onRemove: () => void }

export function RemoveButton({ name, at, onRemove }: RemoveProps) {
  const { texts } = useConsole()
  return (
    <Button
      type="text"
      icon={<DeleteOutlined />}
      aria-label={fill(texts.removeFrom, at + 1, name)}
      onClick={onRemove}
    />
  )
}
