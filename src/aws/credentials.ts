// Checks how long the environment's credentials last: an earlier step put them there, and they can't renew themselves.
import { formatTime } from '../clock.ts'
import { ActionError } from '../errors.ts'

/** Gives when the environment's credentials end, as the SDK's own provider reads it; undefined where nothing tells. */
export function environmentExpiry(variables: Readonly<Record<string, string | undefined>>): Date | undefined {
  if (variables['AWS_ACCESS_KEY_ID'] === undefined) return undefined
  const expiry = new Date(variables['AWS_CREDENTIAL_EXPIRATION'] ?? '')
  return Number.isNaN(expiry.getTime()) ? undefined : expiry
}

/**
 * Throws, before anything is started, when the credentials would end while a machine may still be on: the job that
 * starts it must be able to stop it.
 *
 * @param until when the work is over at the latest
 */
export function assertOutlasts(expiry: Date | undefined, until: Date): void {
  if (expiry === undefined || expiry >= until) return
  throw new ActionError(
    `the AWS credentials end at ${formatTime(expiry)}, and the work may take until ${formatTime(until)}`,
    {
      hint: 'Nothing was started. Use input role-to-assume, whose credentials renew themselves, longer ones, or a shorter timeout.',
    },
  )
}
