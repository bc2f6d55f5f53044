// Defines what the rest of the code may say to the job log. The entries connect it to @actions/core.
import { LOG_COLUMNS, wrapLine } from './text/wrap.ts'

/** The job log. Text may hold anything: an implementation makes foreign text inert (see text/foreign.ts). */
export interface Logger {
  info(text: string): void
  /** A line and an annotation, with a title where one is given; at most one a region. */
  warning(text: string, title?: string): void
  /** A line and an annotation, with a title where one is given; at most one a region. */
  error(text: string, title?: string): void
  debug(text: string): void
  /** Payload output or other foreign text, already split into inert lines. */
  foreign(lines: readonly string[]): void
  /** Runs `work` with its lines folded under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
}

/** A logger whose every line begins with `prefix`: several regions write side by side, so groups become plain lines. */
export function prefixed(logger: Logger, prefix: string): Logger {
  const put = (text: string): string => `${prefix}  ${text}`
  const wrapped = (text: string): string => {
    const columns = LOG_COLUMNS - put('').length
    return text
      .split('\n')
      .flatMap((line) => wrapLine(line, columns).map(put))
      .join('\n')
  }
  return {
    info: (text) => logger.info(wrapped(text)),
    warning: (text, title) => logger.warning(put(text), title),
    error: (text, title) => logger.error(put(text), title),
    debug: (text) => logger.debug(put(text)),
    foreign: (lines) => logger.foreign(lines.map(put)),
    group: (title, work) => {
      logger.info(wrapped(title))
      return work()
    },
  }
}
