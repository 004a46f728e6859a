import type { Product } from './product.ts'
import { dcdn } from './products/dcdn.ts'
import { ecs } from './products/ecs.ts'
import { kvstore } from './products/kvstore.ts'
import { live } from './products/live.ts'
import { oss } from './products/oss.ts'
import { rds } from './products/rds.ts'
import { rm } from './products/rm.ts'
import { slb } from './products/slb.ts'
import { vod } from './products/vod.ts'
import { vpc } from './products/vpc.ts'

/** Every product whose resources can carry tags: one file of products/ each. */
export const products: readonly Product[] = [dcdn, ecs, kvstore, live, oss, rds, rm, slb, vod, vpc]
