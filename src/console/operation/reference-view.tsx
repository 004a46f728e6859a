import type { ReactNode } from 'react'
import type { OperationReference } from '../../reference/documents.ts'
import { hashOf } from '../place.ts'
import { CodeText } from '../result/code-text.tsx'
import { ErrorPageLink } from '../result/error-text.tsx'
import { indentXml } from '../result/marking.ts'
import { useConsole } from '../shell/console-state.ts'
import { LevelMark } from '../shell/level-mark.tsx'
import { fill } from '../texts/fill.ts'
import type { Described, OperationPlace } from './operation-page.tsx'
import { Table } from './table.tsx'

type Props = { readonly place: OperationPlace; readonly described: Described }

/** All that is said of an operation, in the order of the API's own pages. */
export function ReferenceView({ place, described }: Props) {
  const { texts } = useConsole()
  const { operation } = described
  return (
    <div className="reference">
      <p className="quiet">
        {fill(texts.rate, operation.rate)} {operation.route && fill(texts.calledAt, routeOf(operation.route))}
      </p>
      <Section title={texts.authorization}>
        <Authorization operation={operation} />
      </Section>
      <Section title={texts.parameters}>
        <Parameters operation={operation} />
      </Section>
      <Section title={texts.response}>
        <Response operation={operation} />
      </Section>
      <Section title={texts.samples}>
        <Samples place={place} operation={operation} />
      </Section>
      <Section title={texts.errors}>
        <Errors described={described} />
      </Section>
      <Section title={texts.history}>
        <Table
          head={[texts.date, texts.change]}
          rows={operation.history.map(({ date, change }) => [date, change])}
        />
      </Section>
    </div>
  )
}

function routeOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

type Shown = { readonly operation: OperationReference }

function Authorization({ operation }: Shown) {
  const { texts } = useConsole()
  const { action, level, resourceType, resource, conditionKeys, related } = operation.authorization
  return (
    <>
      <p className="quiet">{texts.authorizationText}</p>
      <Table
        head={[texts.action, texts.level, texts.resourceType, texts.conditionKeys, texts.related]}
        rows={[
          [
            <code key="action">{action}</code>,
            <LevelMark key="level" level={level} />,
            <span key="resource">
              *{resourceType ?? texts.allResources}
              <br />
              <code>{resource}</code>
            </span>,
            conditionKeys.map((key) => (key === '*' ? texts.everyKey : key)).join(', ') || texts.none,
            related.length === 0 ? texts.none : <Lines key="related" texts={related} />,
          ],
        ]}
      />
    </>
  )
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="lines">
      {texts.map((text) => (
        <li key={text}>
          <code>{text}</code>
        </li>
      ))}
    </ul>
  )
}

function Parameters({ operation: { parameters } }: Shown) {
  const { texts } = useConsole()
  if (parameters.length === 0) return <p className="quiet">{texts.noParameters}</p>
  const rows = parameters.map(({ name, type, required, doc, example }) => [
    <code key="name">{name}</code>,
    type,
    required ? texts.yes : texts.no,
    doc,
    example === undefined ? (
      ''
    ) : (
      <code key="example" className="breaks">
        {example}
      </code>
    ),
  ])
  return (
    <Table head={[texts.name, texts.type, texts.required, texts.description, texts.example]} rows={rows} />
  )
}

function Response({ operation: { response, document, requestIdField } }: Shown) {
  const { texts } = useConsole()
  const id = document ? [] : [[<code key="id">{requestIdField}</code>, 'string', texts.requestIdDoc, '']]
  const rows = response.map(({ path, type, doc, example }) => [
    <code key="path">{path}</code>,
    type,
    doc,
    example ? (
      <code key="example" className="breaks">
        {example}
      </code>
    ) : (
      ''
    ),
  ])
  return <Table head={[texts.name, texts.type, texts.description, texts.example]} rows={[...id, ...rows]} />
}

function Samples({ place, operation }: Shown & { readonly place: OperationPlace }) {
  const { texts } = useConsole()
  return operation.examples.map(({ title, parameters, json, xml }) => (
    <div key={title} className="sample">
      <h3>{title}</h3>
      <p>
        <a href={hashOf({ ...place, view: 'call', parameters })}>{texts.openExample}</a>
      </p>
      <CodeText
        text={Object.entries(parameters)
          .map(([name, value]) => `${name}=${value}`)
          .join('\n')}
      />
      {json !== undefined && <CodeText text={json} language="JSON" />}
      {xml !== undefined && <CodeText text={indentXml(xml)} language="XML" />}
    </div>
  ))
}

function Errors({ described: { document, operation } }: { readonly described: Described }) {
  const { texts } = useConsole()
  const rows = operation.errors.map(({ name, scope }) => {
    const { status = 0, code = name, message = '', meaning = '' } = document.errors[name] ?? {}
    return [
      status,
      <ErrorPageLink key="code" code={code}>
        {code}
      </ErrorPageLink>,
      <span key="message" lang="en">
        {message}
      </span>,
      meaning,
      scope === 'call' ? texts.wholeCall : texts.oneResource,
    ]
  })
  return <Table head={['HTTP', texts.code, texts.message, texts.meaning, texts.fails]} rows={rows} />
}
