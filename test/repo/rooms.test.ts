// Which file may know which: no circles anywhere, no room of src/ knows one above it, and each test lies where the file
// lies that it judges. So a change stays where it is made, and a newcomer finds it where it is guessed.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { cruise, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The rooms of src/, and the files beside them, from low to high: each knows only itself and what is before it. */
const ROOMS = [
  ...['errors', 'clock', 'version', 'pace', 'instance-state', 'tags', 'text', 'log', 'result', 'phases', 'lease'],
  ...['schedule', 'fleet', 'files', 'guest', 'aws', 'context', 'plan', 'inputs', 'github', 'report'],
  ...['machine', 'payload', 'left-over', 'apply', 'modes', 'main', 'toolkit', 'post', 'index', 'bundle'],
]

/** What has no circles. */
const FOLDERS = ['src', 'local', 'scripts', 'infra', 'test']

/** More would be a room that nobody has named. */
const MOST_FILES_AT_THE_TOP = 16

/** Tests that judge what several files do together: they lie in the room of what they judge. */
const SPANNING = [
  'apply/clear-touches-only-ours.test.ts',
  'apply/prove-and-set-up.test.ts',
  'fleet/base.test.ts',
  'plan/base.test.ts',
  'plan/converges.test.ts',
  'plan/touches-only-ours.test.ts',
]

const inRooms = (rooms: readonly string[]): string => `^src/(${rooms.join('|')})(/|\\.ts$)`

const RULES: readonly IForbiddenRuleType[] = [
  { name: 'circle', severity: 'error', from: {}, to: { circular: true } },
  ...ROOMS.slice(0, -1).map((room, index): IForbiddenRuleType => ({
    ...{ name: 'upwards', severity: 'error' },
    from: { path: inRooms([room]) },
    to: { path: inRooms(ROOMS.slice(index + 1)) },
  })),
]

/** Reads all imports below the folders, of types too, and gives what breaks a rule, as `upwards: a.ts > b.ts`. */
async function findViolations(baseDir: string, folders: readonly string[]): Promise<string[]> {
  const { output } = await cruise([...folders], {
    ...{ baseDir, validate: true, ruleSet: { forbidden: [...RULES] } },
    ...{ tsPreCompilationDeps: true, moduleSystems: ['es6'], includeOnly: `^(${folders.join('|')})/` },
  })
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map(describeViolation).sort()
}

function describeViolation({ rule, from, to, cycle }: IViolation): string {
  const path = cycle === undefined ? [to] : cycle.map(({ name }) => name)
  return `${rule.name}: ${[from, ...path].join(' > ')}`
}

function listTests(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts'))
}

describe('imports', () => {
  let violations: readonly string[] = []
  beforeAll(async () => {
    violations = await findViolations(ROOT, FOLDERS)
  })

  test.each(FOLDERS)('go in no circle that begins in %s/', (folder) => {
    expect(violations.filter((one) => one.startsWith(`circle: ${folder}/`))).toEqual([])
  })

  test('of src/ go down only', () => {
    expect(violations.filter((one) => one.startsWith('upwards: '))).toEqual([])
  })
})

describe('src/', () => {
  const top = readdirSync(join(ROOT, 'src'), { withFileTypes: true })

  test('has only rooms and files with a place in the order', () => {
    const names = top.map(({ name }) => name)
    expect(names.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual([...ROOMS].sort())
  })

  test('has the order that docs/architecture.md shows', () => {
    const [, shown = ''] =
      /^## Rooms$[^]*?^```text\n([^]*?)^```$/m.exec(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')) ?? []
    expect(shown.split(/[,\s]+/).filter(Boolean)).toEqual(
      ROOMS.map((room) => (top.some(({ name }) => name === room) ? `${room}/` : room)),
    )
  })

  test('has few files at its top', () => {
    const files = top.filter(({ name }) => name.endsWith('.ts'))
    expect(files.length).toBeLessThanOrEqual(MOST_FILES_AT_THE_TOP)
  })
})

describe('test/unit/', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })

  test('mirrors src/, but for tests of several files', () => {
    const others = listTests(join(ROOT, 'test/unit')).filter(
      (path) => !sources.includes(path.replace('.test.ts', '.ts')),
    )
    expect(others.sort()).toEqual(SPANNING)
  })
})

test('a circle of types, and imports upwards, now or when needed, are seen', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-rooms-'))
  const files = {
    'src/errors.ts': 'export const error = 1\n',
    'src/text/size.ts': "import { error } from '../errors.ts'\nexport const size = error\n",
    'src/tags.ts': "import { size } from './text/size.ts'\nexport const tag = size\n",
    'src/aws/images.ts': "export const load = () => import('../modes/run.ts')\n",
    'src/modes/run.ts': "import { size } from '../text/size.ts'\nexport const run = size\n",
    'local/one.ts': "import type { Two } from './two.ts'\nexport type One = Two\n",
    'local/two.ts': "import type { One } from './one.ts'\nexport type Two = One\n",
  }
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    expect(await findViolations(folder, ['src', 'local'])).toEqual([
      'circle: local/one.ts > local/two.ts > local/one.ts',
      'upwards: src/aws/images.ts > src/modes/run.ts',
      'upwards: src/tags.ts > src/text/size.ts',
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})
