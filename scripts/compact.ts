// Takes comments and indentation out of the bundle: half of it by size. Names and lines stay, so that a stack trace is still read.
import ts from 'typescript'

/** A script without comments and indentation. Notices of copyright and licence stay. */
export function compact(text: string): string {
  const parts: string[] = []
  let end = 0
  for (const literal of listLiterals(text)) {
    parts.push(squeeze(text.slice(end, literal.start)), text.slice(literal.start, literal.end))
    end = literal.end
  }
  parts.push(squeeze(text.slice(end)))
  return parts.join('').trimStart()
}

/** Where strings, templates and regular expressions are, from the first to the last: in all else, `//` begins a comment. */
function listLiterals(text: string): { start: number; end: number }[] {
  const file = ts.createSourceFile('bundle.js', text, {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  })
  const found: { start: number; end: number }[] = []
  const visit = (node: ts.Node): void => {
    const isLiteral = ts.isStringLiteral(node) || ts.isRegularExpressionLiteral(node) || ts.isTemplateLiteralToken(node)
    if (isLiteral) found.push({ start: node.getStart(file), end: node.end })
    else ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g

function squeeze(code: string): string {
  return code
    .replace(COMMENT, (comment) => {
      if (/copyright|licen[cs]e|\(c\)/i.test(comment)) return comment
      // A line may end in a comment, and then a statement with it.
      return comment.includes('\n') ? '\n' : ' '
    })
    .replace(/\s*\n\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
}
