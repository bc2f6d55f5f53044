// Defines the errors that people can fix, and describes any error to them: the whole chain, outermost first.
// AWS's codes and request ids are added in aws/errors.ts.

interface ActionErrorOptions {
  readonly cause?: unknown
  /** What to do next, as one sentence. */
  readonly hint?: string | undefined
}

/** An error that the user can fix. Its message says doing what, to what, where; any other error keeps its own class. */
export class ActionError extends Error {
  override readonly name: string = 'ActionError'
  readonly hint: string | undefined

  constructor(message: string, options: ActionErrorOptions = {}) {
    super(message, options)
    this.hint = options.hint
  }
}

/** An error for a machine that can't be used though nothing is broken; the region's status says so. */
export class Refusal extends ActionError {
  readonly status: 'busy' | 'refused'

  constructor(status: Refusal['status'], message: string, options: ActionErrorOptions = {}) {
    super(message, options)
    this.status = status
  }
}

/** Does the work, and adds what was being done to an error that doesn't say so itself. */
export async function doing<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof ActionError ? cause : new ActionError(what, { cause })
  }
}

/** What an error says: its messages, outermost first, and what to do next, where it knows. */
export interface ErrorText {
  readonly messages: readonly [string, ...string[]]
  readonly hint: string | undefined
}

/** The messages of an error and of its causes, and the outermost of their hints, which is the nearest to the user. */
export function describeError(error: unknown): ErrorText {
  const messages: [string, ...string[]] = [messageOf(error)]
  let hint: string | undefined
  for (const link of causeChain(error)) {
    const message = messageOf(link)
    // A wrapper that repeats its cause's words says nothing new.
    if (messages.at(-1) !== message) messages.push(message)
    if (link instanceof ActionError) hint ??= link.hint
  }
  return { messages, hint }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}

/** An error as one line of the log: `doing this: because of that. What to do.` */
export function errorLine(error: unknown): string {
  const { messages, hint } = describeError(error)
  return withHint(messages.join(': '), hint)
}

/** A text, and what to do about it as a sentence of its own. */
export function withHint(text: string, hint: string | undefined): string {
  return hint === undefined ? text : `${text}${/[.?!]$/.test(text) ? '' : '.'} ${hint}`
}

/** The error and its causes, outermost first; a circular chain ends where it would repeat. */
export function causeChain(error: unknown): readonly unknown[] {
  const chain: unknown[] = []
  let link = error
  do {
    chain.push(link)
    link = link instanceof Error ? link.cause : undefined
  } while (link !== undefined && !chain.includes(link))
  return chain
}
