// Makes a region's security group with home's rules under our tag, unfinished until all of them are set.
import { isDuplicate } from '../aws/errors.ts'
import {
  authorizeRules,
  compareRules,
  createSecurityGroup,
  listSecurityGroups,
  revokeEgressRules,
} from '../aws/security-groups.ts'
import { putTags } from '../aws/tags.ts'
import type { RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import { splitRules } from '../plan/parts.ts'
import type { Step } from '../plan/steps.ts'
import { creationTags, isOwned, TAG } from '../tags.ts'
import { awaitNew, awaitOurs, onceKnown } from './presence.ts'
import { TAKEN_HINT, type Source } from './source.ts'

/** Makes the group with home's rules. It's tagged as unfinished until all of them are set. */
export async function ensureSecurityGroup(
  context: RegionContext,
  { vpcId }: Extract<Step, { kind: 'create-security-group' }>,
  source: Source,
): Promise<string> {
  const { clients, fleet } = context
  const name = fleet.securityGroup
  const tags = creationTags(fleet, { [TAG.state]: 'creating' })
  const description = source.home.securityGroup?.description ?? name
  let groupId: string
  try {
    groupId = await createSecurityGroup(clients.ec2, { name, description, vpcId, tags })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const filters = [
      { Name: 'group-name', Values: [name] },
      { Name: 'vpc-id', Values: [vpcId] },
    ]
    const group = await awaitOurs(context, async () => (await listSecurityGroups(clients.ec2, filters))[0])
    if (group === undefined || !isOwned(group.tags, fleet.name)) {
      throw new ActionError(`the name ${name} is taken by a foreign security group (${group?.id ?? 'unknown'})`, {
        cause: error,
        hint: TAKEN_HINT,
      })
    }
    groupId = group.id
  }
  await completeSecurityGroup(context, groupId, source)
  return groupId
}

/**
 * Sets home's rules on a group of ours that is unfinished, and takes out the allow-all egress if home has none. A group
 * that EC2 doesn't show yet is waited for: one that isn't seen may still have rules.
 */
export async function completeSecurityGroup(context: RegionContext, groupId: string, source: Source): Promise<void> {
  const { clients, logger } = context
  const { ec2 } = clients
  const filters = [{ Name: 'group-id', Values: [groupId] }]
  const group = await awaitNew(context, `security group ${groupId}`, async () => {
    return (await listSecurityGroups(ec2, filters))[0]
  })
  const { wanted, left } = splitRules(source.home)
  const { missing, extra } = compareRules(wanted, group.rules)
  const egress = extra.filter(({ direction }) => direction === 'egress')
  await onceKnown(context, () => authorizeRules(ec2, groupId, missing))
  await onceKnown(context, () => revokeEgressRules(ec2, groupId, egress))
  await onceKnown(context, () => putTags(ec2, [groupId], { [TAG.state]: 'ready' }))
  const note = left.length === 0 ? '' : `; ${left.length} of home's refer to things of one region and were left out`
  logger.info(`security group ${groupId} has ${wanted.length} rules${note}`)
}
