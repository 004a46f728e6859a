import { clientOptions } from '../../src/commands/client-options.ts'
import { commands } from '../../src/commands/command-list.ts'
import { operations } from '../../src/operations/index.ts'
import { nameOf } from '../../src/reference/operation-reference.ts'
import type { AnyCommand, Listed, Option } from '../../src/terminal/command.ts'
import { textOf, usageOf } from '../../src/terminal/help.ts'
import { cell, code, table } from './markdown.ts'

type Loaded = { readonly path: string; readonly summary: string; readonly command: AnyCommand }

/** Every command of the program, with what `--help` says of it. */
export async function commandsPage(): Promise<string> {
  const sections = await Promise.all(
    [...Map.groupBy(commands, ({ section }) => section)].map(async ([section, listed]) => {
      const loaded = (await Promise.all(listed.map(load))).flat()
      return `## ${section}\n\n${loaded.map(commandText).join('\n\n')}`
    }),
  )
  return `# Commands

What the program can do; \`tagplane COMMAND --help\` says the same. [The guide](../cli.md) says how to use it. Made from
the sources; do not edit.

## Flags of every command that calls a server

${optionTable(Object.values(clientOptions))}

${sections.join('\n\n')}
`
}

async function load(listed: Listed): Promise<readonly Loaded[]> {
  const { name, summary } = listed
  if ('command' in listed) return [{ path: name, summary, command: await listed.command() }]
  const verbs = Object.entries(await listed.noun())
  return verbs.map(([verb, command]) => ({ path: `${name} ${verb}`, summary: command.summary, command }))
}

function commandText({ path, summary, command }: Loaded): string {
  const { positionals = {}, options, parameters, details, calls = [], examples = [] } = command
  const words = Object.values(positionals).map(({ value, doc }) => [code(value), cell(doc)])
  const named = parameters ? [[code('--Name VALUE'), cell(parameters)]] : []
  const own = Object.values(options).filter(({ section }) => section === undefined)
  const rows = [...words, ...named, ...own.map(optionRow)]
  return [
    `### ${path}`,
    `\`\`\`text\n${usageOf(path, command).replace('Usage: ', '')}\n\`\`\``,
    [summary, details].filter(Boolean).join(' '),
    ...(rows.length > 0 ? [table(['Argument', 'Meaning'], rows)] : []),
    ...(calls.length > 0 ? [`Calls ${calls.map(({ action }) => link(action)).join(', ')}.`] : []),
    ...(examples.length > 0 ? [`\`\`\`sh\n${examples.join('\n')}\n\`\`\``] : []),
  ].join('\n\n')
}

function optionTable(options: readonly Option[]): string {
  return table(['Flag', 'Meaning'], options.map(optionRow))
}

function optionRow(option: Option): string[] {
  const { flag, value, variable } = option
  const usage = code(`--${flag}${value === undefined ? '' : ` ${value}`}`)
  return [usage, `${cell(textOf(option))}${variable ? ` ${code(variable)}` : ''}`]
}

function link(action: string): string {
  const operation = operations.find((each) => each.action === action)
  if (!operation) throw new Error(`No operation ${action} is served`)
  return `[${action}](${operation.api.toLowerCase()}/${nameOf(operation)}.md)`
}
