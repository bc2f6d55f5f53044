// What others have in the regions: another fleet's things, and things that only look like ours. Nothing of it may change.
import {
  CreateKeyPairCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StopInstancesCommand,
  type Tag,
} from '@aws-sdk/client-ec2'
import { untilImage, untilState } from './machines.ts'
import type { Place } from './place.ts'

/** Tags as AWS takes them. */
export function tagsOf(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** Machines, a key pair, a group and an image that aren't ours, in a region. */
export async function makeForeign(place: Place, region: string, name: string): Promise<void> {
  const ec2 = place.ec2(region)
  const another = tagsOf({ 'servicemon:fleet': 'OTHER', 'servicemon:role': 'runner', 'servicemon:state': 'ready' })
  const similar = tagsOf({ 'ServiceMon:fleet': 'NAVO', 'servicemon:Fleet': 'NAVO', fleet: 'NAVO', Name: `${name}-2` })
  const base = await registerImage(place, region, `${name}-base`)
  await ec2.send(
    new CreateKeyPairCommand({ KeyName: name, TagSpecifications: [{ ResourceType: 'key-pair', Tags: another }] }),
  )
  await ec2.send(
    new CreateSecurityGroupCommand({
      ...{ GroupName: name, Description: 'of somebody else' },
      TagSpecifications: [{ ResourceType: 'security-group', Tags: similar }],
    }),
  )
  for (const tags of [another, similar]) await makeMachine(place, region, { image: base, tags })
  await ec2.send(new CreateTagsCommand({ Resources: [base], Tags: another }))
}

/** An image that can be used. */
export async function registerImage(place: Place, region: string, Name: string): Promise<string> {
  const { ImageId: id = '' } = await place
    .ec2(region)
    .send(new RegisterImageCommand({ Name, Architecture: 'x86_64', RootDeviceName: '/dev/xvda' }))
  await untilImage(place, region, id)
  return id
}

/** A machine that has been on, and is off. */
export async function makeMachine(
  place: Place,
  region: string,
  { image, tags }: { image: string; tags: Tag[] },
): Promise<void> {
  const ec2 = place.ec2(region)
  const { Instances: [made] = [] } = await ec2.send(
    new RunInstancesCommand({
      ...{ ImageId: image, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1 },
      TagSpecifications: [
        { ResourceType: 'instance', Tags: tags },
        { ResourceType: 'volume', Tags: tags },
      ],
    }),
  )
  const id = made?.InstanceId ?? ''
  await untilState(place, id, 'running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(place, id, 'stopped')
}
