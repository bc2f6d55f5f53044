// Output as the runner takes it from a machine that doesn't keep to what it was asked for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { openLiveOutput } from '../../../src/machine/live-output.ts'
import { readOutput } from '../../../src/machine/output.ts'
import { REGION } from '../../support/builders.ts'
import { endedRun, fakeRegion, MACHINE_ID, RUN_ID, variableOf } from '../../support/fake-machine.ts'

const MACHINE = { region: REGION, instanceId: MACHINE_ID, runId: RUN_ID }

async function read(reply: (script: string) => string, capBytes = 1000) {
  const { context } = fakeRegion({ instance: { state: 'running' }, reply })
  const path = join(tmpdir(), 'servicemon-unit', String(process.pid), 'output.txt')
  const output = openLiveOutput(path, () => undefined, capBytes)
  await readOutput(context, MACHINE, { output, limitSeconds: 300 })
  return readFileSync(path)
}

const offsetOf = (script: string): number => Number(variableOf(script, 'offset'))

describe('fault 96: a machine that answers', () => {
  test('more than run.output-cap: what is over it is not written', async () => {
    const bytes = await read((text) => endedRun(RUN_ID, Buffer.alloc(5000, 'x'), { offset: offsetOf(text) }))
    expect(bytes).toEqual(Buffer.alloc(1000, 'x'))
  })

  test('with ever more: reading ends at the cap', async () => {
    const endless = (text: string): string =>
      endedRun(RUN_ID, Buffer.alloc(offsetOf(text) + 300, 'x'), { offset: offsetOf(text) }).replace(
        /^size .*/m,
        'size 999999999',
      )
    expect(await read(endless)).toHaveLength(1000)
  })

  const wrong: [string, (text: string) => string][] = [
    ['from another place than it was asked for', () => endedRun(RUN_ID, 'abc', { offset: 1 })],
    ['with more than it says there is', () => endedRun(RUN_ID, 'abc').replace(/^size 3$/m, 'size 2')],
    ['for another run', () => endedRun('3-1-33333333', 'abc')],
  ]
  test.each(wrong)('%s: refused, and nothing is written', async (_, reply) => {
    await expect(read(reply, 2 * 1024 ** 2)).rejects.toThrow(
      /^instance i-runner answered with output of run .* from byte 0$/,
    )
  })

  test('with more than fits into a chunk: it is no answer of ours', async () => {
    const thrown: unknown = await read(() => endedRun(RUN_ID, Buffer.alloc(1024 ** 2 + 1)), 2 * 1024 ** 2).catch(
      (error: unknown) => error,
    )
    expect(thrown instanceof Error && String(thrown.cause)).toContain('is too large')
  })
})
