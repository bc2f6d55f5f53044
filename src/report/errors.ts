// Describes an error for people: the chain outermost first, the hint, then AWS's code and request id.
import {
  awsAction,
  awsCode,
  deniedAction,
  findTagAtFault,
  formatAwsOrigin,
  isDeniedByOrganization,
  isTagPolicyViolation,
  isUnauthorized,
  requestId,
} from '../aws/errors.ts'
import { causeChain, describeError, withHint } from '../errors.ts'
import type { RegionResult } from '../result.ts'
import { isReservedTag } from '../tags.ts'
import { linkDocuments } from '../text/documents.ts'

/** A region's result with links in place of the documents that its error and its findings name. */
export function linkedResult(
  result: RegionResult,
  variables: Readonly<Record<string, string | undefined>>,
): RegionResult {
  const link = (text: string): string => linkDocuments(text, variables)
  const findings = result.findings.map((finding) => ({ ...finding, text: link(finding.text) }))
  const { error } = result
  return { ...result, findings, error: error && linkedError(error, variables) }
}

/** An error as it stands in the result, with links. */
export function linkedError(
  error: NonNullable<RegionResult['error']>,
  variables: Readonly<Record<string, string | undefined>>,
): NonNullable<RegionResult['error']> {
  const link = (text: string): string => linkDocuments(text, variables)
  return { ...error, messages: error.messages.map(link), hint: error.hint && link(error.hint) }
}

/** What went wrong, outermost first, then what to do, then AWS's code and request id in parentheses. */
export function errorLines(error: NonNullable<RegionResult['error']>): string[] {
  const origin = formatAwsOrigin(error)
  return [...error.messages, error.hint, origin && `(${origin})`].filter((line) => line !== undefined)
}

/** Gives the hint for a denied call: asking again doesn't help, so it names what is to be allowed, and where. */
function permissionHint(chain: readonly unknown[]): string | undefined {
  const tagged = tagHint(chain)
  if (tagged !== undefined) return tagged
  const denied = chain.find(isUnauthorized)
  if (denied === undefined) return undefined
  const organization = chain.find(isDeniedByOrganization)
  if (organization !== undefined) {
    return CREATING.has(awsAction(organization) ?? '')
      ? `${ORGANIZATION_HINT} ${DEMANDED_TAGS_HINT}`
      : ORGANIZATION_HINT
  }
  const action = deniedAction(denied) ?? awsAction(denied)
  const hint = `The role may not call ${action ?? 'this'} there. ${DEPLOY_HINT}`
  return action === 'ec2:CreateTags' ? `${hint} ${NEW_TAGS_HINT}` : hint
}

/** Gives the hint for a tag that an organisation's policy wants otherwise, by its key where AWS names it. */
function tagHint(chain: readonly unknown[]): string | undefined {
  const violation = chain.find(isTagPolicyViolation)
  const key = chain.map(findTagAtFault).find((found) => found !== undefined)
  if (violation === undefined && key === undefined) return undefined
  if (key !== undefined && isReservedTag(key)) {
    return `A policy of your organisation is about the tag ${key}, which is the action's own: ask the organisation's administrators to take it as it is.`
  }
  const tag = key === undefined ? 'a tag' : `the tag ${key}`
  const where = key === undefined ? 'tags' : `tags.${key}`
  return violation === undefined
    ? `A policy of your organisation demands ${tag}: name it as ${where} in the fleet file, deploy the roles anew, and provision again.`
    : `A tag policy of your organisation doesn't take the value of ${tag}: set ${where} in the fleet file to one that it takes.`
}

/** Actions that make or tag something, which a policy that demands tags may refuse. */
const CREATING = new Set([
  'ec2:CopyImage',
  'ec2:CreateSecurityGroup',
  'ec2:CreateTags',
  'ec2:ImportKeyPair',
  'ec2:RunInstances',
])
const ORGANIZATION_HINT =
  "A policy of your organisation denies it, so no policy of the role helps: leave the region out, or ask the organisation's administrators."
const DEMANDED_TAGS_HINT = 'If it demands tags on what is made, name them as tags in the fleet file.'
const DEPLOY_HINT =
  "The roles know the fleet file, home's image if there is one, and the action's commit as they were: after a change " +
  'deploy the roles again, by npm run -s infra -- OWNER/REPOSITORY | sh; docs/permissions.md says what they may.'
const NEW_TAGS_HINT = 'The tags of the fleet file are among that.'

/** An error as one sentence for an annotation: the chain, AWS's code and request id, and what to do next. */
export function describeTrouble(error: NonNullable<RegionResult['error']>): string {
  const said = error.messages.join(': ')
  const origin = formatAwsOrigin(error)
  return withHint(origin === undefined ? said : `${said} (${origin})`, error.hint)
}

/** An error as it stands in the result. */
export function errorResult(error: unknown): NonNullable<RegionResult['error']> {
  const chain = causeChain(error)
  const { messages, hint } = describeError(error)
  const hints = [permissionHint(chain), hint].filter((text) => text !== undefined)
  return {
    messages: [...messages],
    hint: hints.length === 0 ? undefined : hints.join(' '),
    code: chain.map(awsCode).find((text) => text !== undefined),
    requestId: chain.map(requestId).find((text) => text !== undefined),
  }
}
