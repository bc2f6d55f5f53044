// ci.yml and release.yml, run by act in a small repository. What takes long, or needs GitHub, is replaced there by
// programs that write down how they were called: npm, gh, sudo, and .ci/run itself.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { commitAll, git, jobOf, namesOf, runWorkflow, type JobRun, type WorkflowRun } from './act.ts'
import { FOLDER } from './files.ts'
import { findTool } from './tools.ts'

const WROTE = 'echo "$(basename "$0")${*:+ $*}" >> "$CALLS"'

let base: string
let folder: string
let calls: string

/** Writes a program into the repository or beside it. */
function writeProgram(path: string, ...lines: string[]): void {
  writeFileSync(join(base, path), ['#!/bin/sh', WROTE, ...lines, ''].join('\n'), { mode: 0o755 })
}

beforeEach(async () => {
  await findTool('act')
  base = mkdtempSync(join(tmpdir(), 'servicemon-release-'))
  folder = join(base, 'repository')
  calls = join(base, 'calls')
  for (const path of ['repository/.github', 'repository/.ci', 'repository/dist', 'programs']) {
    mkdirSync(join(base, path), { recursive: true })
  }
  cpSync(FOLDER, join(folder, '.github/workflows'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }\n')
  writeFileSync(join(folder, 'dist/index.js'), 'built\n')
  writeFileSync(calls, '')
  writeProgram('repository/.ci/run')
  writeProgram('programs/npm', 'if test "$1 $2" = "run build"; then echo built > dist/index.js; fi')
  writeProgram('programs/gh', 'test -n "$GH_TOKEN"')
  writeProgram('programs/sudo', 'exec "$@"')
  await commitAll(folder)
  await git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD')
})

afterEach(() => rmSync(base, { recursive: true, force: true }))

const run = (workflow: string, ref: string, vars: Readonly<Record<string, string>> = {}): Promise<WorkflowRun> =>
  runWorkflow({
    ...{ folder, workflow, event: { name: 'push', ref }, vars, path: [join(base, 'programs')] },
    secrets: { GITHUB_TOKEN: 'local' },
    env: { CALLS: calls },
  })

/** The programs that were called, with what they were given. */
const called = (): string[] => readFileSync(calls, 'utf8').trim().split('\n')
const failedSteps = (job: JobRun | undefined): string[] =>
  (job?.steps ?? []).filter(({ result }) => result === 'failure').map(({ name }) => name)

test('ci: tests a push as anybody would on a clean clone, as root', async () => {
  const ci = await run('ci', 'refs/heads/main')
  expect(ci.exitCode).toBe(0)
  expect(namesOf(ci)).toEqual(['tests'])
  expect(called()).toEqual([expect.stringMatching(/^sudo env PATH=\S*programs\S* \.ci\/run$/), 'run'])
})

test('ci: fails with the tests', async () => {
  writeProgram('repository/.ci/run', 'exit 1')
  expect((await run('ci', 'refs/heads/main')).exitCode).toBe(1)
})

test.each([
  ['ci', 'refs/heads/main'],
  ['release', 'refs/tags/v1.2.3'],
])('fault 141: %s does nothing in a copy that is somebody’s fleet', async (workflow, ref) => {
  const nothing = await run(workflow, ref, { SERVICEMON_ROTATE_ROLE: 'arn:aws:iam::123456789012:role/rotate' })
  expect(nothing).toMatchObject({ exitCode: 0, jobs: [] })
  expect(called()).toEqual([''])
})

describe('release', () => {
  test('of a good tag: built, tested, and made by a job that runs nothing of npm', async () => {
    const release = await run('release', 'refs/tags/v1.2.3')
    expect(release.exitCode).toBe(0)
    expect(namesOf(release)).toEqual(['check the tag', 'release'])
    const commit = await git(folder, 'rev-parse', 'HEAD')
    expect(called()).toEqual([
      'npm ci',
      'npm run build',
      expect.stringMatching(/^sudo env PATH=\S+ \.ci\/run$/),
      'run',
      `gh release create v1.2.3 --repo octo/sky --verify-tag --generate-notes --notes Pin it by its commit: \`uses: octo/sky@${commit} # v1.2.3\``,
    ])
  })

  test('not of a tag that isn’t the version in package.json', async () => {
    const release = await run('release', 'refs/tags/v1.2.4')
    expect(release.exitCode).toBe(1)
    expect(namesOf(release)).toEqual(['check the tag'])
    expect(failedSteps(jobOf(release, 'check'))).toEqual(['The version is that of package.json'])
    expect(called()).toEqual([''])
  })

  test('not of a commit that isn’t on main', async () => {
    await git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Aside')
    const release = await run('release', 'refs/tags/v1.2.3')
    expect(release.exitCode).toBe(1)
    expect(failedSteps(jobOf(release, 'check'))).toEqual(['The commit is on main'])
  })

  test.each([
    ['holds something else than the source builds', 'echo other > dist/index.js'],
    ['lacks a file that the source builds', 'echo more > dist/more.js'],
  ])('not when dist/ %s', async (_, build) => {
    writeProgram('programs/npm', `if test "$1 $2" = "run build"; then ${build}; fi`)
    const release = await run('release', 'refs/tags/v1.2.3')
    expect(release.exitCode).toBe(1)
    expect(failedSteps(jobOf(release, 'check'))).toEqual(['dist/ is what the source builds'])
    expect(called()).toEqual(['npm ci', 'npm run build'])
  })

  test('not when the tests fail', async () => {
    writeProgram('repository/.ci/run', 'exit 1')
    const release = await run('release', 'refs/tags/v1.2.3')
    expect(release.exitCode).toBe(1)
    expect(failedSteps(jobOf(release, 'check'))).toEqual(['The tests pass'])
    expect(called()).not.toContainEqual(expect.stringMatching(/^gh /))
  })
})
