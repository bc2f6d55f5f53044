// The demo's story of ServiceMon is told to its end, by the shipped action and the real ServiceMon, in lines that fit a
// terminal.
import { beforeAll, expect, test } from '@jest/globals'
import { runDemo, WIDTH, type Told } from '../support/demo.ts'

let told: Told
beforeAll(async () => {
  told = await runDemo('--servicemon')
})

test('it ends well, with a machine made ready, a run, and nothing left', () => {
  const { exitCode, actions, own } = told
  expect(exitCode).toBe(0)
  expect(actions.filter((line) => line.startsWith('| setup: ServiceMon 0.3rc13, '))).toHaveLength(1)
  expect(actions.filter((line) => line === '| database: 18 rows sent')).toHaveLength(1)
  expect(actions).toContain('| ok: 18 queries, 9 failed; SERVICEMON_FAIL_WHEN is all')
  expect(actions.some((line) => /^✅ NAVO · clear · eu-west-3 is empty/.test(line))).toBe(true)
  expect(own.at(-2)).toMatch(/^from an empty account to rows in a database, in \d+ s$/)
})

test('it ends with the rows of the database, under each other, and a question to them', () => {
  const { own } = told
  const head = own.findIndex((line) =>
    /^position +region +base_name +service_type +tap_mode +seconds +status/.test(line),
  )
  const rows = own.slice(head + 1, head + 19)
  expect(rows.map((line) => line.split(/ +/).slice(0, 3))).toEqual(
    Array.from({ length: 18 }, (_, index) => [
      ...[
        String(index + 1),
        'eu-west-3',
        index < 9 ? 'sky' : (['broken', 'moved', 'down'][Math.floor(index / 3) - 3] ?? ''),
      ],
    ]),
  )
  const column = own[head]?.indexOf('service_type') ?? -1
  for (const line of rows) expect(line.slice(column)).toMatch(/^(cone|tap)\b/)
  expect(own).toContain('FROM servicemon_rows')
  expect(own.filter((line) => /^sky +tap +async +3 +0 +\d+\.\d+$/.test(line))).toHaveLength(1)
  expect(own.filter((line) => /^(broken|moved|down) +cone +3 +3$/.test(line))).toHaveLength(3)
})

test('it shows the numbers of the run, as its step summary does', () => {
  expect(told.own.filter((line) => /^tap-sync +sky +3 +0 +9 +[\d.]+ +[\d.]+$/.test(line))).toHaveLength(1)
})

test('it has no line of its own that is wider than a terminal', () => {
  expect(told.own.length).toBeGreaterThan(60)
  expect(told.own.filter((line) => line.length > WIDTH)).toEqual([])
})
