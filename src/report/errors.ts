// How an error is told: the chain outermost first, the hint, then AWS's code and request id.
import { awsCode, describeAwsOrigin, requestId } from '../aws/errors.ts'
import { ActionError, causeChain, describeError } from '../errors.ts'
import type { RegionResult } from '../result.ts'

/** All lines of an error for the log. */
export function withHint(error: unknown): string[] {
  const origin = causeChain(error)
    .map(describeAwsOrigin)
    .find((text) => text !== undefined)
  const lines = describeError(error)
  return origin === undefined ? lines : [...lines, `(${origin})`]
}

/** An error as it stands in the result. */
export function errorResult(error: unknown): NonNullable<RegionResult['error']> {
  const chain = causeChain(error)
  const hint = chain
    .map((link) => (link instanceof ActionError ? link.hint : undefined))
    .find((text) => text !== undefined)
  const code = chain.map(awsCode).find((text) => text !== undefined)
  const id = chain.map(requestId).find((text) => text !== undefined)
  const messages = describeError(error)
  return {
    messages: hint === undefined ? messages : messages.slice(0, -1),
    ...(hint === undefined ? {} : { hint }),
    ...(code === undefined ? {} : { code }),
    ...(id === undefined ? {} : { requestId: id }),
  }
}
