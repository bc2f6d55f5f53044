// Asks STS which account the credentials belong to.
import { ActionError } from '../errors.ts'
import type { Connection } from './connect.ts'
import { isBadCredentials, isExpired, isWithoutCredentials } from './errors.ts'

/**
 * Gives the id of the account that the credentials belong to, by STS; needs no permission.
 *
 * @throws ActionError without credentials, with ones AWS doesn't know, or when the account isn't an allowed one
 */
export async function getAccount(connection: Connection, allowed: readonly string[]): Promise<string> {
  const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts')
  let account: string
  try {
    const sts = await connection.sts()
    account = (await sts.send(new GetCallerIdentityCommand({}))).Account ?? ''
  } catch (cause) {
    if (cause instanceof ActionError) throw cause
    throw explain(cause, connection.region)
  }
  if (allowed.length === 0 || allowed.includes(account)) return account
  throw new ActionError(
    `allowed-account-ids: the credentials are of account ${account}, allowed is ${allowed.join(', ')}`,
    { hint: 'Nothing was read or changed. Use the role of the right account.' },
  )
}

function explain(cause: unknown, region: string): ActionError {
  if (isWithoutCredentials(cause)) {
    return new ActionError('there are no AWS credentials', {
      cause,
      hint: 'Give the step a role (input role-to-assume; see README.md, Set-up), or credentials by an earlier step.',
    })
  }
  if (isExpired(cause)) {
    return new ActionError('the AWS credentials have expired', {
      cause,
      hint: 'Nothing was started. Use input role-to-assume, whose credentials renew themselves.',
    })
  }
  if (isBadCredentials(cause)) {
    return new ActionError('AWS does not accept the credentials', {
      cause,
      hint: "Nothing was started. They belong to no account, or to another partition than the fleet's home.",
    })
  }
  return new ActionError(`asking STS in ${region} whose credentials these are`, {
    cause,
    hint: 'Nothing was started. Run again.',
  })
}
