// A region's security group: home's rules under our tag, unfinished until all of them are set.
import { isDuplicate } from '../aws/errors.ts'
import { poll, PollTimeout, STALE_READ_SECONDS } from '../aws/poll.ts'
import {
  authorizeRules,
  compareRules,
  createSecurityGroup,
  listSecurityGroups,
  revokeEgressRules,
  type SecurityGroup,
} from '../aws/security-groups.ts'
import { putTags } from '../aws/tags.ts'
import type { RegionContext } from '../context.ts'
import { ActionError } from '../errors.ts'
import { splitRules } from '../plan/parts.ts'
import type { Step } from '../plan/steps.ts'
import { creationTags, isOwned, TAG } from '../tags.ts'
import { awaitNew, onceKnown } from './presence.ts'
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
    const group = await findGroupOfName(context, { name, vpcId })
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
 * The group that has a name in a VPC already: ours, as soon as EC2 shows it with our tag; after half a minute whatever is
 * shown. It may be one that a lost answer was about, which lists leave out for a moment.
 */
async function findGroupOfName(
  { clients, clock, fleet, signal }: RegionContext,
  { name, vpcId }: { name: string; vpcId: string },
): Promise<SecurityGroup | undefined> {
  const filters = [
    { Name: 'group-name', Values: [name] },
    { Name: 'vpc-id', Values: [vpcId] },
  ]
  let group: SecurityGroup | undefined
  const look = async (): Promise<true | undefined> => {
    ;[group] = await listSecurityGroups(clients.ec2, filters)
    return (group !== undefined && isOwned(group.tags, fleet.name)) || undefined
  }
  await poll({ look, everySeconds: 2, limitSeconds: STALE_READ_SECONDS, clock, signal }).catch((error: unknown) => {
    if (!(error instanceof PollTimeout)) throw error
  })
  return group
}

/**
 * Sets home's rules on a group of ours that is unfinished, and takes out the allow-all egress if home has none. A group
 * that EC2 doesn't show yet is waited for: its own rules aren't none.
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
