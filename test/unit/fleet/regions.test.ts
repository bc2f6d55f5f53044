// The regions are the SDK's.
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { findPartition, isRegion, REGIONS, REGIONS_BY_PARTITION } from '../../../src/fleet/regions.ts'

const sdkPartitions = z.object({
  partitions: z.array(z.object({ id: z.string(), regions: z.record(z.string(), z.unknown()) })),
})

/** The SDK keeps its list in a module that it doesn't export, so its text is read: it's JSON behind one `=`. */
function readSdkRegions(): Record<string, string[]> {
  const core = createRequire(import.meta.url).resolve('@aws-sdk/core/package.json')
  const path = 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js'
  const text = readFileSync(new URL(path, `file://${core}`), 'utf8')
  const json = /^export const partitionsInfo = (\{.*?\n\});/s.exec(text)?.[1] ?? 'not found'
  const { partitions } = sdkPartitions.parse(JSON.parse(json))
  const names = (regions: object) => Object.keys(regions).filter((name) => !name.endsWith('-global'))
  return Object.fromEntries(partitions.map(({ id, regions }) => [id, names(regions).sort()]))
}

describe('regions', () => {
  test("are those of the installed SDK's partitions", () => {
    expect(REGIONS_BY_PARTITION).toEqual(readSdkRegions())
  })
  test('have names that are unique', () => {
    expect(new Set(REGIONS).size).toBe(REGIONS.length)
  })
  const rows: [string, boolean, string | undefined][] = [
    ['us-west-2', true, 'aws'],
    ['cn-north-1', true, 'aws-cn'],
    ['us-gov-west-1', true, 'aws-us-gov'],
    ['us-west-9', false, undefined],
    ['aws-global', false, undefined],
    ['', false, undefined],
    ['toString', false, undefined],
  ]
  test.each(rows)('"%s": %s, %s', (name, known, partition) => {
    expect([isRegion(name), findPartition(name)]).toEqual([known, partition])
  })
})
