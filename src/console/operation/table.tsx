import type { ReactNode } from 'react'

type Props = { readonly head: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] }

/** A table that scrolls by itself where the page is narrow. */
export function Table({ head, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="table" tabIndex={0} aria-label={head.join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one document never move
            <tr key={i}>
              {cells.map((content, column) => (
                <td key={head[column]}>{content}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
