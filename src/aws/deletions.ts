// Deleting what is ours: whatever the plan says, the tags are read again right before each deletion.
import { DeleteVolumeCommand, DescribeNetworkInterfacesCommand, type EC2Client } from '@aws-sdk/client-ec2'
import { ActionError } from '../errors.ts'
import { isInUse, isNotFound } from './errors.ts'
import { deleteSnapshot, deregisterImage, findImage, listSnapshots } from './images.ts'
import { findInstance } from './instances.ts'
import { terminateInstance } from './instance-lifecycle.ts'
import { listVolumes } from './inventory.ts'
import { deleteKeyPair, listKeyPairs } from './key-pairs.ts'
import { isHomeOriginal, isOwned, type Tags } from '../tags.ts'
import { poll, PollTimeout, type Waiting } from './poll.ts'
import { deleteSecurityGroup, listSecurityGroups } from './security-groups.ts'

/** Kinds of things that can be deleted. */
export type Deletable = 'instance' | 'volume' | 'image' | 'snapshot' | 'security group' | 'key pair'

/** `gone` before we came, `deleted` by us, or `kept` with the reason, because it is no longer ours. */
export type Deletion = { readonly kind: 'deleted' | 'gone' } | { readonly kind: 'kept'; readonly reason: string }

/** A group stays in use for a while after its last instance is terminated. */
const IN_USE_LIMIT_SECONDS = 120

/**
 * Deletes one thing if, at this moment, it is the fleet's own and no original of home. While something uses it the
 * deletion is tried again, and each time its tags are read first.
 */
export async function deleteOwned(
  ec2: EC2Client,
  { what, id, fleet, ...waiting }: Waiting & { what: Deletable; id: string; fleet: string },
): Promise<Deletion> {
  return untilUnused(ec2, { what, id, ...waiting }, async () => {
    const tags = await readTags(ec2, what, id)
    if (tags === undefined) return { kind: 'gone' }
    if (!isOwned(tags, fleet)) return { kind: 'kept', reason: `${what} ${id} no longer carries the fleet's tag` }
    if (isHomeOriginal(tags)) return { kind: 'kept', reason: `${what} ${id} is an original of home` }
    await remove(ec2, what, id, waiting)
    return { kind: 'deleted' }
  })
}

async function readTags(ec2: EC2Client, what: Deletable, id: string): Promise<Tags | undefined> {
  switch (what) {
    case 'instance': {
      const instance = await findInstance(ec2, id)
      return instance?.state === 'terminated' ? undefined : instance?.tags
    }
    case 'image':
      return (await findImage(ec2, id))?.tags
    case 'snapshot':
      return (await listSnapshots(ec2, [{ Name: 'snapshot-id', Values: [id] }]))[0]?.tags
    case 'volume':
      return (await listVolumes(ec2, [{ Name: 'volume-id', Values: [id] }]))[0]?.tags
    case 'security group':
      return (await listSecurityGroups(ec2, [{ Name: 'group-id', Values: [id] }]))[0]?.tags
    case 'key pair':
      return (await listKeyPairs(ec2, { KeyPairIds: [id] }))[0]?.tags
  }
}

async function remove(ec2: EC2Client, what: Deletable, id: string, waiting: Waiting): Promise<void> {
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

/** AWS sees a thing in use for a while after its user is gone; after two minutes it's left, and who uses it is named. */
async function untilUnused(
  ec2: EC2Client,
  { what, id, clock, signal }: Waiting & { what: Deletable; id: string },
  attempt: () => Promise<Deletion>,
): Promise<Deletion> {
  let last: unknown
  try {
    return await poll({
      everySeconds: 3,
      limitSeconds: IN_USE_LIMIT_SECONDS,
      clock,
      signal,
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

/** Network interfaces in a group, and other groups whose rules refer to it, either way. */
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
