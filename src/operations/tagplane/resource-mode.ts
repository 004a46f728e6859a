import type { ResourceMode } from '../../tagging/ports.ts'
import { text } from '../response.ts'
import { accessTo } from './access.ts'

const WORDS = { auto: 'Auto', strict: 'Strict' } as const satisfies Record<ResourceMode, string>
const INHERIT = 'Inherit'

export const resourceModeAccess = <L extends 'read' | 'update'>(action: string, level: L) =>
  accessTo(action, level, 'settings/resource-mode')

export const modeResponse = {
  Mode: text('What holds for the account: Auto or Strict.', 'Strict'),
  Chosen: text('What the account has chosen: Auto, Strict or Inherit.', 'Strict'),
  Installation: text('What the installation has for accounts that have not chosen: Auto or Strict.', 'Auto'),
}

export function isMode(text: string): boolean {
  return [...Object.values(WORDS), INHERIT].some((word) => word.toLowerCase() === text.toLowerCase())
}

export function toMode(chosen: ResourceMode | undefined, usual: ResourceMode) {
  return {
    Mode: WORDS[chosen ?? usual],
    Chosen: chosen ? WORDS[chosen] : INHERIT,
    Installation: WORDS[usual],
  }
}
