import type { Place } from '../place.ts'
import type { Texts } from '../texts/en.ts'

/** A page of the navigation. */
export type NavigationPage = {
  readonly title: keyof Texts
  readonly text: keyof Texts
  readonly place: Place
  /** Whatever belongs to it: its row is marked there. */
  readonly kinds: readonly Place['kind'][]
}

/** What the navigation is divided into: the header names the areas, and each has its pages at the side. */
export type Area = {
  readonly title: keyof Texts
  readonly pages: readonly [NavigationPage, ...NavigationPage[]]
  /** All operations stand below the pages. */
  readonly operations: boolean
}

export const areas: readonly [Area, ...Area[]] = [
  {
    title: 'areaExplorer',
    operations: true,
    pages: [
      { title: 'overview', text: 'overviewText', place: { kind: 'home' }, kinds: ['home'] },
      { title: 'changeLog', text: 'changeLogText', place: { kind: 'changes' }, kinds: ['changes'] },
    ],
  },
  {
    title: 'areaDiagnosis',
    operations: false,
    pages: [
      {
        ...{ title: 'requests', text: 'requestsText', kinds: ['requests', 'request'] },
        place: { kind: 'requests', filters: {} },
      },
      {
        ...{ title: 'errorCentre', text: 'errorCentreText', kinds: ['errors', 'error'] },
        place: { kind: 'errors', text: '', api: '' },
      },
      {
        ...{ title: 'signatureDoctor', text: 'signatureDoctorText', kinds: ['doctor'] },
        place: { kind: 'doctor', requestId: '' },
      },
    ],
  },
]

/** Operations are of the first area. */
export function areaOf({ kind }: Place): Area {
  return areas.find(({ pages }) => pages.some(({ kinds }) => kinds.includes(kind))) ?? areas[0]
}
