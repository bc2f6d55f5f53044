// Renders Markdown as GitHub shows a step summary, by Chromium, at the width that GitHub gives it, and takes its picture.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { chromium, type Browser } from 'playwright-core'

/** The width of a summary's text on GitHub, in CSS pixels. */
const WIDTH = 942
const PADDING = 16

export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

const css = readFileSync(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'), 'utf8')

/** Starts Chromium: Debian's, or the one that CHROMIUM names. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  // Its sandbox needs more rights than a container's root has; it shows our own text only.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] })
}

/** A PNG of the Markdown, as high as it needs to be, and whether anything of it is wider than GitHub's page. */
export async function takePicture(
  browser: Browser,
  markdown: string,
  scheme: Scheme,
): Promise<{ readonly png: Buffer; readonly overflow: number }> {
  const page = await browser.newPage({
    viewport: { width: WIDTH + 2 * PADDING, height: 200 },
    deviceScaleFactor: 1,
    colorScheme: scheme,
  })
  try {
    await page.setContent(pageOf(markdown))
    const overflow = await page.evaluate(`Math.max(0, ...[...document.querySelectorAll('article *')].map((element) =>
      Math.max(element.scrollWidth - element.clientWidth, 0) * (element.tagName === 'PRE' ? 0 : 1) *
      (getComputedStyle(element).display === 'inline' ? 0 : 1)))`)
    return { png: await page.screenshot({ fullPage: true }), overflow: Number(overflow) }
  } finally {
    await page.close()
  }
}

function pageOf(markdown: string): string {
  return `<!doctype html><meta charset="utf-8"><style>${css}
    body { margin: 0; background: var(--bgColor-default) }
    article { padding: ${PADDING}px }
    </style><article class="markdown-body">${withAlerts(htmlOf(markdown))}</article>`
}

/** As GitHub's flavour of Markdown makes HTML of it; what of HTML GitHub takes out is never in a summary. */
export function htmlOf(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
}

/** Makes of a quote that begins with `[!CAUTION]` what GitHub makes of it. */
function withAlerts(html: string): string {
  return html.replace(
    /<blockquote>\s*<p>\[!(CAUTION|WARNING|IMPORTANT|NOTE|TIP)\]\n?([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, rest: string) => {
      const name = kind.toLowerCase()
      const title = `${kind[0] ?? ''}${name.slice(1)}`
      return `<div class="markdown-alert markdown-alert-${name}"><p class="markdown-alert-title">${title}</p><p>${rest}</div>`
    },
  )
}
