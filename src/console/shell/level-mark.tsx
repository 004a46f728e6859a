import type { Level } from '../../reference/documents.ts'
import type { Texts } from '../texts/en.ts'
import { useConsole } from './console-state.ts'

const NAMES = {
  ...{ read: 'levelRead', list: 'levelList', create: 'levelCreate' },
  ...{ update: 'levelUpdate', delete: 'levelDelete' },
} as const satisfies Record<Level, keyof Texts>

/** What an operation does to what there is. */
export function LevelMark({ level }: { readonly level: Level }) {
  const { texts } = useConsole()
  return <span className={`level level-${level}`}>{texts[NAMES[level]]}</span>
}
