// docs/your-own-repository.md, done as it says: from an empty repository to a fleet that has run, by its own workflows.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FLEET_WORKFLOWS } from '../../scripts/write-workflows.ts'
import { listStillOn } from '../support/world.ts'
import { copyAction, initRepository, legsOf, namesOf, troubleOf } from './act.ts'
import { dispatch, SCENE_MS, TICK, useScenes, type Scene } from './scene.ts'
import { ROOT } from './tools.ts'

const ACTION = 'octo/servicemon@3d3c42e5aac5ba805825da76410c181273ba90b1'
const page = readFileSync(join(ROOT, 'docs/your-own-repository.md'), 'utf8')
const newScene = useScenes()

const base = mkdtempSync(join(tmpdir(), 'servicemon-own-'))
const repository = join(base, 'my-repository')
const byHand = join(base, 'by-hand')
const action = join(base, 'action')

/** The page's fenced blocks of a language, without the indentation of the list they are in. */
function blocks(language: string): string[] {
  const fence = new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^ *\`\`\`$`, 'gm')
  return [...page.matchAll(fence)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )
}

const [fleet = ''] = blocks('yaml')
const [write = '', commit = '', copy = ''] = blocks('sh')

/** Does what a block says in a clone of this repository, with the reader's own names in it. */
function follow(block: string, folder: string): string {
  const text = block.replaceAll('../my-repository', folder).replaceAll('OWNER/REPOSITORY@COMMIT', ACTION)
  const PATH = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`
  const who = { GIT_AUTHOR_NAME: 'octo', GIT_AUTHOR_EMAIL: 'octo@localhost' }
  const committer = { GIT_COMMITTER_NAME: 'octo', GIT_COMMITTER_EMAIL: 'octo@localhost' }
  const env = { ...process.env, PATH, ...who, ...committer }
  return execFileSync('bash', ['-euc', text], { cwd: ROOT, encoding: 'utf8', env })
}

const workflows = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, '.github/workflows')).map((name) => [
      name,
      readFileSync(join(folder, '.github/workflows', name), 'utf8'),
    ]),
  )

let said: string

beforeAll(async () => {
  for (const folder of [repository, byHand, action]) mkdirSync(folder)
  await copyAction(action)
  await initRepository(repository)
  writeFileSync(join(repository, 'fleet.yml'), fleet)
  writeFileSync(join(repository, 'measure.sh'), 'echo "the sky is clear"\n')
  said = follow(write, repository)
  follow(commit, repository)
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('the command', () => {
  test('writes the seven workflows, and says so', () => {
    expect(said.match(/^\.github\/workflows\/\w+\.yml: new$/gm)).toHaveLength(7)
    expect(Object.keys(workflows(repository))).toEqual(FLEET_WORKFLOWS.map((name) => `${name}.yml`))
  })

  test('writes the same again, and says that too', () => {
    const before = workflows(repository)
    expect(follow(write, repository).match(/: as it was$/gm)).toHaveLength(7)
    expect(workflows(repository)).toEqual(before)
  })

  test('has left nothing to commit', () => {
    expect(follow('git -C ../my-repository status --porcelain', repository)).toBe('')
  })
})

test('by hand, by the page’s table, comes the same', () => {
  follow(copy, byHand)
  const [, table = ''] = page.split('\n## By hand\n')
  const rows = [...table.matchAll(/^\| (\w+(?:, \w+)*) \| `(.+)` \| `(.+)` \|$/gm)]
  expect(rows).toHaveLength(5)
  const replaced = Object.entries(workflows(byHand)).map(([name, text]) => {
    const mine = rows.filter(
      ([, where = '']) => where === 'all' || where.split(', ').some((one) => `${one}.yml` === name),
    )
    return [
      name,
      mine.reduce(
        (done, [, , from = '', to = '']) => done.replaceAll(from, to.replace('OWNER/REPOSITORY@COMMIT', ACTION)),
        text,
      ),
    ]
  })
  expect(Object.fromEntries(replaced)).toEqual(workflows(repository))
})

describe('what the workflows then do', () => {
  let scene: Scene

  beforeAll(async () => {
    // Of somebody else's things in the account it needs none but the profile, which the roles' stack makes.
    scene = await newScene([], { fleet, home: { name: 'OTHER', instanceProfileName: 'SKY-ssm' } })
  }, SCENE_MS)

  const run = (workflow: string, event: Parameters<Scene['run']>[1]) =>
    scene.run(workflow, event, { folder: repository, actions: { [ACTION]: action } })

  test('provision makes both regions ready', async () => {
    const provision = await run('provision', dispatch({ region: 'all' }))
    expect(troubleOf(provision)).toBe('')
    expect(namesOf(provision)).toEqual(['SKY · dispatched · eu-west-3', 'SKY · dispatched · us-east-1'])
    expect((await scene.world.machines()).map(({ region }) => region).sort()).toEqual(['eu-west-3', 'us-east-1'])
  })

  test('rotate runs the job in both', async () => {
    const rotate = await run('rotate', TICK)
    expect(troubleOf(rotate)).toBe('')
    for (const region of ['eu-west-3', 'us-east-1']) {
      expect(legsOf(rotate)[region]?.log).toMatch(/^\| the sky is clear$/m)
      expect(Object.keys(rotate.artifacts)).toContain(`SKY-${region}-1/result.json`)
    }
    expect(await listStillOn(scene.world)).toEqual([])
  })
})
