import type { AnyOperation } from '../operations/operation.ts'
import type { Family } from './family.ts'
import { operationsOf } from './operations.ts'
import { analytics } from './rows/analytics.ts'
import { compute } from './rows/compute.ts'
import { containers } from './rows/containers.ts'
import { database } from './rows/database.ts'
import { ecs } from './rows/ecs.ts'
import { management } from './rows/management.ts'
import { media } from './rows/media.ts'
import { middleware } from './rows/middleware.ts'
import { network } from './rows/network.ts'
import { rds } from './rows/rds.ts'
import { security } from './rows/security.ts'
import { slb } from './rows/slb.ts'
import { storage } from './rows/storage.ts'
import { vpc } from './rows/vpc.ts'

/** The tag operations of the cloud's products. */
export const families: readonly Family[] = [
  ...[ecs, slb, rds, vpc, media],
  ...[network, compute, containers, storage, database],
  ...[analytics, middleware, security, management],
].flat()

export const productOperations: readonly AnyOperation[] = families.flatMap(operationsOf)
