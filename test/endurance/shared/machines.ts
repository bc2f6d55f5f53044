// The machines of a place from outside: which there are, what happens to them, and how time passes for them.
import {
  CreateTagsCommand,
  DescribeImagesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2'
import { ListCommandInvocationsCommand } from '@aws-sdk/client-ssm'
import type { InstanceView } from '../../../local/control.ts'
import { until } from '../../support/until.ts'
import type { Place } from './place.ts'

/** Longer than any lease, hold or proof boot lasts. */
const SECONDS_THAT_PASS = 3 * 24 * 3600

/** Three days go by: the launches of our machines in the region, and all times in their tags, lie that much further back. */
export async function passTime(place: Place, region: string): Promise<void> {
  const before = (time: string): string =>
    new Date(new Date(time).getTime() - SECONDS_THAT_PASS * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z')
  for (const { id, tags } of await listOurs(place, region)) {
    await place.control.backdateLaunch(id, SECONDS_THAT_PASS)
    const dated = Object.entries(tags).filter(([key]) => /^servicemon:(lease-|hold$)/.test(key))
    if (dated.length === 0) continue
    const Tags = dated.map(([Key, value]) => ({ Key, Value: value.split('/').map(before).join('/') }))
    await place.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags }))
  }
}

/** Somebody switches our machine on, with these tags. */
export async function switchOn(place: Place, region: string, tags: Readonly<Record<string, string>>): Promise<void> {
  const { id } = await getRunner(place, region)
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  if (Tags.length > 0) await place.ec2(region).send(new CreateTagsCommand({ Resources: [id], Tags }))
  await startInstance(place, region, id)
}

/** Starts an instance, and waits until it has booted: until then what is seen of it goes on changing. */
export async function startInstance(place: Place, region: string, id: string): Promise<void> {
  await place.ec2(region).send(new StartInstancesCommand({ InstanceIds: [id] }))
  await until(async () => (await listMachines(place, region)).some((one) => one.id === id && one.isGuestUp), `${id} up`)
}

/** Whatever is on of ours in the region is switched off, and stays as it is. */
export async function switchOff(place: Place, region: string): Promise<void> {
  const { id } = await getRunner(place, region)
  await place.ec2(region).send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(place, id, 'stopped')
}

/** The region's machines that aren't terminated. */
export async function listMachines({ control, account }: Place, region: string): Promise<InstanceView[]> {
  const all = await control.instances({ account })
  return all.filter((one) => one.region === region && one.state !== 'terminated')
}

/** Those of them that are the fleet's. */
export async function listOurs(place: Place, region: string): Promise<InstanceView[]> {
  return (await listMachines(place, region)).filter(({ tags }) => tags['servicemon:fleet'] === 'NAVO')
}

/** Ids of the region's commands that an agent has not ended yet. */
export async function listUnfinished({ ssm }: Place, region: string): Promise<string[]> {
  const { CommandInvocations = [] } = await ssm(region).send(new ListCommandInvocationsCommand({}))
  return CommandInvocations.filter(({ Status }) => Status === 'Pending' || Status === 'InProgress').flatMap(
    ({ CommandId }) => CommandId ?? [],
  )
}

async function getRunner(place: Place, region: string): Promise<InstanceView> {
  const [runner, ...more] = await listOurs(place, region)
  if (runner === undefined || more.length > 0) throw new Error(`${region} has not one machine of ours`)
  return runner
}

/** Waits until EC2 calls a machine so. */
export async function untilState({ control }: Place, id: string, state: string): Promise<void> {
  await until(
    async () => (await control.instances()).some((one) => one.id === id && one.state === state),
    `${id} ${state}`,
  )
}

/** Waits until an image can be used. */
export async function untilImage({ ec2 }: Pick<Place, 'ec2'>, region: string, id: string): Promise<void> {
  await until(async () => {
    const { Images: [image] = [] } = await ec2(region).send(new DescribeImagesCommand({ ImageIds: [id] }))
    return image?.State === 'available'
  }, `image ${id}`)
}
