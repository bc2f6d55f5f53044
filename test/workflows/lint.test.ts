// The workflow files and action.yml are good by the published JSON schemas, GitHub's own parser, actionlint and zizmor, and
// each of these finds what is planted.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FOLDER, readWorkflow, WORKFLOWS } from './files.ts'
import { findActionlint, findTool, hasGo, ROOT, say, type Said } from './tools.ts'

const FILES = WORKFLOWS.map((name) => join(FOLDER, `${name}.yml`))

let spoilt: string

/** A copy of the workflows with one text of one file replaced. */
function spoil(name: string, from: string, to: string): string {
  const text = readWorkflow(name)
  expect(text).toContain(from)
  const path = join(spoilt, '.github/workflows', `${name}.yml`)
  writeFileSync(path, text.replace(from, to))
  return path
}

beforeAll(async () => {
  // The first time it installs the tools, which is no test's time.
  await Promise.all([findTool('zizmor'), hasGo() ? findActionlint() : undefined])
  spoilt = mkdtempSync(join(tmpdir(), 'servicemon-workflows-'))
  cpSync(join(ROOT, '.github'), join(spoilt, '.github'), { recursive: true })
})

afterAll(() => rmSync(spoilt, { recursive: true, force: true }))

describe('the published schemas', () => {
  const validate = async (schema: string, files: readonly string[]): Promise<Said> =>
    say(await findTool('check-jsonschema'), ['--builtin-schema', schema, ...files])

  test('accept the workflows', async () => {
    expect(await validate('vendor.github-workflows', FILES)).toMatchObject({ exitCode: 0 })
  })

  test('accept action.yml', async () => {
    expect(await validate('vendor.github-actions', ['action.yml'])).toMatchObject({ exitCode: 0 })
  })

  test('refuse a queue that GitHub does not know', async () => {
    const path = spoil('rotate', 'queue: max', 'queue: endless')
    const { exitCode, output } = await validate('vendor.github-workflows', [path])
    expect(exitCode).toBe(1)
    expect(output).toContain('endless')
  })
})

describe("GitHub's own parser", () => {
  const parse = async (files: readonly string[]): Promise<unknown> => {
    const { output } = await say(process.execPath, [join(import.meta.dirname, 'parse.ts'), ...files])
    return JSON.parse(output)
  }

  test('accepts the workflows', async () => {
    expect(await parse(FILES)).toEqual(FILES.map(() => []))
  })

  test('refuses a context where there is none', async () => {
    const path = spoil('stop', "${{ vars.SERVICEMON_ROTATE_ROLE == ''", "${{ steps.x.y == ''")
    expect(await parse([path])).toEqual([[expect.stringContaining("Unrecognized named-value: 'steps'")]])
  })
})

// It has to be built, by Go; GitHub's runners have that, and other machines do without.
const ifGo = hasGo() ? describe : describe.skip
ifGo('actionlint', () => {
  const lint = async (files: readonly string[]): Promise<Said> =>
    say(await findActionlint(), ['-no-color', '-config-file', join(ROOT, '.github/actionlint.yaml'), ...files])

  test('finds nothing', async () => {
    expect(await lint(FILES)).toEqual({ exitCode: 0, output: '' })
  })

  test('finds an output that no step has', async () => {
    const path = spoil('rotate', 'steps.rotate.outputs.status', 'steps.rotation.outputs.status')
    const { exitCode, output } = await lint([path])
    expect(exitCode).toBe(1)
    expect(output).toContain('property "rotation" is not defined')
  })
})

describe('zizmor, at its strictest and offline', () => {
  const audit = async (folder: string): Promise<Said> =>
    say(await findTool('zizmor'), ['--offline', '--persona', 'auditor', '--no-progress', '--color', 'never', folder])

  test('finds nothing', async () => {
    expect(await audit('.')).toMatchObject({ exitCode: 0 })
  })

  test('finds an action that is not pinned', async () => {
    spoil('check', '@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1', '@v7')
    const { exitCode, output } = await audit(spoilt)
    expect(exitCode).not.toBe(0)
    expect(output).toContain('unpinned-uses')
  })
})
