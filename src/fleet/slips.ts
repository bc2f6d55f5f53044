// Finds what people and their editors write that YAML takes for something else, and names the key it stands at.
import { type Document, type Node, type YAMLMap, isAlias, isMap, isNode, isPair, isScalar, visit } from 'yaml'
import type { Problem } from './problem.ts'

/** Quotes as word processors and phones set them. */
const TYPOGRAPHIC = /^[\u2018-\u201f]/
/** Spaces that YAML takes for letters, as web pages and word processors put them. */
const ODD_SPACE = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/
/** A name as people give one to an anchor; `/30` of a cron line isn't. */
const ANCHOR_NAME = /^\w[\w-]*$/

/** The text and where its lines are. */
interface Source {
  readonly text: string
  readonly lineAt: (offset: number) => number
}

/** Slips in a document, whether or not it could be parsed; linear in its size. */
export function findSlips(document: Document.Parsed, source: Source): Problem[] {
  const slips: Problem[] = []
  const anchors = new Set<string>()
  const add = (node: Node, path: string[], message: string): void => {
    slips.push({ line: source.lineAt(node.range?.[0] ?? 0), path, message })
  }
  visit(document, (key, node, ancestors) => {
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor)
    const path = keysOf(ancestors)
    if (isAlias(node) && !anchors.has(node.source)) {
      add(node, path, describeAlias(node.source, restOfLine(node, source)))
    } else if (isScalar(node) && node.type === 'PLAIN' && typeof node.value === 'string') {
      const { value } = node
      if (TYPOGRAPHIC.test(value)) add(node, path, `found ${quoted(value)}, must be in plain quotes, ' or "`)
      else if (key === 'key' && ODD_SPACE.test(value)) add(node, path.slice(0, -1), describeSpace(value))
    } else if (isMap(node) && node.flow === true) {
      for (const pair of findCut(node)) {
        const message = 'must be in quotes, since a comma ends a value within { }'
        add(pair.key, [...path, String(pair.key)], `found ${quoted(restOfLine(pair.value, source))}, ${message}`)
      }
    }
  })
  return slips
}

function describeAlias(source: string, rest: string): string {
  if (ANCHOR_NAME.test(source) && rest === `*${source}`) {
    return `YAML: *${source} is used, but there's no &${source} before it`
  }
  return `found ${quoted(rest)}, must be in quotes, since YAML takes what begins with * for a reference`
}

function describeSpace(key: string): string {
  const code = (ODD_SPACE.exec(key)?.[0] ?? '').charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return `found the character U+${code} in ${quoted(key)}, must have plain spaces only`
}

/** Pairs of a map in braces whose value is cut off: what follows has no value of its own, as every key here has. */
function findCut({ items }: YAMLMap): { key: Node; value: Node }[] {
  return items.flatMap(({ key, value }, index) => {
    const isCut = items[index + 1]?.value === null
    if (!isCut || !isNode(key) || !isScalar(value) || value.type !== 'PLAIN') return []
    return TYPOGRAPHIC.test(String(value.value)) ? [] : [{ key, value }]
  })
}

/** Words a problem of the parser for people who read the file; undefined leaves the parser's own words. */
export function explain(code: string, readRest: () => string): string | undefined {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'found a tab, must be indented by spaces'
    case 'BAD_SCALAR_START': {
      const found = withoutEnd(readRest())
      return `found ${quoted(found)}, must be in quotes, since YAML keeps what begins with ${found.slice(0, 1)} for itself`
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return `found ${quoted(withoutEnd(readRest()))}, must be in quotes, since YAML takes what stands before a colon and a space for a key`
    default:
      return undefined
  }
}

/** Finds the key that a place of the text belongs to: the last one of its line before it, or the first one after. */
export function keyFinder(document: Document.Parsed, { lineAt }: Pick<Source, 'lineAt'>): (offset: number) => string[] {
  const byLine = new Map<number, { offset: number; path: string[] }[]>()
  visit(document, (_, node, ancestors) => {
    if (!isPair(node) || !isScalar(node.key)) return
    const offset = node.key.range?.[0] ?? 0
    const keys = byLine.get(lineAt(offset)) ?? []
    keys.push({ offset, path: [...keysOf(ancestors), String(node.key.value)] })
    byLine.set(lineAt(offset), keys)
  })
  return (offset) => {
    const keys = byLine.get(lineAt(offset)) ?? []
    return (keys.findLast((key) => key.offset < offset) ?? keys[0])?.path ?? []
  }
}

/** The keys from the top down to a node. */
export function keysOf(ancestors: readonly unknown[]): string[] {
  return ancestors.flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : []))
}

/** The text from a node to the end of its line, without comment and closing brackets. */
function restOfLine(node: Node, { text }: Source): string {
  return withoutEnd(lineFrom(text, node.range?.[0] ?? 0))
}

/** The text from an offset to the end of its line. */
export function lineFrom(text: string, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(offset, end === -1 ? undefined : end)
}

function withoutEnd(line: string): string {
  return line.replace(/\s#.*$/, '').replace(/[\s}\]]+$/, '')
}

function quoted(text: string): string {
  return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`)
}
