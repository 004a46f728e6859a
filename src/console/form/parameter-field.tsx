import { AutoComplete, Input, Select } from 'antd'
import { useId } from 'react'
import type { ParameterReference } from '../../reference/documents.ts'
import { useConsole } from '../shell/console-state.ts'
import { kindOf } from './field-kind.ts'
import { ListField } from './list-field.tsx'
import { RowsField } from './rows-field.tsx'
import type { FieldValue, Row } from './values.ts'

export type FieldProps<V extends FieldValue> = {
  readonly parameter: ParameterReference
  readonly labelId: string
  readonly inputId: string
  readonly value: V
  readonly onChange: (value: V) => void
}

type Props = {
  readonly parameter: ParameterReference
  readonly value: FieldValue | undefined
  readonly onChange: (value: FieldValue) => void
}

/** One parameter: its name, what it is for, and the field that fits its kind. */
export function ParameterField({ parameter, value, onChange }: Props) {
  const { texts } = useConsole()
  const inputId = useId()
  const labelId = `${inputId}-label`
  const { name, type, required, doc } = parameter
  const several = ['list', 'structures', 'map'].includes(kindOf(parameter))
  const Label = several ? 'span' : 'label'
  return (
    <div className="field" {...(several && { role: 'group', 'aria-labelledby': labelId })}>
      <div className="field-head">
        <Label id={labelId} className="field-name" {...(!several && { htmlFor: inputId })}>
          {name}
          {type === 'array' && <span className="quiet">.N</span>}
        </Label>
        <span className="field-type">{type}</span>
        {required && <span className="field-required">{texts.requiredMark}</span>}
      </div>
      <Control {...{ parameter, labelId, inputId, value, onChange }} />
      <p className="field-doc">{doc}</p>
    </div>
  )
}

type ControlProps = Props & { readonly labelId: string; readonly inputId: string }

function Control({ value, ...props }: ControlProps) {
  const text = typeof value === 'string' ? value : ''
  switch (kindOf(props.parameter)) {
    case 'list':
      return <ListField {...props} value={(value ?? []) as readonly string[]} />
    case 'structures':
      return (
        <RowsField {...props} fields={props.parameter.fields ?? []} value={(value ?? []) as readonly Row[]} />
      )
    case 'map':
      return <RowsField {...props} fields={['Key', 'Value']} value={(value ?? []) as readonly Row[]} />
    case 'document':
      return <DocumentField {...props} value={text} />
    case 'choice':
      return <ChoiceField {...props} value={text} />
    case 'region':
      return <RegionField {...props} value={text} />
    default:
      return <TextField {...props} value={text} />
  }
}

function TextField({ parameter, inputId, value, onChange }: FieldProps<string>) {
  return (
    <Input
      id={inputId}
      value={value}
      placeholder={parameter.example}
      inputMode={parameter.type === 'integer' ? 'numeric' : 'text'}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function DocumentField({ parameter, inputId, value, onChange }: FieldProps<string>) {
  return (
    <Input.TextArea
      id={inputId}
      className="code-input"
      value={value}
      placeholder={parameter.example}
      rows={6}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function ChoiceField({ parameter, inputId, value, onChange }: FieldProps<string>) {
  const { texts } = useConsole()
  const words = parameter.values ?? []
  // What an address brought may be another word: the server says what it thinks of it.
  const all = value === '' || words.includes(value) ? words : [...words, value]
  return (
    <Select
      id={inputId}
      className="wide"
      showSearch={words.length > 8}
      value={value}
      options={[{ value: '', label: texts.choose }, ...all.map((word) => ({ value: word, label: word }))]}
      onChange={onChange}
    />
  )
}

function RegionField({ parameter, inputId, value, onChange }: FieldProps<string>) {
  const { catalog } = useConsole()
  const options = catalog.regions.map(({ id, name }) => ({ value: id, label: `${id} · ${name}` }))
  return (
    <AutoComplete
      id={inputId}
      className="wide"
      value={value}
      placeholder={parameter.example ?? ''}
      options={options}
      showSearch={{
        filterOption: (typed, option) => `${option?.label}`.toLowerCase().includes(typed.toLowerCase()),
      }}
      onChange={onChange}
    />
  )
}
