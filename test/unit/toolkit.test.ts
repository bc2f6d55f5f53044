// What the entries write, as the runner reads it: log, annotations and outputs, whatever text they are given.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCommandsFile } from '../../local/action.ts'
import { actionLog } from '../../src/toolkit.ts'
import { prefixed } from '../../src/log.ts'
import { foreignLines } from '../../src/text/foreign.ts'
import { logEnding } from '../../src/report/publish.ts'
import type { RegionResult, Result } from '../../src/result.ts'
import { NOW } from '../support/builders.ts'
import { SETTING } from '../support/results.ts'
import { hostile } from '../support/hostile.ts'
import { findRunnerCommand, runnerLines } from '../support/runner-commands.ts'

let written = ''
beforeEach(() => {
  written = ''
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})
afterEach(() => void jest.restoreAllMocks())

/** The lines that something writes, and the commands among them. */
async function linesOf(write: () => unknown): Promise<{ lines: string[]; commands: string[] }> {
  written = ''
  await write()
  const lines = runnerLines(written)
  expect(lines.at(-1)).toBe('')
  return { lines: lines.slice(0, -1), commands: lines.flatMap((line) => findRunnerCommand(line) ?? []) }
}

const RUNS = { numRuns: 500 }

describe('faults 33, 34: whatever text is given,', () => {
  test('the log has no command, whether it is said, printed as foreign, or begins with a region', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const named = prefixed(actionLog, 'eu-west-3')
        for (const log of [actionLog, named]) {
          expect((await linesOf(() => log.info(text))).commands).toEqual([])
          expect((await linesOf(() => log.foreign(['| x', ...foreignLines(text)]))).commands).toEqual([])
        }
      }),
      RUNS,
    )
  })

  test('an annotation is one line and one command, and a group and a word for debugging as well', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        for (const name of ['error', 'warning', 'debug'] as const) {
          const { lines, commands } = await linesOf(() => actionLog[name](text))
          expect([lines.length, commands]).toEqual([1, [name]])
          expect(lines[0]?.startsWith(`::${name}::`)).toBe(true)
          const titled = await linesOf(() => actionLog[name](text, text))
          expect([titled.lines.length, titled.commands]).toEqual([1, [name]])
        }
        const folded = await linesOf(() => actionLog.group(text, () => Promise.resolve()))
        expect([folded.lines.at(-1), folded.commands]).toEqual(['::endgroup::', ['group', 'endgroup']])
      }),
      RUNS,
    )
  })

  test('a line of ours is broken where it would be wider than the log’s viewer, and what goes on is no command', async () => {
    const words = 'an instance that is on and held by nobody '
    for (const log of [actionLog, prefixed(actionLog, 'eu-west-3')]) {
      const { lines, commands } = await linesOf(() => log.info(`${words.repeat(5)}::error::x ##[error]y`))
      expect([lines.length > 1, commands]).toEqual([true, []])
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(120)
    }
    const at = (width: number): string => `${'x'.repeat(width)} ::error::x`
    expect((await linesOf(() => actionLog.info(at(118)))).commands).toEqual([])
  })

  test('the end of a step has one annotation for each region that failed, and no other command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 5, maxLength: 5 }), async (texts) => {
        const { lines, commands } = await linesOf(() =>
          logEnding({ result: aResult(texts), regions: [], failed: true, ended: NOW, seconds: 1 }, SETTING, actionLog),
        )
        expect(commands).toEqual(['error'])
        expect(lines.filter((line) => line.startsWith('::error title=NAVO · eu-west-3::eu-west-3: '))).toHaveLength(1)
      }),
      RUNS,
    )
  })
})

/** A failed region with foreign text wherever there can be some. */
function aResult([message = '', hint = '', code = '', text = '', reason = '']: readonly string[]): Result {
  const region: RegionResult = {
    ...{ status: 'failed', summary: message, error: { messages: [message, text], hint, code, requestId: code } },
    findings: [{ code: 'foreign', defect: true, text }],
    steps: [{ kind: 'remove-image', target: text, outcome: 'failed', reason, seconds: 0 }],
  }
  return { mode: 'clear', fleet: 'NAVO', version: '0.0.0', status: 'failed', regions: { 'eu-west-3': region } }
}

describe('fault 34: the outputs', () => {
  let folder = ''
  const before = process.env['GITHUB_OUTPUT']
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'outputs-'))
    process.env['GITHUB_OUTPUT'] = join(folder, 'output')
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    if (before === undefined) delete process.env['GITHUB_OUTPUT']
    else process.env['GITHUB_OUTPUT'] = before
  })

  test('are those that were set, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 5, maxLength: 5 }), (texts) => {
        const path = join(folder, 'output')
        writeFileSync(path, '')
        const result = aResult(texts)
        core.setOutput('status', result.status)
        core.setOutput('result', result)
        core.setOutput('regions', ['eu-west-3'])
        const outputs = parseCommandsFile(readFileSync(path, 'utf8'))
        expect(Object.keys(outputs)).toEqual(['status', 'result', 'regions'])
        expect(JSON.parse(outputs['result'] ?? '')).toEqual(result)
        expect(outputs['regions']).toBe('["eu-west-3"]')
      }),
      RUNS,
    )
  })
})
