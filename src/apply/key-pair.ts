// Imports home's public key as a region's key pair, under our tag.
import { isDuplicate } from '../aws/errors.ts'
import { importKeyPair, listKeyPairs } from '../aws/key-pairs.ts'
import type { RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import type { Step } from '../plan/steps.ts'
import { creationTags, isOwned } from '../tags.ts'
import { awaitOurs } from './presence.ts'
import { TAKEN_HINT } from './source.ts'

/** Imports home's public key. A pair of that name that came meanwhile is fine when it's ours. */
export async function ensureKeyPair(
  context: RegionContext,
  { name, publicKey }: Extract<Step, { kind: 'import-key-pair' }>,
): Promise<void> {
  const { clients, fleet } = context
  try {
    await importKeyPair(clients.ec2, { name, publicKey, tags: creationTags(fleet) })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const pair = await awaitOurs(context, async () => {
      return (await listKeyPairs(clients.ec2, { Filters: [{ Name: 'key-name', Values: [name] }] }))[0]
    })
    if (pair === undefined || !isOwned(pair.tags, fleet.name)) {
      throw new ActionError(`the name ${name} is taken by a foreign key pair (${pair?.id ?? 'unknown'})`, {
        cause: error,
        hint: TAKEN_HINT,
      })
    }
  }
}
