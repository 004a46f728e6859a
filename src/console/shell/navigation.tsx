import { hashOf } from '../place.ts'
import { areaOf, areas } from './areas.ts'
import { useConsole } from './console-state.ts'
import { usePlace } from './use-place.ts'

/** The areas of the console. */
export function AreaLinks() {
  const { texts } = useConsole()
  const current = areaOf(usePlace())
  return (
    <nav className="areas" aria-label={texts.areas}>
      {areas.map((area) => (
        <a
          key={area.title}
          href={hashOf(area.pages[0].place)}
          aria-current={area === current ? 'true' : undefined}
        >
          {texts[area.title]}
        </a>
      ))}
    </nav>
  )
}

/** The pages of the area that somebody is in. */
export function PageLinks() {
  const { texts } = useConsole()
  const place = usePlace()
  const { pages, operations } = areaOf(place)
  return (
    <ul className="pages">
      {pages.map(({ title, text, place: there, kinds }) => (
        <li key={title}>
          <a href={hashOf(there)} aria-current={kinds.includes(place.kind) ? 'page' : undefined}>
            {texts[title]}
            {!operations && <span className="page-text">{texts[text]}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
