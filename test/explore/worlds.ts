// The worlds that points begin in: made once a lane by the action itself, saved, and brought back for each point.
import {
  CreateImageCommand,
  CreateKeyPairCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InstanceView } from '../../local/control.ts'
import { FOREIGN, HOME, NEIGHBOUR, REGION, type Lane } from './lane.ts'
import { runMain, SHIPPED } from './step.ts'

/**
 * `empty`: nothing of ours. `ready`: provisioned. `used`: and a killed run's output on it. `shared`: and another fleet's
 * things under our name beside it. `outdated`: and a new home image.
 */
export type WorldName = 'empty' | 'ready' | 'used' | 'shared' | 'outdated'

/** An account, and what asks and changes things in it. */
export type Place = Pick<Lane, 'account' | 'control' | 'ec2'>

/** Brings a world back in the lane; it is made when it is wanted for the first time. */
export async function restoreWorld(lane: Lane, name: WorldName): Promise<void> {
  await ensureWorld(lane, name)
  for (const region of regionsOf(name)) {
    await lane.control.restoreRegion({ account: lane.account, region, name })
  }
}

/** Home changes in one world only, and the neighbour is part of those that need it. */
function regionsOf(name: WorldName): string[] {
  return name === 'empty' ? [REGION, HOME] : [REGION, HOME, NEIGHBOUR]
}

/** Makes a world and all that it is made from. Each is made once, whoever asks. */
export function ensureWorld(lane: Lane, name: WorldName): Promise<unknown> {
  const known = lane.worlds.get(name)
  if (known !== undefined) return known
  const made = makeWorld(lane, name).then(async () => {
    for (const region of regionsOf(name)) await lane.control.saveRegion({ account: lane.account, region, name })
  })
  lane.worlds.set(name, made)
  return made
}

async function act(lane: Lane, inputs: Readonly<Record<string, string>>): Promise<void> {
  const { exitCode, log } = await runMain(lane, { inputs, action: SHIPPED, pace: 0.1 })
  if (exitCode !== 0) throw new Error(`making a world: ${inputs['mode'] ?? ''} failed\n${log}`)
}

async function makeWorld(lane: Lane, name: WorldName): Promise<void> {
  switch (name) {
    case 'empty':
      await makeForeign(lane, REGION, 'OTHER')
      await makeForeign(lane, FOREIGN, 'NAVO')
      return startForeign(lane)
    case 'ready':
      await restoreWorld(lane, 'empty')
      return act(lane, { mode: 'provision', region: `${REGION},${NEIGHBOUR}` })
    case 'used':
      await restoreWorld(lane, 'ready')
      return leaveRun(lane)
    case 'shared':
      await restoreWorld(lane, 'used')
      return makeNamesake(lane)
    case 'outdated':
      await restoreWorld(lane, 'used')
      return replaceHomeImage(lane)
  }
}

/** What others have in a region: another fleet's machine, and things that only look like ours. */
export async function makeForeign(lane: Place, region: string, name: string): Promise<void> {
  const ec2 = lane.ec2(region)
  const tagsOf = (tags: Record<string, string>) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  const another = tagsOf({ 'servicemon:fleet': 'OTHER', 'servicemon:role': 'runner', 'servicemon:state': 'ready' })
  const similar = tagsOf({ 'ServiceMon:fleet': 'NAVO', 'servicemon:Fleet': 'NAVO', fleet: 'NAVO', Name: `${name}-2` })
  const { ImageId: base = '' } = await ec2.send(
    new RegisterImageCommand({ Name: `${name}-base`, Architecture: 'x86_64', RootDeviceName: '/dev/xvda' }),
  )
  await untilImage(lane, region, base)
  await ec2.send(
    new CreateKeyPairCommand({ KeyName: name, TagSpecifications: [{ ResourceType: 'key-pair', Tags: another }] }),
  )
  await ec2.send(
    new CreateSecurityGroupCommand({
      ...{ GroupName: name, Description: 'of somebody else' },
      TagSpecifications: [{ ResourceType: 'security-group', Tags: similar }],
    }),
  )
  for (const Tags of [another, similar]) {
    const { Instances: [made] = [] } = await ec2.send(
      new RunInstancesCommand({
        ...{ ImageId: base, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1 },
        TagSpecifications: [
          { ResourceType: 'instance', Tags },
          { ResourceType: 'volume', Tags },
        ],
      }),
    )
    const id = made?.InstanceId ?? ''
    await untilState(lane, id, 'running')
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    await untilState(lane, id, 'stopped')
  }
  await ec2.send(new CreateTagsCommand({ Resources: [base], Tags: another }))
}

