// Both stories of the demo are told to their end, by the shipped action, in lines that fit a terminal.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from '@jest/globals'

const ROOT = join(import.meta.dirname, '../..')
const REGIONS = ['us-west-2', 'us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2']
const WIDTH = 120

/** Everything that a demo prints, without colours, and how it ended. */
async function run(...args: string[]): Promise<{ readonly lines: readonly string[]; readonly exitCode: number }> {
  const demo = spawn(process.execPath, ['local/demo.ts', ...args], {
    ...{ cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } },
  })
  const [output, [exitCode]] = await Promise.all([text(demo.stdout), once(demo, 'close') as Promise<[number]>])
  return { lines: output.split('\n'), exitCode }
}

describe.each([
  { story: 'of a base image', args: [], job: /^cone_\d,[^,]+,\d\.\d+,200,\d{4}$/, copies: 0, keeps: 'no image' },
  { story: 'of an image in home', args: ['--home-image'], job: /^demo_cone_/, copies: 5, keeps: 'home is as it was' },
])('the story $story', ({ args, job, copies, keeps }) => {
  let lines: readonly string[]
  let exitCode: number
  /** What the action wrote: its tables and reasons may be wider. All other lines are the demo's own. */
  let actions: readonly string[]
  let own: readonly string[]

  beforeAll(async () => {
    ;({ lines, exitCode } = await run(...args))
    actions = lines.filter((line) => line.startsWith('│')).map((line) => line.slice(2))
    own = lines.filter((line) => !line.startsWith('│'))
  })

  test('ends well, with a run from each region, and with nothing left', () => {
    expect(exitCode).toBe(0)
    for (const region of REGIONS) {
      expect(own.filter((line) => line.startsWith(`A run from ${region}: `))).toHaveLength(1)
      expect(own.filter((line) => new RegExp(`^${region} .* exit 0, payload`).test(line))).toHaveLength(1)
    }
    expect(actions.filter((line) => line.startsWith('| ') && job.test(line.slice(2)))).toHaveLength(18)
    expect(actions.filter((line) => /copy-image image/.test(line))).toHaveLength(copies)
    expect(own.at(-2)).toMatch(/^6 regions, from nothing to nothing, in \d+ s$/)
    expect(own.some((line) => line.includes(keeps))).toBe(true)
    expect(actions.filter((line) => /^check of NAVO: 6 absent/.test(line))).toHaveLength(2)
  })

  test('has no line of its own that is wider than a terminal', () => {
    expect(own.length).toBeGreaterThan(30)
    expect(own.filter((line) => line.length > WIDTH)).toEqual([])
  })
})
