import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AnyOperation } from '../operations/operation.ts'
import { untagResources } from '../operations/tag/untag-resources.ts'
import type { Screen, Shell } from '../terminal/shell.ts'
import { findOperation } from './find-operation.ts'
import { printSample } from './sample.ts'

const DOCUMENT = '<Tagging><TagSet><Tag><Key>owner</Key><Value>blue</Value></Tag></TagSet></Tagging>'
const untagging = {
  operation: untagResources as AnyOperation,
  parameters: { RegionId: 'cn-shanghai', 'ResourceARN.1': 'a', 'TagKey.1': 'b' } as Readonly<
    Record<string, string>
  >,
}

async function printed(
  language: string,
  flags = {},
  environment: Readonly<Record<string, string>> = {},
  { operation, parameters } = untagging,
) {
  const texts = { stdout: '', stderr: '' }
  const screen = (stream: keyof typeof texts) => {
    const write = (text: string) => {
      texts[stream] += text
      return true
    }
    return { write } as unknown as Screen
  }
  const shell: Shell = {
    environment: { TAGPLANE_DATA_DIR: '/nowhere', ...environment },
    ...{ home: '/nowhere', stdin: process.stdin, stdout: screen('stdout'), stderr: screen('stderr') },
  }
  await printSample(operation, parameters, { flags, shell, language })
  return texts
}

describe('tagplane call --sample', () => {
  it('prints the program, and beside it what to do with it, without any keys', async () => {
    const { stdout, stderr } = await printed('Java')
    assert.match(stdout, /^import .*\.setEndpoint\("127\.0\.0\.1:7020"\)\n *\.setProtocol\("HTTP"\);/s)
    assert.match(
      stderr,
      /^Save it as src\/main\/java\/UntagResources\.java\.\n.*<artifactId>tag20180828.*mvn -q /s,
    )
  })

  it('is for the server that is named, or the cloud', async () => {
    const environment = { ALIBABA_CLOUD_ENDPOINT: 'https://tags.example.com' }
    assert.match(
      (await printed('python', {}, environment)).stdout,
      /endpoint='tags\.example\.com',\n *protocol='https'/,
    )
    assert.match(
      (await printed('go', { cloud: true })).stdout,
      /SetEndpoint\("tag\.cn-shanghai\.aliyuncs\.com"\)/,
    )
  })

  it('names the languages that there are', async () => {
    await assert.rejects(printed('cobol'), {
      message: '--sample cannot be "cobol".',
      hint: 'Give one of typescript, python, java, go, cli.',
    })
  })

  it('is there of OSS, which the command itself does not call', async () => {
    const operation = await findOperation({
      action: 'putbuckettagging',
      api: undefined,
      apiVersion: undefined,
    })
    assert.deepEqual([operation.api, operation.action], ['Oss', 'PutBucketTagging'])
    const { stdout } = await printed(
      'python',
      {},
      {},
      { operation, parameters: { Bucket: 'invoices', Tagging: DOCUMENT } },
    )
    assert.match(stdout, /oss\.Tag\(key='owner', value='blue'\)/)
    await assert.rejects(
      printed('go', {}, {}, { operation, parameters: { Bucket: 'invoices', Tagging: 'owner' } }),
      {
        message: 'There is no sample of this call of PutBucketTagging in Go.',
      },
    )
  })
})
