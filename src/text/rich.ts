// Text with emphasis, code and links, made once and written twice: as Markdown for GitHub's summary, plain for the log.
import { inertMarkdown } from './markdown.ts'

/** A piece of text. Plain text may be foreign; `code` and `strong` too, an address may not. */
export type Span =
  string | { readonly strong: string } | { readonly code: string } | { readonly text: string; readonly link: string }

/** Pieces that stand one after the other. */
export type Rich = string | readonly Span[]

/** A name with hyphens that keeps on one line in GitHub's narrow columns; plain, its hyphens are as they were. */
export function unbroken(name: string): string {
  return name.replaceAll('-', '\u2011')
}

/** The same as Markdown, in which foreign text has no meaning. */
export function toMarkdown(rich: Rich, documents?: string): string {
  return spans(rich)
    .map((span) => {
      if (typeof span === 'string') return inertMarkdown(span, documents)
      if ('strong' in span) return `**${inertMarkdown(span.strong)}**`
      // Not in backticks: what they hold could end them.
      if ('code' in span) return `<code>${inertMarkdown(span.code)}</code>`
      return `[${inertMarkdown(span.text)}](${span.link.replace(/[()<>\s\\]/g, percent)})`
    })
    .join('')
}

/** The same without emphasis, and with plain hyphens, to be searched; an address follows its text in parentheses. */
export function toPlain(rich: Rich): string {
  return spans(rich)
    .map((span) => {
      if (typeof span === 'string') return span
      if ('strong' in span) return span.strong
      return 'code' in span ? span.code : `${span.text} (${span.link})`
    })
    .join('')
    .replaceAll('\u2011', '-')
}

function spans(rich: Rich): readonly Span[] {
  return typeof rich === 'string' ? [rich] : rich
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
}
