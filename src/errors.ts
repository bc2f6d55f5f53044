// What people can mend, and how any error is told to them: the whole chain, outermost first.
// AWS's codes and request ids are added in aws/errors.ts.

interface ActionErrorOptions {
  readonly cause?: unknown
  /** What to do next, as one sentence. */
  readonly hint?: string
}

/** An error that the user can mend. Its message says doing what, to what, where; everything else keeps its own class. */
export class ActionError extends Error {
  override readonly name: string = 'ActionError'
  readonly hint: string | undefined

  constructor(message: string, options: ActionErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.hint = options.hint
  }
}

/** What keeps a machine from being used though nothing is broken; the region's status says so. */
export class Refusal extends ActionError {
  readonly status: 'busy' | 'refused'

  constructor(status: Refusal['status'], message: string, options: ActionErrorOptions = {}) {
    super(message, options)
    this.status = status
  }
}

/** Says what was being done when an error comes that doesn't say so itself. */
export async function doing<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof ActionError ? cause : new ActionError(what, { cause })
  }
}

/** The messages of an error and of its causes, outermost first; the hint nearest to the user comes last. */
export function describeError(error: unknown): string[] {
  const lines: string[] = []
  let hint: string | undefined
  for (const link of causeChain(error)) {
    const message = link instanceof Error ? link.message || link.name : String(link)
    // A wrapper that repeats its cause's words says nothing new.
    if (lines.at(-1) !== message) lines.push(message)
    if (link instanceof ActionError) hint ??= link.hint
  }
  return hint === undefined ? lines : [...lines, hint]
}

/** The error and its causes, outermost first; a chain that bites its tail ends there. */
export function causeChain(error: unknown): readonly unknown[] {
  const chain: unknown[] = []
  let link = error
  do {
    chain.push(link)
    link = link instanceof Error ? link.cause : undefined
  } while (link !== undefined && !chain.includes(link))
  return chain
}
