import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useConsole } from '../shell/console-state.ts'
import { fill } from '../texts/fill.ts'
import { RemoveButton } from './list-field.tsx'
import type { FieldProps } from './parameter-field.tsx'
import type { Row } from './values.ts'

type Props = FieldProps<readonly Row[]> & { readonly fields: readonly string[] }

/** A list of structures, such as keys with their values: a line each, with a field for every part. */
export function RowsField({ parameter, fields, value, onChange }: Props) {
  const { texts } = useConsole()
  const { name } = parameter
  const rows = value.length === 0 ? [{}] : value
  const change = (at: number, field: string, text: string) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [field]: text } : row)))
  return (
    <div className="rows">
      {rows.map((row: Row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element is known by its number, as on the wire
        <div className="row" key={i}>
          {fields.map((field) => (
            <Input
              key={field}
              value={row[field] ?? ''}
              aria-label={`${name}.${i + 1}.${field}`}
              placeholder={field}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => change(i, field, event.target.value)}
            />
          ))}
          <RemoveButton
            name={name}
            at={i}
            onRemove={() => onChange(rows.filter((_, other) => other !== i))}
          />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...rows, {}])}>
        {fill(texts.addTo, name)}
      </Button>
    </div>
  )
}
