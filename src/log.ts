// Defines what the rest of the code may say to the job log. The entries connect it to @actions/core.

/** The job log. Text may hold anything: an implementation makes foreign text inert (see text/foreign.ts). */
export interface Logger {
  info(text: string): void
  /** A line and an annotation; at most one a region. */
  warning(text: string): void
  /** A line and an annotation; at most one a region. */
  error(text: string): void
  debug(text: string): void
  /** Payload output or other foreign text, already split into inert lines. */
  foreign(lines: readonly string[]): void
  /** Runs `work` with its lines folded under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
}

/** A logger whose every line begins with `prefix`: several regions write side by side, so groups become plain lines. */
export function prefixed(logger: Logger, prefix: string): Logger {
  const put = (text: string): string => `${prefix}  ${text}`
  return {
    info: (text) => logger.info(put(text)),
    warning: (text) => logger.warning(put(text)),
    error: (text) => logger.error(put(text)),
    debug: (text) => logger.debug(put(text)),
    foreign: (lines) => logger.foreign(lines.map(put)),
    group: (title, work) => {
      logger.info(put(title))
      return work()
    },
  }
}
