// Parses the text of fleet.yml into plain values, and finds the line of a key's path.
import {
  type Document,
  LineCounter,
  type Pair,
  type YAMLMap,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml'
import type { Path, Problem } from './problem.ts'
import { explain, findSlips, keyFinder, keysOf, lineFrom } from './slips.ts'

export interface FleetText {
  /** The file as plain values; undefined when it's empty or isn't YAML. */
  readonly value: unknown
  /** What is wrong with the YAML itself. */
  readonly problems: readonly Problem[]
  /** The line of a key, or of the nearest thing around it that there is. */
  readonly findLine: (path: Path) => number
}

/** Reads YAML 1.2 with lines. Never throws; keys written twice are problems, and the rest is still read. */
export function readFleetText(written: string): FleetText {
  // To YAML all three end a line; the parser counts lines by the last one.
  const text = written.replace(/\r\n?/g, '\n')
  const lines = new LineCounter()
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  // uniqueKeys compares every key with every other, which takes seconds for a big file: findDuplicates is linear.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, stringKeys: true })
  const findOffset = offsetFinder(document)
  const findLine = (path: Path) => lineAt(findOffset(path))
  const problems = findTextProblems(document, { text, lineAt })
  // What can't be parsed isn't looked at any further: the values would be guesses, and take minutes for some rubbish.
  if (problems.length > 0) return { value: undefined, problems, findLine }
  const duplicates = findDuplicates(document, lineAt)
  try {
    // Aliases within aliases grow without bounds: a hundred is more than a fleet of all regions needs.
    return { value: document.toJS({ maxAliasCount: 100 }), problems: duplicates, findLine }
  } catch (error) {
    const message = error instanceof Error ? error.message.trim() : String(error)
    return { value: undefined, problems: [{ line: 1, path: [], message: `YAML: ${message}` }], findLine }
  }
}

/** What is wrong with the text itself: what people slip in comes first, since of a line the first problem is told. */
function findTextProblems(
  document: Document.Parsed,
  source: { readonly text: string; readonly lineAt: (offset: number) => number },
): Problem[] {
  const found = [...document.errors, ...document.warnings]
  // The tree of such a text is too deep to be walked.
  const isTooDeep = found.some(({ code }) => code === 'RESOURCE_EXHAUSTION')
  const slips = isTooDeep ? [] : findSlips(document, source)
  const findKey = isTooDeep || found.length === 0 ? () => [] : keyFinder(document, source)
  const errors = found.map(({ code, message, pos: [start] }) => ({ code, message, start, line: source.lineAt(start) }))
  const told = firstOfEachLine(errors).map(({ code, message, start, line }) => {
    const plain = explain(code, () => lineFrom(source.text, start))
    if (plain !== undefined) return { line, path: findKey(start), message: plain }
    return { line, path: [], message: `YAML: ${isTooDeep ? 'nested too deeply' : message}` }
  })
  return firstOfEachLine([...slips, ...told])
}

/** One broken bracket makes many errors; the first of a line is the one that helps. */
function firstOfEachLine<T extends { readonly line: number }>(problems: readonly T[]): T[] {
  const seen = new Set<number>()
  return problems.filter(({ line }) => !seen.has(line) && seen.add(line))
}

function findDuplicates(document: Document.Parsed, lineAt: (offset: number) => number): Problem[] {
  const duplicates: Problem[] = []
  visit(document, {
    Map: (_, map, ancestors) => {
      const firstLines = new Map<unknown, number>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const line = lineAt(key.range?.[0] ?? 0)
        const first = firstLines.get(key.value)
        firstLines.set(key.value, first ?? line)
        if (first === undefined) continue
        const path = [...keysOf(ancestors), String(key.value)]
        duplicates.push({ line, path, message: `is written twice, first in line ${first}` })
      }
    },
  })
  return duplicates
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
