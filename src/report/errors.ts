// How an error is told: the chain outermost first, the hint, then AWS's code and request id.
import { awsAction, awsCode, isDeniedByOrganization, isUnauthorized, requestId } from '../aws/errors.ts'
import { ActionError, causeChain, describeError } from '../errors.ts'
import type { RegionResult } from '../result.ts'

/** All lines of an error for the log. */
export function withHint(error: unknown): string[] {
  const { messages, hint, code, requestId: id } = errorResult(error)
  const origin = describeOrigin({ code, requestId: id })
  return [...messages, ...(hint === undefined ? [] : [hint]), ...(origin === '' ? [] : [`(${origin})`])]
}

function describeOrigin({
  code,
  requestId: id,
}: {
  code?: string | undefined
  requestId?: string | undefined
}): string {
  return [...(code === undefined ? [] : [code]), ...(id === undefined ? [] : [`request ${id}`])].join(', ')
}

/** Asking again doesn't help, so what is to be allowed is named, and where that is written. */
function permissionHint(chain: readonly unknown[]): string | undefined {
  const denied = chain.find(isUnauthorized)
  if (denied === undefined) return undefined
  if (chain.some(isDeniedByOrganization)) return ORGANIZATION_HINT
  return `The role may not call ${awsAction(denied) ?? 'this'} there: docs/permissions.md has the policy of each mode.`
}

const ORGANIZATION_HINT =
  "A policy of your organisation denies it, so no policy of the role helps: leave the region out, or ask the organisation's administrators."

/** An error as one sentence for an annotation: the chain, AWS's code and request id, and what to do next. */
export function describeTrouble({ messages, hint, code, requestId: id }: NonNullable<RegionResult['error']>): string {
  const origin = describeOrigin({ code, requestId: id })
  const from = origin === '' ? '' : ` (${origin})`
  const said = `${messages.join(': ')}${from}`
  return hint === undefined ? said : `${said}${/[.?!]$/.test(said) ? '' : '.'} ${hint}`
}

/** An error as it stands in the result. */
export function errorResult(error: unknown): NonNullable<RegionResult['error']> {
  const chain = causeChain(error)
  const own = chain
    .map((link) => (link instanceof ActionError ? link.hint : undefined))
    .find((text) => text !== undefined)
  const hints = [permissionHint(chain), own].filter((text) => text !== undefined)
  const code = chain.map(awsCode).find((text) => text !== undefined)
  const id = chain.map(requestId).find((text) => text !== undefined)
  const messages = describeError(error)
  return {
    messages: own === undefined ? messages : messages.slice(0, -1),
    ...(hints.length === 0 ? {} : { hint: hints.join(' ') }),
    ...(code === undefined ? {} : { code }),
    ...(id === undefined ? {} : { requestId: id }),
  }
}
