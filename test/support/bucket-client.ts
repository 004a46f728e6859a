import OSS from 'ali-oss'
import type { ClientProcess } from './clients.ts'

/** What the published types of the official client leave out. */
export type BucketClient = OSS & {
  readonly putBucketTags: (
    name: string,
    tags: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number }>
  readonly getBucketTags: (name: string) => Promise<{ readonly tag: Readonly<Record<string, string>> }>
  readonly deleteBucketTags: (name: string) => Promise<{ readonly status: number }>
}

function bucketClient(process: ClientProcess): BucketClient {
  // docs:ali-oss
  const store = new OSS({
    accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    region: 'oss-cn-hangzhou',
    endpoint: `http://${process.env.ALIBABA_CLOUD_ENDPOINT}`,
    bucket: 'invoices',
  })
  // docs:end
  return store as BucketClient
}

/** The calls that docs/clients.md shows. */
export async function tagBucket(process: ClientProcess): Promise<Readonly<Record<string, string>>> {
  const store = bucketClient(process)
  // docs:ali-oss
  await store.putBucketTags('invoices', { owner: 'blue' }) // replaces all tags
  const { tag } = await store.getBucketTags('invoices')
  // docs:end
  return tag
}
