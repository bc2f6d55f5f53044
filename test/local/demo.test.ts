// Both stories of the demo's fleet are told to their end, by the shipped action, in lines that fit a terminal. That of
// ServiceMon is with the tests of its payload, whose packages it needs.
import { beforeAll, describe, expect, test } from '@jest/globals'
import { runDemo, WIDTH, type Told } from '../support/demo.ts'

const REGIONS = ['us-west-2', 'us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2']

describe.each([
  { story: 'of a base image', args: [], job: /^cone_\d,cone,[^,]+,\d\.\d+,200,\d{4}$/, copies: 0, keeps: 'no image' },
  { story: 'of an image in home', args: ['--home-image'], job: /^demo_cone_/, copies: 5, keeps: 'home is as it was' },
])('the story $story', ({ args, job, copies, keeps }) => {
  let exitCode: number
  let actions: Told['actions']
  let own: Told['own']

  beforeAll(async () => {
    ;({ exitCode, actions, own } = await runDemo(...args))
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
    expect(actions.filter((line) => /^⚠️ NAVO · check · 0 of 6 ready, nothing on/.test(line))).toHaveLength(2)
  })

  test('shows the numbers that each run left, as a table', () => {
    for (const region of REGIONS) {
      expect(
        own.filter((line) => new RegExp(`^${region} +cone +(demo_)?cone_\\S+ +1 +0 +[\\d.]+`).test(line)),
      ).toHaveLength(3)
    }
    expect(own.filter((line) => /^region +group +name +queries +failures +total s/.test(line))).toHaveLength(1)
  })

  test('has no line of its own that is wider than a terminal', () => {
    expect(own.length).toBeGreaterThan(30)
    expect(own.filter((line) => line.length > WIDTH)).toEqual([])
  })
})
