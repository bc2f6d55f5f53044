// action.yml, the code and the documents speak of the same inputs and outputs.
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { INPUTS, listInputNames, MODES, OUTPUTS } from '../../src/inputs/input-list.ts'
import { loadInputs } from '../../src/inputs/inputs.ts'

const face = z
  .strictObject({
    name: z.string().min(1),
    description: z.string().min(1).max(125),
    author: z.string().min(1),
    branding: z.strictObject({ icon: z.string(), color: z.string() }),
    inputs: z.record(
      z.string(),
      z.strictObject({ description: z.string(), required: z.boolean(), default: z.string().optional() }),
    ),
    outputs: z.record(z.string(), z.strictObject({ description: z.string() })),
    runs: z.strictObject({ using: z.string(), main: z.string(), post: z.string() }),
  })
  .parse(parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')))

/** Reads as the runner does: what isn't given has action.yml's default. */
function reader(given: Record<string, string>) {
  const read: string[] = []
  return {
    read,
    readInput: (name: string) => {
      read.push(name)
      return given[name] ?? face.inputs[name]?.default ?? ''
    },
  }
}

describe('action.yml', () => {
  test('has the inputs that the code knows, in their order', () => {
    expect(Object.keys(face.inputs)).toEqual(listInputNames())
  })

  test('has the defaults that the code knows', () => {
    const defaults = Object.entries(face.inputs).map(([name, { default: text }]) => [name, text ?? ''])
    expect(Object.fromEntries(defaults)).toEqual(
      Object.fromEntries(listInputNames().map((name) => [name, INPUTS[name].default])),
    )
  })

  test('requires the mode and nothing else', () => {
    expect(Object.keys(face.inputs).filter((name) => face.inputs[name]?.required)).toEqual(['mode'])
  })

  test.each(MODES)('has exactly the inputs that are read in mode %s', (mode) => {
    const { read, readInput } = reader({ mode })
    loadInputs(readInput)
    expect([...new Set(read)].sort()).toEqual(Object.keys(face.inputs).sort())
  })

  test.each(MODES)('has defaults that are good in mode %s, and nothing of them is ignored', (mode) => {
    expect(loadInputs(reader({ mode }).readInput)).toMatchObject({ mode, fleetFile: 'fleet.yml', ignored: [] })
  })

  test('has the outputs of the contract', () => {
    expect(Object.keys(face.outputs)).toEqual([...OUTPUTS])
  })

  test.each(Object.entries({ ...face.inputs, ...face.outputs }))('describes %s in a sentence', (_, { description }) => {
    expect(description).toMatch(/^[A-Z].{20,}\.$/)
  })

  test('says for which modes an input is, when not for all', () => {
    const limited = listInputNames().filter((name) => INPUTS[name].modes.length < MODES.length)
    const told = limited.map((name) => face.inputs[name]?.description.replace(/:.*/s, ''))
    expect(told).toEqual(limited.map((name) => `For ${INPUTS[name].modes.join(' and ')}`))
  })

  test('names every mode in the description of mode', () => {
    for (const mode of MODES) expect(face.inputs['mode']?.description).toContain(mode)
  })

  test('runs on Node 24 with a post step', () => {
    expect(face.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/post/index.js' })
  })
})
