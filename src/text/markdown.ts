// Makes text inert in GitHub's Markdown, as foreign.ts does for the log.
import { inertInline } from './foreign.ts'

/** A page of the AWS console or documents, in characters that can't end a link. */
const AWS_PAGE = String.raw`https://(?:[a-z0-9-]+\.console|docs)\.aws\.amazon\.com/[\w\-./?=&#:%]*[\w/]`

/**
 * Gives text that Markdown and HTML leave as it is. GitHub has no escape for its links, mentions and formulas: a span
 * parts them (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions).
 * AWS pages and the action's documents stay links.
 *
 * @param documents where the action's documents are, as `documentsBase` tells
 */
export function inertMarkdown(text: string, documents?: string): string {
  const document =
    documents === undefined ? [] : [`${escapePattern(documents)}/(?:docs/[\\w-]+|README)\\.md(?!\\w|\\.\\w)`]
  const links = new RegExp(`(${[AWS_PAGE, ...document].join('|')})`)
  return inertInline(text)
    .split(links)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : inertText(part)))
    .join('')
}

function inertText(text: string): string {
  return text
    .replace(/[&<>\\`*_{}[\]()#+!|~]/g, (character) =>
      '&<>'.includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
    )
    .replace(/[$@]|:(?=\/\/)|(?<=www)\./gi, (character) => `<span>${character}</span>`)
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
