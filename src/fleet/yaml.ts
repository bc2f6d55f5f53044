// From the text of fleet.yml to plain values, and from a key's path back to its line.
import {
  type Document,
  LineCounter,
  type Pair,
  type YAMLMap,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml'

/** A key of the file from the top: `['regions', 'us-west-2', 'cron']`. */
export type Path = readonly (string | number)[]

/** Something wrong with the file, at a line that counts from 1. */
export interface Problem {
  readonly line: number
  readonly path: Path
  readonly message: string
}

export interface FleetText {
  /** The file as plain values; undefined when it's empty or isn't YAML. */
  readonly value: unknown
  /** What is wrong with the YAML itself. */
  readonly problems: readonly Problem[]
  /** The line of a key, or of the nearest thing around it that there is. */
  readonly findLine: (path: Path) => number
}

/** Reads YAML 1.2 with lines. Never throws; keys written twice are problems, and the rest is still read. */
export function readFleetText(text: string): FleetText {
  const lines = new LineCounter()
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  // uniqueKeys compares every key with every other, which takes seconds for a big file: findKeyProblems is linear.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, stringKeys: true })
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    line: lineAt(pos[0]),
    path: [],
    message: `YAML: ${code === 'RESOURCE_EXHAUSTION' ? 'nested too deeply' : message}`,
  }))
  const findOffset = offsetFinder(document)
  const findLine = (path: Path) => lineAt(findOffset(path))
  // What can't be parsed isn't looked at any further: the values would be guesses, and take minutes for some rubbish.
  if (problems.length > 0) return { value: undefined, problems: firstOfEachLine(problems), findLine }
  const { duplicates, strayAliases } = findKeyProblems(document, lineAt)
  if (strayAliases.length > 0) return { value: undefined, problems: strayAliases, findLine }
  try {
    // Aliases within aliases grow without bounds: a hundred is more than a fleet of all regions needs.
    return { value: document.toJS({ maxAliasCount: 100 }), problems: duplicates, findLine }
  } catch (error) {
    const message = error instanceof Error ? error.message.trim() : String(error)
    return { value: undefined, problems: [{ line: 1, path: [], message: `YAML: ${message}` }], findLine }
  }
}

/** One broken bracket makes many errors; the first of a line is the one that helps. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const seen = new Set<number>()
  return problems.filter(({ line }) => !seen.has(line) && seen.add(line))
}

function findKeyProblems(document: Document.Parsed, lineAt: (offset: number) => number) {
  const duplicates: Problem[] = []
  const strayAliases: Problem[] = []
  const anchors = new Set<string>()
  visit(document, (_, node, ancestors) => {
    if (isAlias(node) && !anchors.has(node.source)) {
      const message = `YAML: *${node.source} is used, but there's no &${node.source} before it`
      strayAliases.push({ line: lineAt(node.range?.[0] ?? 0), path: keysOf(ancestors), message })
    }
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor)
    if (!isMap(node)) return
    const firstLines = new Map<unknown, number>()
    for (const { key } of node.items) {
      if (!isScalar(key)) continue
      const line = lineAt(key.range?.[0] ?? 0)
      const first = firstLines.get(key.value)
      firstLines.set(key.value, first ?? line)
      if (first === undefined) continue
      const path = [...keysOf(ancestors), String(key.value)]
      duplicates.push({ line, path, message: `is written twice, first in line ${first}` })
    }
  })
  return { duplicates, strayAliases }
}

function keysOf(ancestors: readonly unknown[]): string[] {
  return ancestors.flatMap((node) => {
    const key = typeof node === 'object' && node !== null && 'key' in node ? node.key : undefined
    return isScalar(key) ? [String(key.value)] : []
  })
}

function offsetFinder(document: Document.Parsed): (path: Path) => number {
  // Each map is searched once: a linear search for each of many problems would take minutes.
  const indexes = new Map<YAMLMap, Map<unknown, Pair>>()
  const findPair = (map: YAMLMap, key: string) => {
    // Of doubled keys the last one counts, for its value is the one that was checked.
    const index =
      indexes.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : pair, pair]))
    indexes.set(map, index)
    return index.get(key)
  }
  return (path) => {
    let node: unknown = document.contents
    let offset = document.contents?.range[0] ?? 0
    for (const step of path) {
      if (isMap(node)) {
        const pair = findPair(node, String(step))
        if (pair === undefined) break
        if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
        node = pair.value
      } else if (isSeq(node) && typeof step === 'number') {
        node = node.items[step]
        if (isNode(node)) offset = node.range?.[0] ?? offset
      } else break
    }
    return offset
  }
}
