// Writes the generated parts of the documents, between their marker comments: `node scripts/write-docs.ts`.
// Tables of inputs, outputs and keys come from action.yml and the schema; the table of AWS calls from the code itself, the
// tables of regularity from the simulation.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { parse } from 'yaml'
import { z } from 'zod'
import { fleetJsonSchema } from '../src/fleet/schema.ts'
import { renderSimulation } from './simulate.ts'

const root = join(import.meta.dirname, '..')

/** The documents that have generated parts. */
export const GENERATED = [
  'docs/reference.md',
  'docs/configuration.md',
  'docs/operations.md',
  'docs/permissions.md',
] as const

/** The document as it should be: its own text, with every generated part made anew. */
export function renderDocument(path: (typeof GENERATED)[number]): string {
  const text = readFileSync(join(root, path), 'utf8')
  return text.replace(
    /(<!-- generated: ([a-z]+) [^\n]*-->\n)[^]*?(<!-- end of \2 -->)/g,
    (_, start: string, name: string, end: string) => `${start}\n${renderPart(name, text)}\n\n${end}`,
  )
}

function renderPart(name: string, document: string): string {
  switch (name) {
    case 'inputs':
      return inputsTable()
    case 'outputs':
      return outputsTable()
    case 'keys':
      return keysTable(document)
    case 'calls':
      return callsTable()
    case 'simulation':
      return renderSimulation()
    default:
      throw new Error(`no part of the documents is called ${name}`)
  }
}

const face = z.object({
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), required: z.boolean(), default: z.string() }).partial(),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
})

function readFace(): z.output<typeof face> {
  return face.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')))
}

function inputsTable(): string {
  const rows = Object.entries(readFace().inputs).map(([name, { description = '', required, default: text = '' }]) => {
    return [`\`${name}\``, required === true ? 'required' : text === '' ? '–' : `\`${text}\``, description]
  })
  return table(['Input', 'Default', 'Meaning'], rows)
}

function outputsTable(): string {
  const rows = Object.entries(readFace().outputs).map(([name, { description }]) => [`\`${name}\``, description])
  return table(['Output', 'Meaning'], rows)
}

/** As much of a JSON Schema as fleet.schema.json uses. */
interface Schema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
}

/** One key of fleet.yml; `region` stands for the name of any region. */
export interface Key {
  readonly path: readonly string[]
  readonly schema: Schema
  readonly required: boolean
}

/** All keys of fleet.yml, in the order of the schema. */
export function listKeys(schema: Schema = fleetJsonSchema(), path: readonly string[] = []): Key[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const key = { path: [...path, name], schema: property, required: schema.required?.includes(name) ?? false }
    if (property.properties !== undefined) return [key, ...listKeys(property, key.path)]
    // One form of several is a map: what it demands is demanded of that form only.
    const map = property.anyOf?.find(({ properties }) => properties !== undefined)
    if (map !== undefined) return [key, ...listKeys({ ...map, required: [] }, key.path)]
    const region =
      typeof property.additionalProperties === 'object' ? property.additionalProperties.anyOf?.[0] : undefined
    return region === undefined ? [key] : [key, ...listKeys(region, [...key.path, '<region>'])]
  })
}

/** The examples are the values of the document's own complete files, the first two that are YAML in it: one for each way. */
function keysTable(document: string): string {
  const files: unknown[] = findBlocks(document, 'yaml')
    .slice(0, 2)
    .map((block) => parse(block) as unknown)
  const rows = listKeys().map(({ path, schema, required }) => {
    const [meaning = '', written] = (schema.description ?? '').split(/ Default: (.*)\.$/)
    const fallback = schema.default === undefined ? (written ?? '–') : `\`${show(schema.default)}\``
    const example = files.map((file) => valueAt(file, path)).find(isScalar)
    return [
      `\`${path.join('.')}\``,
      required ? 'required' : fallback,
      meaning,
      example === undefined ? '' : `\`${show(example)}\``,
    ]
  })
  return table(['Key', 'Default', 'Meaning', 'Example'], rows)
}

/** The value of a key in a file; for a region's key the first one that any region has. */
export function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value
  if (typeof value !== 'object' || value === null) return undefined
  const map = value as Readonly<Record<string, unknown>>
  if (name !== '<region>') return valueAt(map[name], rest)
  return Object.values(map)
    .map((region) => valueAt(region, rest))
    .find((found) => found !== undefined)
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\n')
  return value !== undefined && (typeof value !== 'object' || Array.isArray(value))
}

