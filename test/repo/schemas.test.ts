// The committed JSON Schema and the example fleet belong to the code beside them.
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fleetJsonSchema } from '../../src/fleet/schema.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { resultJsonSchema, summaryJsonSchema } from '../../src/result.ts'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The paths of all properties in a JSON Schema that have no description. */
function undescribed(schema: unknown, path: string): string[] {
  if (!isObject(schema)) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties' || !isObject(value)) return undescribed(value, `${path}/${key}`)
    return Object.entries(value).flatMap(([name, property]) => [
      ...(isObject(property) && 'description' in property ? [] : [`${path}/${name}`]),
      ...undescribed(property, `${path}/${name}`),
    ])
  })
}

describe('fleet.schema.json', () => {
  test('is what scripts/write-schemas.ts writes', () => {
    expect(read('fleet.schema.json')).toBe(`${JSON.stringify(fleetJsonSchema(), null, 2)}\n`)
  })

  test('describes every key, for editors', () => {
    expect(undescribed(fleetJsonSchema(), '')).toEqual([])
    expect(undescribed({ properties: { bare: {} } }, '')).toEqual(['/bare'])
  })

  test('has patterns that tools can compile in Unicode mode', () => {
    const patterns = [...read('fleet.schema.json').matchAll(/"pattern": (".*")/g)].map(([, text]) =>
      String(JSON.parse(text ?? '')),
    )
    expect(patterns.length).toBeGreaterThan(10)
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow()
  })
})

describe('result.schema.json', () => {
  test('is what scripts/write-schemas.ts writes', () => {
    expect(read('result.schema.json')).toBe(`${JSON.stringify(resultJsonSchema(), null, 2)}\n`)
  })
})

describe('summary.schema.json', () => {
  test('is what scripts/write-schemas.ts writes', () => {
    expect(read('summary.schema.json')).toBe(`${JSON.stringify(summaryJsonSchema(), null, 2)}\n`)
  })

  test('describes every key, for authors of payloads', () => {
    expect(undescribed(summaryJsonSchema(), '')).toEqual([])
  })
})

describe('fleet.yml', () => {
  test('is a good fleet of six regions, one due each hour, and names its schema in the first line', () => {
    const fleet = parseFleet(read('fleet.yml'), 'fleet.yml')
    expect(fleet).toMatchObject({
      name: 'NAVO',
      image: { kind: 'home', region: 'us-west-2' },
      keyPair: undefined,
      fuseSeconds: 3600,
    })
    const hours = fleet.regions.flatMap(({ cron }) => /^30 (\S+) \* \* \*$/.exec(cron ?? '')?.[1]?.split(',') ?? [])
    expect(hours.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, hour) => hour))
    expect(read('fleet.yml').split('\n')[0]).toBe('# yaml-language-server: $schema=./fleet.schema.json')
  })
})
