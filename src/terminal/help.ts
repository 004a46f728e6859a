import type { AnyCommand, Listed, Noun, Option, Positional } from './command.ts'

type Row = { readonly left: string; readonly right: string }

/** Below this many columns a text beside a flag is not worth breaking. */
const NARROW = 60

/** What the program can do, by the parts of the list. */
export function overview(list: readonly Listed[], columns: number): string {
  const width = Math.max(...list.map(({ name }) => name.length))
  const sections = [...Map.groupBy(list, ({ section }) => section)].map(([section, entries]) =>
    [
      `${section}:`,
      ...lines(
        entries.map(({ name, summary }) => ({ left: name, right: summary })),
        columns,
        width,
      ),
    ].join('\n'),
  )
  return [
    'Usage: tagplane COMMAND [ARGUMENT ...] [FLAG ...]',
    ...sections,
    'tagplane COMMAND --help says more of a command; tagplane --version tells the version.',
  ].join('\n\n')
}

export function nounHelp({ name, summary }: Listed, noun: Noun, columns: number): string {
  const rows = Object.entries(noun).map(([verb, { summary: right }]) => ({ left: verb, right }))
  return [
    `Usage: tagplane ${name} VERB [ARGUMENT ...] [FLAG ...]`,
    summary,
    lines(rows, columns).join('\n'),
    `tagplane ${name} VERB --help says more of a verb.`,
  ].join('\n\n')
}

export function commandHelp(path: string, summary: string, command: AnyCommand, columns: number): string {
  const positionals = Object.values<Positional>(command.positionals ?? {})
  const options = Map.groupBy(Object.values<Option>(command.options), ({ section }) => section ?? 'Flags')
  return [
    usageOf(path, command),
    broken([summary, command.details].filter(Boolean).join(' '), columns).join('\n'),
    ...part(
      'Arguments',
      positionals.map(({ value, doc }) => ({ left: value, right: doc })),
      columns,
    ),
    ...(command.parameters
      ? part('Parameters', [{ left: '--Name VALUE', right: command.parameters }], columns)
      : []),
    ...[...options].flatMap(([section, own]) => part(section, own.map(optionRow), columns)),
    ...(command.examples ? [`Examples:\n${command.examples.map((line) => `  ${line}`).join('\n')}`] : []),
  ].join('\n\n')
}

export function usageOf(path: string, { positionals = {}, parameters }: AnyCommand): string {
  const words = Object.values<Positional>(positionals).map(({ value, kind, optional }) => {
    const text = kind === 'list' ? `${value} ...` : value
    return optional ? `[${text}]` : text
  })
  const more = parameters ? ['[--Name VALUE ...]'] : []
  return ['Usage: tagplane', path, ...words, ...more, '[FLAG ...]'].join(' ')
}

function optionRow(option: Option): Row {
  const { flag, value, variable } = option
  const left = `--${flag}${value === undefined ? '' : ` ${value}`}`
  return { left, right: `${textOf(option)}${variable ? ` [${variable}]` : ''}` }
}

/** What a flag means, whether it must be given, and what stands for it when it is not. */
export function textOf({ doc, required, fallback, value }: Option): string {
  const standing = fallback && value !== undefined ? ` Default ${fallback}.` : ''
  return `${doc}${required ? ' Required.' : ''}${standing}`
}

function part(title: string, rows: readonly Row[], columns: number): readonly string[] {
  return rows.length === 0 ? [] : [`${title}:\n${lines(rows, columns).join('\n')}`]
}

function lines(rows: readonly Row[], columns: number, given?: number): readonly string[] {
  const width = given ?? Math.max(...rows.map(({ left }) => left.length))
  const room = columns - width - 4
  return rows.flatMap(({ left, right }) =>
    broken(right, room).map((text, i) => `  ${(i === 0 ? left : '').padEnd(width)}  ${text}`),
  )
}

function broken(text: string, room: number): readonly string[] {
  if (room < NARROW) return [text]
  const broken = ['']
  for (const word of text.split(' ')) {
    const line = broken.at(-1) ?? ''
    if (line === '') broken[broken.length - 1] = word
    else if (line.length + 1 + word.length <= room) broken[broken.length - 1] = `${line} ${word}`
    else broken.push(word)
  }
  return broken
}
