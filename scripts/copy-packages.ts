// Copies what the bundle is made of as the bundler needs it: the AWS SDK as ES modules, each client with only the calls that
// the source makes, likewise GitHub's API, and undici without what nobody uses. As it is published, Node's condition picks
// the SDK's CommonJS, of which a bundler leaves nothing out, and EC2's client describes 750 calls.
import { cpSync, existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Copies packages from one node_modules to another; `sources` is the folder whose imports count. */
export function copyPackages({ from, to, sources }: { from: string; to: string; sources: string }): void {
  for (const scope of ['@aws-sdk', '@smithy']) {
    for (const name of readdirSync(join(from, scope))) copyModules(join(from, scope, name), join(to, scope, name))
  }
  for (const [client, names] of listImports(sources)) keepCalls(join(to, client, 'dist-es'), names)
  for (const name of [...UNDICI_USERS, 'undici']) cpSync(join(from, name), join(to, name), { recursive: true })
  keepUndici(to)
  cpSync(join(from, ENDPOINTS), join(to, ENDPOINTS), { recursive: true })
  keepEndpoints(join(to, ENDPOINTS, 'dist-src/generated/endpoints.js'), sources)
}

/** Copies a package's ES modules and makes them what it exports; a package of types only has none that matter. */
function copyModules(from: string, to: string): void {
  if (!existsSync(join(from, 'dist-es'))) return
  cpSync(join(from, 'dist-es'), join(to, 'dist-es'), { recursive: true })
  const { exports, ...rest } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
    module: string
    exports?: Record<string, { module: string }>
  }
  const modules = Object.entries(exports ?? { '.': rest }).map(([path, { module }]) => [path, module])
  writeFileSync(join(to, 'package.json'), JSON.stringify({ ...rest, exports: Object.fromEntries(modules) as object }))
}

/** What the source imports from each client, types aside. Throws for an import that it can't read. */
function listImports(sources: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const file of globSync(join(sources, '**/*.ts'))) {
    const text = readFileSync(file, 'utf8')
    const imports = [
      ...text.matchAll(/(type )?\{([^{}]*)\}\s*(?:from|= await import\()\s*'(@aws-sdk\/client-[a-z0-9]+)'/g),
    ]
    if (imports.length !== text.split("'@aws-sdk/client-").length - 1) {
      throw new Error(`${file}: an import of an AWS client must be of names in braces, with from or = await import`)
    }
    for (const [, type, list = '', client = ''] of imports) {
      const names = list.split(',').map((name) => name.trim())
      const values = type === undefined ? names.filter((name) => name !== '' && !name.startsWith('type ')) : []
      found.set(client, new Set([...(found.get(client) ?? []), ...values]))
    }
  }
  return found
}

/** Makes a client export the names and nothing else, and cuts its schemas down to what they need. */
function keepCalls(folder: string, names: ReadonlySet<string>): void {
  const exported = [...names].sort().map((name) => `export { ${name} } from './${fileOf(name)}'\n`)
  writeFileSync(join(folder, 'index.js'), exported.join(''))
  const schemas = join(folder, 'schemas', 'schemas_0.js')
  const files = [...names].filter((name) => name.endsWith('Command') || name.startsWith('paginate')).map(commandFile)
  const users = [...files, 'runtimeConfig.shared'].map((file) => readFileSync(join(folder, `${file}.js`), 'utf8'))
  const wanted = users.flatMap(
    (text) => /import \{([^}]*)\} from "\.\.?\/schemas\/schemas_0"/.exec(text)?.[1]?.match(/[\w$]+/g) ?? [],
  )
  writeFileSync(schemas, keepNeeded(readFileSync(schemas, 'utf8'), wanted))
}

function fileOf(name: string): string {
  if (name.startsWith('paginate')) return `pagination/${name.slice('paginate'.length)}Paginator`
  return name.endsWith('Client') ? name : commandFile(name)
}

function commandFile(name: string): string {
  return `commands/${name.startsWith('paginate') ? `${name.slice('paginate'.length)}Command` : name}`
}

/**
 * The statements of a module of literals that the wanted names need, in their order. A statement begins in the first
 * column; what isn't a literal given to a name does something, and stays.
 */
function keepNeeded(text: string, wanted: readonly string[]): string {
  const statements = text.split(/\n(?=[^\s\])}])/)
  const named = new Map<string, string>()
  const queue = [...wanted]
  for (const statement of statements) {
    const name = nameOf(statement)
    if (name === undefined) queue.push(...identifiers(statement))
    else named.set(name, statement)
  }
  const needed = new Set(queue)
  // A set is walked through to what is added on the way.
  for (const name of needed) for (const other of identifiers(named.get(name) ?? '')) needed.add(other)
  const isKept = (name: string | undefined): boolean => name === undefined || needed.has(name)
  return statements.filter((statement) => isKept(nameOf(statement))).join('\n')
}

function nameOf(statement: string): string | undefined {
  return /^(?:export )?(?:const|var) ([\w$]+) = (?!new )/.exec(statement)?.[1]
}

function identifiers(text: string): string[] {
  return text.match(/[A-Za-z_$][\w$]*/g) ?? []
}

/** The packages that import undici. */
const UNDICI_USERS = ['@actions/http-client', '@actions/github', '@actions/core']

/**
 * Makes undici export what its users import. Its own index, which loads all there is (mocks, caches, web sockets), gives
 * dispatchers their methods, so this one does as well. Throws when a user imports something else.
 */
function keepUndici(folder: string): void {
  const exported: Readonly<Record<string, string>> = {
    fetch: "require('./lib/web/fetch').fetch",
    ProxyAgent: "require('./lib/dispatcher/proxy-agent')",
  }
  for (const file of UNDICI_USERS.flatMap((name) => globSync(join(folder, name, 'lib/**/*.js')))) {
    for (const [, names = ''] of readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from 'undici'/g)) {
      const unknown = names.split(',').filter((name) => !Object.hasOwn(exported, name.trim()))
      if (unknown.length > 0) throw new Error(`${file} imports ${unknown.join()} from undici: add it here`)
    }
  }
  const lines = Object.entries(exported).map(([name, value]) => `exports.${name} = ${value}\n`)
  const methods = "Object.assign(require('./lib/dispatcher/dispatcher').prototype, require('./lib/api'))\n"
  writeFileSync(join(folder, 'undici/index.js'), [methods, ...lines].join(''))
  // Its parser for processors without SIMD, which V8 doesn't run on either.
  writeFileSync(join(folder, 'undici/lib/llhttp/llhttp-wasm.js'), "module.exports = require('./llhttp_simd-wasm.js')\n")
}

/** The package that has all calls of GitHub's API in one table. */
const ENDPOINTS = '@octokit/plugin-rest-endpoint-methods'

/** Cuts the table of GitHub's calls down to those that the source makes, as `rest.<scope>.<call>(`. Throws for an unknown one. */
function keepEndpoints(file: string, sources: string): void {
  const { default: all } = createRequire(file)(file) as {
    default: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
  const kept: Record<string, Record<string, unknown>> = {}
  for (const source of globSync(join(sources, '**/*.ts'))) {
    for (const [, scope = '', call = ''] of readFileSync(source, 'utf8').matchAll(/\brest\.(\w+)\.(\w+)\(/g)) {
      const endpoint = all[scope]?.[call]
      if (endpoint === undefined) throw new Error(`${source}: GitHub's API has no call rest.${scope}.${call}`)
      kept[scope] = { ...kept[scope], [call]: endpoint }
    }
  }
  writeFileSync(file, `export default ${JSON.stringify(kept)}\n`)
}
