import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { untagResources } from '../operations/tag/untag-resources.ts'
import type { Screen, Shell } from '../terminal/shell.ts'
import { printSample } from './sample.ts'

async function printed(language: string, flags = {}, environment: Readonly<Record<string, string>> = {}) {
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
  const parameters = { RegionId: 'cn-shanghai', 'ResourceARN.1': 'a', 'TagKey.1': 'b' }
  await printSample(untagResources, parameters, { flags, shell, language })
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
})
