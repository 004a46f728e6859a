import { hashOf } from '../place.ts'
import { areas } from './areas.ts'
import { useConsole } from './console-state.ts'

/** What helps with calls beside the operations themselves. */
export function Tools() {
  const { texts } = useConsole()
  const pages = areas
    .flatMap((area) => area.pages)
    .filter(({ place }) => place.kind !== 'home')
    .map(({ title, text, place }) => [texts[title], texts[text], hashOf(place)] as const)
  const tools = [...pages, [texts.openApi, texts.openApiText, '/openapi'] as const]
  return (
    <ul className="tools">
      {tools.map(([name, text, address]) => (
        <li key={name}>
          <a href={address}>{name}</a>
          <span className="quiet">{text}</span>
        </li>
      ))}
    </ul>
  )
}
