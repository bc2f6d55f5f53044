// What others have in the regions: another fleet's things, and things that only look like ours. Nothing of it may change.
import {
  CreateKeyPairCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  type Tag,
} from '@aws-sdk/client-ec2'
import { FOREIGN, REGION, type Lane } from '../explore/lane.ts'
import { listMachines, untilImage, untilState, type Place } from './machines.ts'

function tagsOf(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** Machines, a key pair, a group and an image that aren't ours, in a region. */
export async function makeForeign(lane: Place, region: string, name: string): Promise<void> {
  const ec2 = lane.ec2(region)
  const another = tagsOf({ 'servicemon:fleet': 'OTHER', 'servicemon:role': 'runner', 'servicemon:state': 'ready' })
  const similar = tagsOf({ 'ServiceMon:fleet': 'NAVO', 'servicemon:Fleet': 'NAVO', fleet: 'NAVO', Name: `${name}-2` })
  const base = await registerImage(lane, region, `${name}-base`)
  await ec2.send(
    new CreateKeyPairCommand({ KeyName: name, TagSpecifications: [{ ResourceType: 'key-pair', Tags: another }] }),
  )
  await ec2.send(
    new CreateSecurityGroupCommand({
      ...{ GroupName: name, Description: 'of somebody else' },
      TagSpecifications: [{ ResourceType: 'security-group', Tags: similar }],
    }),
  )
  for (const tags of [another, similar]) await makeMachine(lane, region, { image: base, tags })
  await ec2.send(new CreateTagsCommand({ Resources: [base], Tags: another }))
}

/** Another fleet's machine and image, with our name in the tag and the name that anybody may use. */
export async function makeNamesake(lane: Lane): Promise<void> {
  const tags = tagsOf({ 'servicemon:fleet': 'OTHER', 'servicemon:role': 'runner', Name: 'NAVO' })
  const image = await registerImage(lane, REGION, 'NAVO-ami-of-another')
  await makeMachine(lane, REGION, { image, tags })
  await lane.ec2(REGION).send(new CreateTagsCommand({ Resources: [image], Tags: tags }))
}

/** In the region that is foreign altogether all machines are on, for as long as the lane lasts. */
export async function startForeign(lane: Lane): Promise<void> {
  for (const { id } of await listMachines(lane, FOREIGN)) {
    await lane.ec2(FOREIGN).send(new StartInstancesCommand({ InstanceIds: [id] }))
    await untilState(lane, id, 'running')
  }
}

async function registerImage(lane: Place, region: string, Name: string): Promise<string> {
  const { ImageId: id = '' } = await lane
    .ec2(region)
    .send(new RegisterImageCommand({ Name, Architecture: 'x86_64', RootDeviceName: '/dev/xvda' }))
  await untilImage(lane, region, id)
  return id
}

/** A machine that has been on, and is off. */
async function makeMachine(
  lane: Place,
  region: string,
  { image, tags }: { image: string; tags: Tag[] },
): Promise<void> {
  const ec2 = lane.ec2(region)
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
  await untilState(lane, id, 'running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(lane, id, 'stopped')
}
