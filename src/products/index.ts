import type { AnyOperation } from '../operations/operation.ts'
import type { Family } from './family.ts'
import { operationsOf } from './operations.ts'
import { ecs } from './rows/ecs.ts'
import { media } from './rows/media.ts'
import { rds } from './rows/rds.ts'
import { slb } from './rows/slb.ts'
import { vpc } from './rows/vpc.ts'

/** The tag operations of the cloud's products. */
export const families: readonly Family[] = [ecs, slb, rds, vpc, media].flat()

export const productOperations: readonly AnyOperation[] = families.flatMap(operationsOf)
