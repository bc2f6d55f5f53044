// Gets credentials of a role with the job's own GitHub token; they renew themselves for as long as the job lives.
import type { STSClient } from '@aws-sdk/client-sts'
import { secondsAfter, secondsBetween, type Clock } from '../clock.ts'
import { ActionError } from '../errors.ts'
import { awsCode, isUnauthorized } from './errors.ts'
import { retryWhile } from './poll.ts'
import { describeTrust, parseClaims } from './trust.ts'

/** The role to work as, and how to ask for it. */
export interface Role {
  readonly arn: string
  /** The audience of GitHub's token: the client id of the account's identity provider. */
  readonly audience: string
  /** What CloudTrail calls this job; undefined: by its workflow run. */
  readonly sessionName: string | undefined
}

/** Fetches the job's GitHub token for an audience, as getIDToken of @actions/core does. */
export type GetIdToken = (audience: string) => Promise<string>

/** Credentials as the SDK takes them. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiration: Date
}

/** The SDK renews credentials five minutes before their end; we do as it does, and sooner when they live shorter. */
const RENEW_BEFORE_SECONDS = 300
/** GitHub's endpoint fails now and then; so does AWS's way to GitHub's keys. */
const TOKEN_LIMIT_SECONDS = 60

/**
 * Gives a provider of the role's credentials, one for all clients: it asks GitHub and STS when the SDK asks and the
 * last ones come to their end. While those are valid it gives them; a failed renewal is tried again at the next call.
 *
 * AssumeRoleWithWebIdentity needs no credentials; a session lasts an hour, which is the least a role allows at most.
 *
 * @throws ActionError when the job may not have a token, or the role's trust policy doesn't accept it
 */
export function assumeRole(
  role: Role & { readonly sessionName: string },
  { clock, getIdToken, sts }: { clock: Clock; getIdToken: GetIdToken; sts: () => Promise<STSClient> },
): () => Promise<Credentials> {
  let held: { credentials: Credentials; renewAt: Date } | undefined
  let asking: Promise<Credentials> | undefined
  const ask = async (): Promise<Credentials> => {
    const token = await fetchToken(role, { clock, getIdToken })
    const credentials = await assumeWith(token, { role, clock, sts: await sts() })
    const life = secondsBetween(clock.now(), credentials.expiration)
    const renewAt = secondsAfter(credentials.expiration, -Math.min(RENEW_BEFORE_SECONDS, life / 2))
    held = { credentials, renewAt }
    return credentials
  }
  return async () => {
    if (held !== undefined && clock.now() < held.renewAt) return held.credentials
    asking ??= ask().finally(() => {
      asking = undefined
    })
    if (held === undefined || held.credentials.expiration <= clock.now()) return asking
    // Nobody waits for a renewal while the old ones hold, least of all a stop.
    asking.catch(() => undefined)
    return held.credentials
  }
}

async function fetchToken(
  { arn, audience }: Role,
  { clock, getIdToken }: { clock: Clock; getIdToken: GetIdToken },
): Promise<string> {
  try {
    return await retryWhile(mayPass, () => getIdToken(audience), {
      everySeconds: 5,
      limitSeconds: TOKEN_LIMIT_SECONDS,
      clock,
    })
  } catch (cause) {
    const isAllowed = !(cause instanceof Error && cause.message.includes('ACTIONS_ID_TOKEN_REQUEST'))
    throw new ActionError(`asking GitHub for this job's token, to assume role ${arn}`, {
      cause,
      hint: isAllowed
        ? 'Nothing was started. If it stays so, see githubstatus.com.'
        : 'The job needs `permissions: id-token: write`; a pull request from a fork never gets it.',
    })
  }
}

/** Whether an error may pass: all but a refusal, whose HTTP status GitHub's client tells in words. */
function mayPass(error: unknown): boolean {
  return error instanceof Error && !/Error Code : 4\d\d|ACTIONS_ID_TOKEN_REQUEST/.test(error.message)
}

async function assumeWith(
  token: string,
  { role, clock, sts }: { role: Role & { readonly sessionName: string }; clock: Clock; sts: STSClient },
): Promise<Credentials> {
  const { AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts')
  const call = new AssumeRoleWithWebIdentityCommand({
    RoleArn: role.arn,
    RoleSessionName: role.sessionName,
    WebIdentityToken: token,
  })
  try {
    const { Credentials: given } = await retryWhile(
      (error) => awsCode(error) === 'IDPCommunicationError',
      () => sts.send(call),
      { everySeconds: 5, limitSeconds: TOKEN_LIMIT_SECONDS, clock },
    )
    return {
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken ?? '',
      expiration: given?.Expiration ?? clock.now(),
    }
  } catch (cause) {
    throw new ActionError(`assuming role ${role.arn}`, { cause, ...hintFor(cause, { role, token }) })
  }
}

function hintFor(cause: unknown, { role, token }: { role: Role; token: string }): { hint?: string } {
  const claims = parseClaims(token)
  if (isUnauthorized(cause) && claims !== undefined) return { hint: describeTrust(claims) }
  if (awsCode(cause) === 'InvalidIdentityToken') {
    return {
      hint: `The account has no identity provider for token.actions.githubusercontent.com, or it doesn't list the audience ${role.audience}.`,
    }
  }
  return {}
}
