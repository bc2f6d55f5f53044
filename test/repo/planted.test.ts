// The planted bugs of explorer and soak fit the source as it is, so that a change of it is told here and not only when they are planted.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { MODES } from '../../src/inputs/input-list.ts'
import { PLANTED } from '../endurance/explore/planted.ts'
import { PLANTED as SOAKED } from '../endurance/soak/planted.ts'
import { parsePoint } from '../endurance/explore/points.ts'
import { getScenario } from '../endurance/explore/scenarios.ts'

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url))

test.each([...PLANTED, ...SOAKED])('$mode: $name', ({ file, changes }) => {
  const source = readFileSync(join(SOURCE, file), 'utf8')
  for (const [text] of changes) expect({ text, times: source.split(text).length - 1 }).toEqual({ text, times: 1 })
})

test.each(PLANTED)('$mode: $name, at points of its mode', ({ mode, points }) => {
  expect(points.map((point) => getScenario(parsePoint(point).scenario).mode)).toEqual(points.map(() => mode))
})

test('there is one for each mode', () => {
  expect([...new Set(PLANTED.map(({ mode }) => mode))].sort()).toEqual([...MODES].sort())
})
