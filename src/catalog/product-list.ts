import type { Product } from './product.ts'
import { ai } from './products/ai.ts'
import { analytics } from './products/analytics.ts'
import { cen } from './products/cen.ts'
import { compute } from './products/compute.ts'
import { containers } from './products/containers.ts'
import { database } from './products/database.ts'
import { ecs } from './products/ecs.ts'
import { loadBalancing } from './products/load-balancing.ts'
import { management } from './products/management.ts'
import { media } from './products/media.ts'
import { middleware } from './products/middleware.ts'
import { network } from './products/network.ts'
import { rds } from './products/rds.ts'
import { rm } from './products/rm.ts'
import { security } from './products/security.ts'
import { storage } from './products/storage.ts'
import { expressconnect, vpc } from './products/vpc.ts'

const groups: readonly (readonly Product[])[] = [
  [ecs, vpc, expressconnect, rds, rm],
  cen,
  compute,
  containers,
  storage,
  loadBalancing,
  network,
  media,
  security,
  database,
  analytics,
  ai,
  middleware,
  management,
]

/** Every product whose resources can carry tags, in byte order of the codes. */
export const products: readonly Product[] = groups.flat().toSorted((a, b) => (a.code < b.code ? -1 : 1))
