// The job log as GitHub's runner reads it: every line made inert, annotations through @actions/core.
import * as core from '@actions/core'
import type { Logger } from './log.ts'
import { inertInline, inertLine } from './text/foreign.ts'

/** The logger of both entries. */
export const actionLog: Logger = {
  info: (text) => writeLines(text.split(/\r\n|\r|\n/)),
  warning: (text) => core.warning(inertAnnotation(text)),
  error: (text) => core.error(inertAnnotation(text)),
  debug: (text) => core.debug(inertInline(text)),
  foreign: (lines) => writeLines(lines),
  group: (title, work) => core.group(inertInline(title), work),
}

/** An annotation may have several lines: core escapes their ends. */
function inertAnnotation(text: string): string {
  return text.split('\n').map(inertInline).join('\n')
}

function writeLines(lines: readonly string[]): void {
  if (lines.length > 0) core.info(lines.map(inertLine).join('\n'))
}
