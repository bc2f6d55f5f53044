// Deletes what is ours: whatever the plan says, it looks at each thing again right before the deletion.
import { DeleteVolumeCommand, DescribeNetworkInterfacesCommand, type EC2Client } from '@aws-sdk/client-ec2'
import { ActionError } from '../errors.ts'
import { isInUse, isNotFound } from './errors.ts'
import { deleteSnapshot, deregisterImage } from './images.ts'
import { findInstance } from './instances.ts'
import { terminateInstance } from './instance-lifecycle.ts'
import { deleteKeyPair } from './key-pairs.ts'
import { findTags, type Kind } from './kinds.ts'
import { whyKept, whyNotOurs, type Kept, type LookBasis } from './last-look.ts'
import { poll, PollTimeout, type Waiting } from './poll.ts'
import { deleteSecurityGroup, listSecurityGroups } from './security-groups.ts'

/** `gone` before we came, `deleted` by us, or `kept`, because it is no longer ours, or somebody holds it. */
export type Deletion = { readonly kind: 'deleted' | 'gone' } | ({ readonly kind: 'kept' } & Kept)

/** What is to be deleted, and what the plan knew of a machine: without that, any key on it names unseen output. */
export type Deleting = Waiting & { readonly what: Kind; readonly id: string; readonly fleet: string } & Partial<
    Pick<LookBasis, 'planned' | 'own'>
  >

/** A group stays in use for a while after its last instance is terminated. */
const IN_USE_LIMIT_SECONDS = 120

/**
 * Deletes one thing if, at this moment, it is the fleet's own and no original of home, and, of a machine, nobody holds
 * it and no output is on it that the plan didn't name. While something uses it the deletion is tried again, and each
 * time it is looked at first.
 *
 * @throws ActionError when it is still in use after two minutes, or a machine isn't terminated after ten
 */
export async function deleteOwned(ec2: EC2Client, deleting: Deleting): Promise<Deletion> {
  const { what, id, clock, signal, logger } = deleting
  return untilUnused(ec2, { what, id, clock, signal, logger }, async () => {
    const seen = await look(ec2, deleting)
    if (seen === 'gone') return { kind: 'gone' }
    if (seen !== undefined) return { kind: 'kept', ...seen }
    await remove(ec2, what, id, { clock, signal, logger })
    return { kind: 'deleted' }
  })
}

/** Looks at a thing. Gives why it is to be kept, `gone`, or undefined when it may be deleted. */
async function look(ec2: EC2Client, deleting: Deleting): Promise<Kept | 'gone' | undefined> {
  const { what, id, fleet, planned, own = new Set(), clock } = deleting
  if (what !== 'instance') {
    const tags = await findTags(ec2, what, id)
    return tags === undefined ? 'gone' : whyNotOurs(`${what} ${id}`, tags, fleet)
  }
  const instance = await findInstance(ec2, id)
  if (instance === undefined || instance.state === 'terminated') return 'gone'
  return whyKept(instance, { fleet, planned, own, endsDisk: true }, clock.now())
}

async function remove(ec2: EC2Client, what: Kind, id: string, waiting: Waiting): Promise<void> {
  switch (what) {
    case 'instance':
      return terminateInstance(ec2, id, waiting)
    case 'image':
      return deregisterImage(ec2, id)
    case 'key pair':
      return deleteKeyPair(ec2, id)
    case 'volume':
      return deleteVolume(ec2, id)
    case 'snapshot':
      return deleteSnapshot(ec2, id)
    case 'security group':
      return deleteSecurityGroup(ec2, id)
  }
}

async function deleteVolume(ec2: EC2Client, id: string): Promise<void> {
  try {
    await ec2.send(new DeleteVolumeCommand({ VolumeId: id }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Repeats a deletion for two minutes, since AWS sees a thing in use after its user is gone; then names its users. */
async function untilUnused(
  ec2: EC2Client,
  { what, id, clock, signal, logger }: Waiting & { what: Kind; id: string },
  attempt: () => Promise<Deletion>,
): Promise<Deletion> {
  let last: unknown
  try {
    return await poll({
      everySeconds: 3,
      limitSeconds: IN_USE_LIMIT_SECONDS,
      clock,
      signal,
      progress: { logger, what: `${what} ${id} to be in use no more`, usually: 'seconds' },
      look: async () => {
        try {
          return await attempt()
        } catch (error) {
          if (!isInUse(error)) throw error
          last = error
          return undefined
        }
      },
    })
  } catch (error) {
    if (!(error instanceof PollTimeout)) throw error
    const users = what === 'security group' ? await listUsers(ec2, id) : []
    const by = users.length === 0 ? '' : `; it is used by ${users.join(', ')}`
    throw new ActionError(`${what} ${id} is still in use after ${IN_USE_LIMIT_SECONDS} s${by}`, {
      cause: last,
      hint: 'Free it and run this mode again: what is done stays done.',
    })
  }
}

/** Lists network interfaces in a group, and other groups whose rules refer to it, in either direction. */
async function listUsers(ec2: EC2Client, groupId: string): Promise<string[]> {
  const Values = [groupId]
  const [interfaces, from, to] = await Promise.all([
    ec2.send(new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'group-id', Values }] })),
    listSecurityGroups(ec2, [{ Name: 'ip-permission.group-id', Values }]),
    listSecurityGroups(ec2, [{ Name: 'egress.ip-permission.group-id', Values }]),
  ])
  const groups = new Set([...from, ...to].map(({ id }) => id).filter((id) => id !== groupId))
  return [
    ...(interfaces.NetworkInterfaces ?? []).map(({ NetworkInterfaceId = '', Attachment }) =>
      Attachment?.InstanceId === undefined
        ? `network interface ${NetworkInterfaceId}`
        : `instance ${Attachment.InstanceId}`,
    ),
    ...[...groups].map((id) => `security group ${id}`),
  ]
}
