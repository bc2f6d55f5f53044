// Names the kinds of things that a fleet has in a region, and reads the current tags of one of them.
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { Tags } from '../tags.ts'
import { findImage, listSnapshots } from './images.ts'
import { findInstance } from './instances.ts'
import { listVolumes } from './inventory.ts'
import { listKeyPairs } from './key-pairs.ts'
import { listSecurityGroups } from './security-groups.ts'

/** The kinds of a fleet's things, as steps and messages name them. */
export type Kind = 'instance' | 'volume' | 'image' | 'snapshot' | 'security group' | 'key pair'

/** Gives the tags of a thing; undefined when it isn't there. */
export async function findTags(ec2: EC2Client, kind: Kind, id: string): Promise<Tags | undefined> {
  switch (kind) {
    case 'instance':
      return (await findInstance(ec2, id))?.tags
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
