// What the documents say is what the code does, as far as a program can tell: generated parts, links, commands, examples,
// the roles' actions, and the texts of messages.
import { describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { parse } from 'yaml'
import { z } from 'zod'
import { parsePolicy } from '../../local/iam/policy.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import { deployCommand } from '../../infra/command.ts'
import { FLEET_WORKFLOWS } from '../../scripts/write-workflows.ts'
import { findBlocks, GENERATED, listCalls, listKeys, renderDocument, valueAt } from '../../scripts/write-docs.ts'
import { packRunFiles } from '../../src/files/run.ts'
import { loadBaseSetup } from '../../src/files/setup.ts'
import { BASE_NAMES, baseParameter } from '../../src/fleet/bases.ts'
import { parseFleet } from '../../src/fleet/fleet.ts'
import { MAX_RUN_FILES_BYTES, MAX_SETUP_FILES_BYTES } from '../../src/fleet/limits.ts'
import { INPUTS, MODES } from '../../src/inputs/input-list.ts'
import { loadInputs } from '../../src/inputs/inputs.ts'
import { setupFuseSeconds } from '../../src/phases.ts'
import { regionStatusSchema } from '../../src/result.ts'
import { formatDuration } from '../../src/text/duration.ts'
import { formatSize } from '../../src/text/size.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const DOCUMENTS = [
  ...['README.md', 'local/README.md', 'payload/servicemon/README.md', 'test/endurance/explore/README.md'],
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const README = read('README.md')
const REFERENCE = read('docs/reference.md')

/** The text without fenced blocks: links and headings in there are none. */
const prose = (text: string) => text.replace(/^```[^]*?^```$/gm, '')

/** GitHub's ids of the headings of a document. */
const anchorsOf = (text: string) =>
  [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

const linksOf = (path: string) =>
  [...prose(read(path)).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => {
    const [file = '', anchor] = link.split('#')
    return { link, file: file === '' ? path : relative('.', join(dirname(path), file)), anchor }
  })

/** The rows of a text's table, each as its cells without backticks. */
const tableIn = (text: string) =>
  [...text.matchAll(/^\| (.+) \|$/gm)]
    .map(([, row = '']) => row.split(' | ').map((cell) => cell.replaceAll('`', '')))
    .slice(2)

/** The same of the table under a heading. */
const tableUnder = (text: string, heading: string) => {
  const [, section = ''] = text.split(`\n## ${heading}\n`)
  return tableIn(section.split('\n## ')[0] ?? '')
}

const workflowSchema = z.object({
  on: z.looseObject({ workflow_dispatch: z.object({ inputs: z.record(z.string(), z.unknown()) }).optional() }),
})

/** Reads inputs as the runner does: what isn't given has its default. */
const readInputsOf = (given: Readonly<Record<string, unknown>>) =>
  loadInputs((name) => {
    const value = given[name] ?? Object.entries(INPUTS).find(([known]) => known === name)?.[1].default ?? ''
    return typeof value === 'string' ? value : JSON.stringify(value)
  })

describe('generated parts', () => {
  test.each(GENERATED)('%s is what scripts/write-docs.ts writes', (path) => {
    expect(read(path)).toBe(renderDocument(path))
  })
})

describe.each(DOCUMENTS)('%s', (path) => {
  test('has links and anchors that lead somewhere', () => {
    const broken = linksOf(path).filter(({ file, anchor }) => {
      if (!existsSync(join(ROOT, file))) return true
      return anchor !== undefined && !anchorsOf(read(file)).includes(anchor)
    })
    expect(broken.map(({ link }) => link)).toEqual([])
  })

  test('has no two headings of the same anchor', () => {
    expect(anchorsOf(read(path))).toEqual([...new Set(anchorsOf(read(path)))])
  })

  test('names only commands that package.json has', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))
    const named = [...read(path).matchAll(/\bnpm (?:run (?:-s )?([a-z:-]+)|(test))\b/g)].map(
      ([, run, own]) => run ?? own ?? '',
    )
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    const files = [...read(path).matchAll(/\bnode (\S+\.ts)\b/g)].map(([, file = '']) => file)
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  test('starts only workflows that there are, with inputs that they have', () => {
    const named = [...read(path).matchAll(/\bgh workflow \w+ (\S+\.yml)((?: --field [\w-]+=(?:'[^']*'|\S+))*)/g)]
    const wrong = named.flatMap(([, file = '', fields = '']) => {
      if (!existsSync(join(ROOT, '.github/workflows', file))) return [file]
      const { on } = workflowSchema.parse(parse(read(`.github/workflows/${file}`)))
      const inputs = Object.keys(on.workflow_dispatch?.inputs ?? {})
      return [...fields.matchAll(/--field ([\w-]+)=/g)].flatMap(([, name = '']) =>
        inputs.includes(name) ? [] : [`${file}: ${name}`],
      )
    })
    expect(wrong).toEqual([])
  })

  test('has shell that can be read', () => {
    // What is for the reader to fill in stands in angle brackets, which mean something to a shell.
    const blocks = findBlocks(read(path).replaceAll(/^ +(?=```)/gm, ''), 'sh').map((block) =>
      block.replaceAll(/<[a-z ]+>/g, 'x'),
    )
    for (const block of blocks) expect(() => execFileSync('bash', ['-n'], { input: block })).not.toThrow()
  })

  test('is clean Markdown: fences closed, no blanks at line ends, one newline at the end', () => {
    const text = read(path)
    expect((text.match(/^```/gm) ?? []).length % 2).toBe(0)
    expect(text).not.toMatch(/[ \t]$/m)
    expect(text).not.toMatch(/\n{3}/)
    expect(text).toMatch(/[^\n]\n$/)
  })

  test('has JSON and YAML that can be read', () => {
    for (const block of findBlocks(read(path), 'json')) expect(() => JSON.parse(block) as unknown).not.toThrow()
    for (const block of findBlocks(read(path), 'yaml')) expect(() => parse(block) as unknown).not.toThrow()
  })
})

describe('docs/reference.md', () => {
  const modes = tableUnder(REFERENCE, 'Modes')

  test('has the modes of the code', () => {
    expect(modes.map(([mode]) => mode).sort()).toEqual([...MODES].sort())
  })

  test.each(modes)('shows for mode %s a step with inputs that it uses', (mode, _, example = '') => {
    const step = z.object({ with: z.record(z.string(), z.unknown()) }).parse(parse(example))
    expect(readInputsOf(step.with)).toMatchObject({ mode, ignored: [] })
  })

  test('has every status, and no other', () => {
    const statuses = tableUnder(REFERENCE, 'When a step fails').map(([status]) => status)
    expect(statuses.sort()).toEqual([...regionStatusSchema.options, 'partial'].sort())
  })
})

describe('README.md', () => {
  test('is short: three lines of what it is, a picture, two commands, the set-up, a step, and where the rest is', () => {
    expect(README.split('\n').length).toBeLessThanOrEqual(220)
    const headings = [...prose(README).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(['Try it', 'Set-up', 'As a step', 'Where the rest is'])
  })

  test('has each document, and each picture that it shows', () => {
    const documents = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'))
    expect(documents.filter((name) => !README.includes(`(docs/${name}`))).toEqual(['faults.md'])
    const pictures = [...README.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path = '']) => path)
    expect(pictures.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
    expect(pictures.length).toBeGreaterThan(1)
  })

  test('has the section that an error message sends people to', () => {
    expect(read('src/aws/account.ts')).toContain('see README.md, Set-up')
    expect(anchorsOf(README)).toContain('set-up')
  })

  test('names in its set-up each workflow that works on a fleet, and the environment and variables that they need', () => {
    const workflows = tableUnder(README, 'Set-up').map(([name = '']) => name)
    expect(workflows.sort()).toEqual([...FLEET_WORKFLOWS])
    const texts = FLEET_WORKFLOWS.map((name) => read(`.github/workflows/${name}.yml`)).join('')
    const needed = [...texts.matchAll(/^ +environment: (\S+)$|\bvars\.(\w+)/gm)].map(
      (match) => match[1] ?? match[2] ?? '',
    )
    expect(new Set(needed).size).toBe(5)
    expect(needed.filter((name) => !README.includes(`\`${name}\``))).toEqual([])
  })

  test('has a fleet file that is a good one', () => {
    const [file = ''] = findBlocks(README, 'yaml').filter((block) => block.includes('\nregions:\n'))
    expect(parseFleet(file, 'fleet.yml').regions.length).toBeGreaterThan(1)
  })
})

describe('docs/day-to-day.md', () => {
  test('is told of in its contents, section by section', () => {
    const [top = '', ...sections] = read('docs/day-to-day.md').split(/^## /m)
    const linked = [...top.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(linked.sort()).toEqual(sections.flatMap((section) => anchorsOf(`## ${section.split('\n')[0] ?? ''}`)).sort())
  })
})

describe('docs/glossary.md', () => {
  const words = tableIn(read('docs/glossary.md'))

  test.each(['slot', 'lease', 'hold', 'fuse', 'payload', 'sweep', 'proof boot', 'home', 'originals'])(
    'has %s, in a line',
    (word) => expect(words.filter(([one]) => one === word)).toHaveLength(1),
  )

  test('is in the alphabet’s order', () => {
    const listed = words.map(([word = '']) => word)
    expect(listed).toEqual([...listed].sort())
  })
})

describe('docs/configuration.md', () => {
  const [ofBase = '', ofHome = '', mistaken = ''] = findBlocks(read('docs/configuration.md'), 'yaml')

  test('shows good files of both ways, which have every key between them', () => {
    expect([ofBase, ofHome].map((file) => parseFleet(file, 'fleet.yml').image.kind)).toEqual(['base', 'home'])
    const has = (file: string, path: readonly string[]): boolean => valueAt(parse(file), path) !== undefined
    const missing = listKeys().filter(({ path }) => ![ofBase, ofHome].some((file) => has(file, path)))
    expect(missing.map(({ path }) => path.join('.'))).toEqual([])
    // What both ways have is shown in the first.
    const homesOwn = listKeys().filter(({ path }) => has(ofHome, path) && !has(ofBase, path))
    expect(homesOwn.map(({ path }) => path.join('.'))).toEqual(['home'])
  })

  test('says of both ways what each takes', () => {
    const rows = tableUnder(read('docs/configuration.md'), 'Two ways')
    const refused = (file: string, key: string, value: string): string => {
      try {
        parseFleet(`${key}: ${value}\n${file}`, 'fleet.yml')
        return ''
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    const keyless = ofBase.replace(/^(?:key-pair|public-key): .*\n/gm, '')
    expect(refused(ofBase, 'home', 'us-west-2')).toMatch(/home: must be left out/)
    expect(refused(ofHome, 'public-key', 'ssh-ed25519 AAAA')).toMatch(/public-key: must be left out/)
    expect(refused(keyless, 'key-pair', 'NAVO')).toMatch(/key-pair: must be left out, or have a public-key/)
    const notAllowed = rows.flatMap(([key = '', base = '', home = '']) => [
      ...(base.startsWith('not allowed') ? [`${key} with a base`] : []),
      ...(home.startsWith('not allowed') ? [`${key} with home`] : []),
    ])
    expect(notAllowed).toEqual(['home with a base', 'public-key with home'])
  })

  test('has the bases of the code', () => {
    const named = tableUnder(read('docs/configuration.md'), 'Image').map(([name]) => name)
    expect(named.slice(0, -1)).toEqual(BASE_NAMES)
  })

  test('has the limits of the code', () => {
    const text = read('docs/configuration.md')
    const around = formatDuration(setupFuseSeconds(0, { outputCapBytes: 0, resultsCapBytes: 0 }))
    expect(around).toBe('37m')
    expect(text).toContain('`fuse` has to leave 37 minutes beyond it')
    const [, setups, runs] = tableUnder(text, 'Files').find(([what]) => what === 'at most, packed') ?? []
    expect([setups, runs]).toEqual([MAX_SETUP_FILES_BYTES, MAX_RUN_FILES_BYTES].map(formatSize))
  })

  test('shows the words that a file with mistakes leads to', () => {
    const [words = ''] = findBlocks(read('docs/configuration.md'), 'text')
    let message = ''
    try {
      parseFleet(mistaken, 'fleet.yml')
    } catch (error) {
      message = error instanceof Error ? error.message : ''
    }
    expect(`${message}\n`).toBe(words)
  })
})

describe('examples/', () => {
  const fleetOf = (name: string) =>
    parseFleet(read(`examples/${name}/fleet.yml`), join(ROOT, 'examples', name, 'fleet.yml'))

  test.each([
    ['base-image', { kind: 'base', base: 'al2023' }],
    ['home-image', { kind: 'home', region: 'us-west-2', name: 'NAVO' }],
  ])('%s has a good fleet file, which is told of where it is meant to be taken', (name, image) => {
    expect(fleetOf(name).image).toMatchObject(image)
    expect(
      DOCUMENTS.filter((path) => read(path).includes(`cp ${name === 'base-image' ? '-R ' : ''}examples/${name}/`)),
    ).toHaveLength(1)
  })

  test('are these', () => {
    expect(readdirSync(join(ROOT, 'examples')).sort()).toEqual(['base-image', 'home-image'])
  })

  test.each(['base-image', 'home-image'])('%s has roles whose command the template takes', (name) => {
    const looked = {
      HomeImage: 'ami-0123456789abcdef0',
      HomeGroup: 'sg-0123456789abcdef0',
      Subnets: 'subnet-0123456789abcdef0',
    }
    const command = deployCommand(fleetOf(name), looked)
    const told = [...command.matchAll(/^ {2}(\w+)=(.*?)(?: \\)?$/gm)]
    const given = Object.fromEntries(told.map(([, key = '', value = '']) => [key, value.replaceAll("'", '')]))
    expect(given).toMatchObject({ Fleet: 'NAVO', Home: 'us-west-2', AllowAdopt: 'false', ...looked })
    const statements = Object.values(shippedRoles('123456789012', given)).flatMap(policiesOf).flatMap(parsePolicy)
    const copies = statements.filter(({ actions }) => actions.includes('ec2:CopyImage'))
    expect(copies.length > 0).toBe(name === 'home-image')
  })

  test('base-image has the files that it names', async () => {
    const fleet = fleetOf('base-image')
    expect((await loadBaseSetup(fleet))?.setup?.files?.tar.includes('job/measure.sh')).toBe(true)
    expect((await packRunFiles(fleet))?.tar.includes('services.txt')).toBe(true)
  })
})

describe('the roles of infra/servicemon.yml', () => {
  const fleet = { Fleet: 'NAVO', Home: 'us-west-2', InstanceTypes: 't3.micro', Credits: 'standard' }
  const base = { BaseOwners: 'amazon', BaseParameters: baseParameter('al2023', 'x86_64') }
  const roles = shippedRoles('123456789012', fleet)
  const rolesOfBase = shippedRoles('123456789012', { ...fleet, ...base })
  /** Those of both ways: which of them is whose, test/iam/ tells from the calls that they make. */
  const actionsOf = (name: string) => {
    const both = [roles, rolesOfBase].flatMap((all) => all[name] ?? [])
    const statements = both.flatMap(policiesOf).flatMap(parsePolicy)
    return [...new Set(statements.flatMap(({ effect, actions }) => (effect === 'Allow' ? actions : [])))].sort()
  }
  const calls = listCalls()
  const callsOf = (modes: readonly string[]) =>
    [...new Set(modes.flatMap((mode) => [...(calls.get(mode) ?? [])]))].sort()

  test('are for modes whose calls are known', () => {
    expect([...calls.keys()].sort()).toEqual([...MODES].sort())
    for (const [mode, actions] of calls) expect([mode, actions.has('ec2:DescribeInstances')]).toEqual([mode, true])
  })

  test('allow the schedule exactly what its modes call', () => {
    expect(actionsOf('RotateRole')).toEqual(callsOf(['rotate', 'run', 'check', 'start', 'stop']))
  })

  test('allow the operator exactly what all modes call, and to pass the role', () => {
    expect(actionsOf('OperateRole')).toEqual(callsOf(MODES).concat('iam:PassRole').sort())
  })

  test('are the ones that docs/permissions.md names', () => {
    const rows = tableUnder(read('docs/permissions.md'), 'The roles').map(([name = '']) => name)
    const names = Object.values(roles).map(({ name }) => name.replace('NAVO', '<fleet>'))
    expect(rows.sort()).toEqual(names.sort())
  })
})

test('fault 138: the documents that messages name are there', () => {
  const sources = ['src', 'infra'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(join(folder, name))),
  )
  const named = new Set(sources.flatMap((text) => text.match(/(?:docs\/[\w-]+|README)\.md\b/g) ?? []))
  expect(named.size).toBeGreaterThan(3)
  expect([...named].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  // Only a path in full becomes a link.
  expect(sources.filter((text) => /[Ss]ee README\b(?!\.md)/.test(text))).toEqual([])
})

describe('docs/troubleshooting.md', () => {
  /** A literal's text, with `…` for what is put into it. */
  const sentenceOf = (node: ts.Node): string | undefined => {
    if (ts.isStringLiteralLike(node)) return node.text
    if (!ts.isTemplateExpression(node)) return undefined
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  }

  /** All texts of the code. */
  const textsOf = (path: string): string[] => {
    const texts: string[] = []
    const visit = (node: ts.Node): void => {
      texts.push(...[sentenceOf(node) ?? []].flat())
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest))
    return texts
  }
  const texts = [
    ...readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => textsOf(join(ROOT, 'src', name))),
    ...readdirSync(join(ROOT, '.github/workflows')).map((name) => read(`.github/workflows/${name}`)),
  ]
  const headings = [...read('docs/troubleshooting.md').matchAll(/^### `(.+)`$/gm)].map(([, heading = '']) => heading)

  test('has its sections as contents at its top', () => {
    const [top = '', ...sections] = read('docs/troubleshooting.md').split(/^## /m)
    const linked = [...top.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, anchor]) => anchor)
    expect(linked).toEqual(sections.map((section) => anchorsOf(`## ${section.split('\n')[0] ?? ''}`)[0]))
  })

  test('has headings', () => {
    expect(headings.length).toBeGreaterThan(30)
  })

  test.each(headings)('%s is a text of the code', (heading) => {
    expect(texts.filter((text) => text.includes(heading))).not.toEqual([])
  })

  /** What a run, a provision or a stop may fail with: the texts of errors, and of what keeps a plan from being made. */
  const FAILURES = [
    'ActionError',
    'Refusal',
    'NotDelivered',
    'MachineLost',
    'AgentSilent',
    'SetupFailed',
    'say',
    'unusable',
    'obstacles.push',
    'lose',
  ]
  const FINDINGS = ['defect', 'notice', 'drift']
  /** What else has a text of its own there: what `check` and other modes find, and why the schedule has nothing to run. */
  const ALSO: Readonly<Record<string, readonly string[]>> = {
    'plan/findings.ts': [...FINDINGS, 'text'],
    'plan/hindrances.ts': [...FINDINGS, 'text'],
    'plan/runner-findings.ts': [...FINDINGS, 'text'],
    'plan/base-age.ts': ['text'],
    'modes/provision.ts': FINDINGS,
    'modes/start.ts': FINDINGS,
    'schedule/due.ts': ['reason'],
  }

  /** The texts that a node gives to one of these makers: as an argument, as a variable's value or as a property's. */
  const textsGivenBy = (node: ts.Node, makers: readonly string[]): string[] => {
    const isOne = (name: ts.Node): boolean => makers.includes(name.getText())
    const given =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && isOne(node.expression)
        ? [...(node.arguments ?? [])]
        : (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && isOne(node.name)
          ? [node.initializer]
          : []
    return given.flatMap((value) => (value === undefined ? [] : (sentenceOf(value) ?? [])))
  }

  /** The sentences of a file that people get to see: those with a word of their own. */
  function messagesOf(name: string): string[] {
    const path = join(ROOT, 'src', name)
    const makers = [...FAILURES, ...(ALSO[name] ?? [])]
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      found.push(...textsGivenBy(node, makers))
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true))
    // What ends so only frames another text.
    return found.filter((text) => / [a-z]+/.test(text) && !text.endsWith('… …'))
  }

  const ROOMS = ['schedule', 'aws', 'plan', 'github', 'machine', 'payload', 'left-over', 'apply', 'modes']
  const messages = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, 'src', room)).flatMap((name) => messagesOf(`${room}/${name}`)),
  )

  test('has many texts to find', () => {
    expect(messages.length).toBeGreaterThan(100)
  })

  test.each([...new Set(messages)])('has the text of the code %s', (text) => {
    // A heading may stand for several texts, as `a foreign …` does.
    const isHeaded = headings.some((heading) => {
      const parts = heading.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      return new RegExp(parts.join('.+')).test(text)
    })
    expect({ text, isHeaded }).toEqual({ text, isHeaded: true })
  })
})
