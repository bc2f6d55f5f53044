// How an error is told: the chain outermost first, the hint, then AWS's code and request id.
import { awsCode, describeAwsOrigin, isDeniedByOrganization, isUnauthorized, requestId } from '../aws/errors.ts'
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

const PERMISSION_HINT = 'The role lacks a permission for this; docs/permissions.md lists what each mode needs.'

const ORGANIZATION_HINT =
  "A policy of your organisation denies it, so no policy of the role helps: leave the region out, or ask the organisation's administrators."

/** An error as one sentence for an annotation: the chain, AWS's code and request id, and what to do next. */
export function describeTrouble({ messages, hint, code, requestId: id }: NonNullable<RegionResult['error']>): string {
  const origin = [...(code === undefined ? [] : [code]), ...(id === undefined ? [] : [`request ${id}`])]
  const from = origin.length === 0 ? '' : ` (${origin.join(', ')})`
  const said = `${messages.join(': ')}${from}`
  return hint === undefined ? said : `${said}${/[.?!]$/.test(said) ? '' : '.'} ${hint}`
}

/** An error as it stands in the result. */
export function errorResult(error: unknown): NonNullable<RegionResult['error']> {
  const chain = causeChain(error)
  const own = chain
    .map((link) => (link instanceof ActionError ? link.hint : undefined))
    .find((text) => text !== undefined)
  const denied = chain.some(isDeniedByOrganization) ? ORGANIZATION_HINT : PERMISSION_HINT
  const hint = own ?? (chain.some(isUnauthorized) ? denied : undefined)
  const code = chain.map(awsCode).find((text) => text !== undefined)
  const id = chain.map(requestId).find((text) => text !== undefined)
  const messages = describeError(error)
  return {
    messages: own === undefined ? messages : messages.slice(0, -1),
    ...(hint === undefined ? {} : { hint }),
    ...(code === undefined ? {} : { code }),
    ...(id === undefined ? {} : { requestId: id }),
  }
}
