import { Button, Segmented } from 'antd'
import type { FormEvent } from 'react'
import type { OperationReference } from '../../reference/documents.ts'
import type { AnswerFormat } from '../call/message.ts'
import { ParameterField } from '../form/parameter-field.tsx'
import { type FormValues, formValues } from '../form/values.ts'
import { CopyButton } from '../result/copy-button.tsx'
import { useConsole } from '../shell/console-state.ts'
import { addressOf } from '../shell/use-place.ts'
import { fill } from '../texts/fill.ts'
import type { Described, OperationPlace } from './operation-page.tsx'

type Props = {
  readonly described: Described
  readonly place: OperationPlace
  readonly values: FormValues
  readonly onChange: (values: FormValues) => void
  readonly format: AnswerFormat
  readonly onFormat: (format: AnswerFormat) => void
  readonly busy: boolean
  readonly onRun: () => void
}

/** The parameters of an operation; what they may be the server decides. */
export function CallForm({ described, place, values, onChange, format, onFormat, busy, onRun }: Props) {
  const { texts, identity } = useConsole()
  const { operation } = described
  const { parameters } = operation
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onRun()
  }
  return (
    <form className="call-form" onSubmit={submit} noValidate>
      <h2>{texts.parameters}</h2>
      {parameters.length === 0 ? (
        <p className="quiet">{texts.noParameters}</p>
      ) : (
        <Tools {...{ operation, place, onChange }} />
      )}
      {parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name]}
          onChange={(value) => onChange({ ...values, [parameter.name]: value })}
        />
      ))}
      <div className="call-actions">
        {!operation.document && (
          <Segmented<AnswerFormat>
            aria-label={texts.answerFormat}
            options={['JSON', 'XML']}
            value={format}
            onChange={onFormat}
          />
        )}
        <Button type="primary" htmlType="submit" loading={busy} size="large">
          {busy ? texts.running : identity ? fill(texts.run, operation.action) : texts.runNeedsKey}
        </Button>
      </div>
    </form>
  )
}

type ToolsProps = Pick<Props, 'place' | 'onChange'> & { readonly operation: OperationReference }

function Tools({ operation, place, onChange }: ToolsProps) {
  const { texts, identity } = useConsole()
  const [example] = operation.examples
  const fillIn = () => {
    const own = Object.entries(example?.parameters ?? {}).map(([name, value]) => [
      name,
      unmasked(value, identity),
    ])
    onChange(formValues(operation.parameters, Object.fromEntries(own)))
  }
  return (
    <div className="form-tools">
      {example && (
        <Button size="small" onClick={fillIn}>
          {texts.fillExample}
        </Button>
      )}
      <Button size="small" onClick={() => onChange({})}>
        {texts.clear}
      </Button>
      <CopyButton text={() => addressOf(place)} label={texts.copyLink} />
    </div>
  )
}

/** Examples mask the account; that of the reader makes them work. */
function unmasked(value: string, identity: { readonly account: string } | undefined): string {
  return value.replaceAll('123456789****', identity?.account ?? '*')
}
