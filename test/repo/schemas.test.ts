// The committed JSON Schemas and the repository's own fleet belong to the code beside them.
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { findBlocks } from '../../scripts/write-docs.ts'
import { packRunFiles } from '../../src/files/run.ts'
import { loadBaseSetup } from '../../src/files/setup.ts'
import { fleetJsonSchema } from '../../src/fleet/schema.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { resultJsonSchema, summaryJsonSchema } from '../../src/result.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
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
      image: { kind: 'base', base: 'al2023', setup: { script: { path: 'payload/servicemon/setup.sh' } } },
      instance: { types: ['t3.micro', 't2.micro'] },
      keyPair: undefined,
      fuseSeconds: 3600,
    })
    const hours = fleet.regions.flatMap(({ cron }) => /^30 (\S+) \* \* \*$/.exec(cron ?? '')?.[1]?.split(',') ?? [])
    expect(hours.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, hour) => hour))
    expect(read('fleet.yml').split('\n')[0]).toBe('# yaml-language-server: $schema=./fleet.schema.json')
  })

  test('is ServiceMon, with the files that it names, and needs no secret until its line is taken', async () => {
    const fleet = parseFleet(read('fleet.yml'), join(ROOT, 'fleet.yml'))
    const { setup } = (await loadBaseSetup(fleet)) ?? {}
    expect(setup?.command).toBe(read('payload/servicemon/setup.sh'))
    for (const path of ['requirements/servicemon.txt', 'monitor/__main__.py', 'run.sh']) {
      expect(setup?.files?.tar.includes(`payload/servicemon/${path}`)).toBe(true)
    }
    const files = (await packRunFiles(fleet))?.tar
    for (const path of ['services/', 'cones/cones.py']) expect(files?.includes(path)).toBe(true)
    expect([fleet.run.command, fleet.run.secrets]).toEqual(['/opt/servicemon/run.sh', {}])
    const taken = parseFleet(read('fleet.yml').replace('# secrets:', 'secrets:'), 'fleet.yml')
    expect(taken.run.secrets).toEqual({ SERVICEMON_DATABASE: '/servicemon/NAVO/database' })
  })

  test('is what docs/servicemon.md shows of it', () => {
    const shown = findBlocks(read('docs/servicemon.md').replaceAll(/^ {3}/gm, ''), 'yaml').map(
      (text) => parse(text) as object,
    )
    expect(shown).toHaveLength(2)
    for (const part of shown) expect(parse(read('fleet.yml').replace('# secrets:', 'secrets:'))).toMatchObject(part)
  })
})
