// Where a report's reader goes next, by GitHub's variables and the repository's workflow files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { artifactName, findPlaces } from '../../../src/github/places.ts'
import { parseWorkflow } from '../../../src/github/workflow.ts'

const folder = mkdtempSync(join(tmpdir(), 'places-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const VARIABLES = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'octo/sky', GITHUB_RUN_ID: '7' }

test('workflows of a mode’s name are pages of the repository, and so is the run', async () => {
  const files = join(folder, '.github/workflows')
  mkdirSync(files, { recursive: true })
  for (const name of ['stop.yml', 'clear.yaml', 'other.yml']) writeFileSync(join(files, name), '')
  const { run, workflows } = await findPlaces({ ...VARIABLES, GITHUB_WORKSPACE: folder })
  expect([run, [...workflows]]).toEqual([
    'https://github.com/octo/sky/actions/runs/7',
    [
      ['clear', 'https://github.com/octo/sky/actions/workflows/clear.yaml'],
      ['stop', 'https://github.com/octo/sky/actions/workflows/stop.yml'],
    ],
  ])
})

test('without a checkout there are no workflows, and outside of GitHub nothing', async () => {
  expect((await findPlaces(VARIABLES)).workflows.size).toBe(0)
  const { artifactOf, run } = await findPlaces({})
  expect([run, artifactOf('eu-west-3')]).toEqual([undefined, undefined])
})

const workflow = (name: string) =>
  parseWorkflow(`jobs: { run: { steps: [{ uses: actions/upload-artifact@v7, with: { name: '${name}' } }] } }`) ?? {
    jobs: {},
    asks: [],
  }

test.each([
  ['NAVO-${{ matrix.region }}-${{github.run_attempt}}', 'NAVO-eu-west-3-2'],
  ['plain', 'plain'],
  ['x-${{ inputs.other }}', undefined],
])('an artifact’s name %s is %s', (name, expected) => {
  expect(artifactName(workflow(name), { GITHUB_JOB: 'run', GITHUB_RUN_ATTEMPT: '2' }, 'eu-west-3')).toBe(expected)
})

test('a job that keeps nothing has none', () => {
  expect(artifactName(workflow('x'), { GITHUB_JOB: 'other' }, 'eu-west-3')).toBeUndefined()
})