/** Another fleet's machine and image, with our name in the tag and the name that anybody may use. */
async function makeNamesake(lane: Lane): Promise<void> {
  const ec2 = lane.ec2(REGION)
  const Tags = Object.entries({ 'servicemon:fleet': 'OTHER', 'servicemon:role': 'runner', Name: 'NAVO' }).map(
    ([Key, Value]) => ({ Key, Value }),
  )
  const { ImageId = '' } = await ec2.send(
    new RegisterImageCommand({ Name: 'NAVO-ami-of-another', Architecture: 'x86_64', RootDeviceName: '/dev/xvda' }),
  )
  await untilImage(lane, REGION, ImageId)
  const { Instances: [made] = [] } = await ec2.send(
    new RunInstancesCommand({
      ...{ ImageId, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1 },
      TagSpecifications: [
        { ResourceType: 'instance', Tags },
        { ResourceType: 'volume', Tags },
      ],
    }),
  )
  const id = made?.InstanceId ?? ''
  await untilState(lane, id, 'running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(lane, id, 'stopped')
  await ec2.send(new CreateTagsCommand({ Resources: [ImageId], Tags }))
}

/** In the region that is foreign altogether all machines are on, for as long as the lane lasts. */
async function startForeign(lane: Lane): Promise<void> {
  for (const { id } of await listMachines(lane, FOREIGN)) {
    await lane.ec2(FOREIGN).send(new StartInstancesCommand({ InstanceIds: [id] }))
    await untilState(lane, id, 'running')
  }
}

/** A run whose job was lost right after its payload had begun; its machine is off, its lease is over. */
async function leaveRun(lane: Lane): Promise<void> {
  await runMain(lane, {
    ...{ inputs: { mode: 'run', region: REGION }, action: SHIPPED, pace: 0.1 },
    watch: async ({ name, stage }, main) => {
      if (name === 'machine: payload writes' && stage === 'after') main.kill('SIGKILL')
      return Promise.resolve('go-on')
    },
  })
  await sleep(300)
  const machine = await getRunner(lane, REGION)
  await lane.ec2(REGION).send(new StopInstancesCommand({ InstanceIds: [machine.id] }))
  await untilState(lane, machine.id, 'stopped')
  await passTime(lane, REGION)
}

async function replaceHomeImage({ ec2, home }: Lane): Promise<void> {
  const client = ec2(HOME)
  await client.send(new DeregisterImageCommand({ ImageId: home.imageId }))
  const { ImageId = '' } = await client.send(new CreateImageCommand({ InstanceId: home.instanceId, Name: home.name }))
  await untilImage({ ec2 }, HOME, ImageId)
}

/** Longer than any lease, hold or proof boot lasts. */
const SECONDS_THAT_PASS = 3 * 24 * 3600

/** Three days go by: the launches of our machines in the region, and all times in their tags, lie that much further back. */
export async function passTime(lane: Place, region: string): Promise<void> {
  const before = (time: string): string =>
    new Date(new Date(time).getTime() - SECONDS_THAT_PASS * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z')
  for (const { id, tags } of await listOurs(lane, region)) {
    await lane.control.age(id, SECONDS_THAT_PASS)
    const dated = Object.entries(tags).filter(([key]) => /^servicemon:(lease-|hold$)/.test(key))
    if (dated.length === 0) continue
    const Tags = dated.map(([Key, value]) => ({ Key, Value: value.split('/').map(before).join('/') }))
    await lane.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags }))
  }
}

/** Somebody switches our machine on, with these tags. */
export async function switchOn(lane: Lane, region: string, tags: Readonly<Record<string, string>>): Promise<void> {
  const { id } = await getRunner(lane, region)
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  if (Tags.length > 0) await lane.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags }))
  await lane.ec2(region).send(new StartInstancesCommand({ InstanceIds: [id] }))
  await until(async () => (await listMachines(lane, region)).some((one) => one.id === id && one.isGuestUp), `${id} up`)
}

/** The region's machines that aren't terminated. */
export async function listMachines({ control, account }: Place, region: string): Promise<InstanceView[]> {
  const all = await control.instances({ account })
  return all.filter((one) => one.region === region && one.state !== 'terminated')
}

/** Those of them that are the fleet's. */
export async function listOurs(lane: Place, region: string): Promise<InstanceView[]> {
  return (await listMachines(lane, region)).filter(({ tags }) => tags['servicemon:fleet'] === 'NAVO')
}

async function getRunner(lane: Lane, region: string): Promise<InstanceView> {
  const [runner, ...more] = await listOurs(lane, region)
  if (runner === undefined || more.length > 0) throw new Error(`${region} has not one machine of ours`)
  return runner
}

async function untilState({ control }: Place, id: string, state: string): Promise<void> {
  await until(
    async () => (await control.instances()).some((one) => one.id === id && one.state === state),
    `${id} ${state}`,
  )
}

async function untilImage({ ec2 }: Pick<Place, 'ec2'>, region: string, id: string): Promise<void> {
  await until(async () => {
    const { Images: [image] = [] } = await ec2(region).send(new DescribeImagesCommand({ ImageIds: [id] }))
    return image?.State === 'available'
  }, `image ${id}`)
}

/** Waits until something is so. */
export async function until(isSo: () => Promise<boolean>, what: string, limitSeconds = 60): Promise<void> {
  const giveUpAt = Date.now() + limitSeconds * 1000
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`not seen within ${limitSeconds} s: ${what}`)
    await sleep(20)
  }
}