function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(', ')}]`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Fenced blocks of one language in a document, without their fences. */
export function findBlocks(document: string, language: string): string[] {
  return [...document.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Modes that differ in what they call; provision and clear carry out their plans by the same code. */
const MODES_OF_ROWS = [['rotate'], ['check'], ['run'], ['start'], ['stop'], ['provision', 'clear']] as const

function callsTable(): string {
  const calls = listCalls()
  const rows = MODES_OF_ROWS.map((modes) => {
    const actions = new Set(modes.flatMap((mode) => [...(calls.get(mode) ?? [])]))
    return [
      modes.map((mode) => `\`${mode}\``).join(', '),
      [...actions]
        .sort()
        .map((action) => `\`${action}\``)
        .join(', '),
    ]
  })
  return table(['Mode', 'IAM actions'], rows)
}

/**
 * The IAM actions behind the AWS calls that each mode can make, by mode: every command or paginator of the SDK that
 * can be reached from the mode's case in modes/mode.ts, through functions and dynamic imports. Reading the caller's
 * identity comes before any mode and needs no permission, so it isn't among them.
 */
export function listCalls(): Calls {
  return (listed ??= readCalls())
}

type Calls = ReadonlyMap<string, ReadonlySet<string>>

/** Read once: the compiler takes seconds to get through the SDK's types. */
let listed: Calls | undefined

function readCalls(): Calls {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown
  }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const modes = join(root, 'src/modes/mode.ts')
  const host = ts.createCompilerHost(options)
  // Packages are left out: to get through the SDK's types takes the compiler ten times as long as through ours.
  host.resolveModuleNameLiterals = (literals, from, redirected) =>
    literals.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, from, options, host, undefined, redirected) : NOT_FOUND,
    )
  const program = ts.createProgram([modes], { ...options, types: [] }, host)
  const checker = program.getTypeChecker()
  const calls = new Map<string, ReadonlySet<string>>()
  const findModes = (node: ts.Node): void => {
    if (ts.isCaseClause(node) && ts.isStringLiteral(node.expression)) {
      calls.set(node.expression.text, callsFrom(checker, node))
    } else ts.forEachChild(node, findModes)
  }
  const file = program.getSourceFile(modes)
  if (file !== undefined) findModes(file)
  return calls
}

const NOT_FOUND = { resolvedModule: undefined }

/** The action behind a name that is imported from a client of the SDK. */
function actionOf(name: string, specifier: ts.Node | undefined): string | undefined {
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return undefined
  const service = /^@aws-sdk\/client-([a-z0-9]+)$/.exec(specifier.text)?.[1]
  const action = /^(?:paginate(\w+)|(\w+)Command)$/.exec(name)
  return service === undefined || action === null ? undefined : `${service}:${action[1] ?? action[2] ?? ''}`
}

function callsFrom(checker: ts.TypeChecker, start: ts.Node): Set<string> {
  const actions = new Set<string>()
  const add = ({ text }: ts.Identifier | ts.StringLiteral, specifier: ts.Node | undefined): void => {
    const action = actionOf(text, specifier)
    if (action !== undefined) actions.add(action)
  }
  const seen = new Set<ts.Node>()
  const follow = (symbol: ts.Symbol | undefined): void => {
    if (symbol === undefined) return
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    for (const declaration of symbol.declarations ?? []) {
      if (!ts.isImportSpecifier(declaration)) continue
      add(declaration.propertyName ?? declaration.name, declaration.parent.parent.parent.moduleSpecifier)
    }
    for (const declaration of target.declarations ?? []) {
      if (seen.has(declaration)) continue
      seen.add(declaration)
      if (ts.isBindingElement(declaration)) followBinding(declaration)
      else if (ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration)) visit(declaration)
    }
  }
  // `const { runRegion } = await import(…)`: the name leads to the binding, its type to the module's function.
  const followBinding = (element: ts.BindingElement): void => {
    const name = element.propertyName ?? element.name
    if (!ts.isIdentifier(name)) return
    const { initializer } = element.parent.parent
    const imported = initializer !== undefined && ts.isAwaitExpression(initializer) ? initializer.expression : undefined
    if (imported !== undefined && ts.isCallExpression(imported)) add(name, imported.arguments[0])
    follow(checker.getTypeAtLocation(element.parent).getProperty(name.text))
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isShorthandPropertyAssignment(node)) follow(checker.getShorthandAssignmentValueSymbol(node))
    else if (ts.isIdentifier(node)) follow(checker.getSymbolAtLocation(node))
    ts.forEachChild(node, visit)
  }
  visit(start)
  return actions
}

if (process.argv[1] === import.meta.filename) {
  for (const path of GENERATED) writeFileSync(join(root, path), renderDocument(path))
}
