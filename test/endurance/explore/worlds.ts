// The worlds that points begin in: made once a lane by the action itself, saved, and brought back for each point.
import { CreateImageCommand, DeregisterImageCommand, DescribeImagesCommand } from '@aws-sdk/client-ec2'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { SHIPPED } from '../../../local/action.ts'
import { BASE_PARAMETERS } from '../../../local/ec2/bases.ts'
import { until } from '../../support/until.ts'
import { makeForeign } from '../shared/foreign.ts'
import { FOREIGN, HOME, NEIGHBOUR, REGION, type Lane } from './lane.ts'
import { listOurs, listUnfinished, passTime, switchOff, untilImage } from '../shared/machines.ts'
import { makeNamesake, startForeign } from './namesakes.ts'
import { runMain, type Occasion } from './step.ts'

/**
 * `empty`: nothing of ours. `half-made`: provision was killed in the middle of a security group. `unproved`: it was killed
 * when it had made the machine. `ready`: provisioned. `used`: and a killed run's output on it. `shared`: and another
 * fleet's things under our name beside it. `outdated`: and a new home image. Of a base image: `base-spoiled`: provision was
 * killed in the middle of a setup. `base-used`: provisioned, and a killed run's output on it. `base-outdated`: and a newer
 * base image.
 */
export type WorldName =
  | 'empty'
  | 'half-made'
  | 'unproved'
  | 'ready'
  | 'used'
  | 'shared'
  | 'outdated'
  | 'base-spoiled'
  | 'base-used'
  | 'base-outdated'

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

/** Makes a world and all that it is made from. Each is made once, however many ask. */
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
    case 'half-made':
      await restoreWorld(lane, 'empty')
      await act(lane, { mode: 'provision', region: NEIGHBOUR })
      await loseMain(lane, PROVISION, { name: 'ec2.AuthorizeSecurityGroupIngress', stage: 'after' })
      return untilCopied(lane)
    case 'unproved':
      await restoreWorld(lane, 'half-made')
      await loseMain(lane, PROVISION, { name: 'ec2.RunInstances', stage: 'after' })
      await untilFirstBootIsThrough(lane)
      await switchOff(lane, REGION)
      return passTime(lane, REGION)
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
    case 'base-spoiled':
      await restoreWorld(lane, 'empty')
      await act(lane, { mode: 'provision', region: NEIGHBOUR, ...BASE })
      await loseMain(lane, { ...PROVISION, ...BASE }, { name: 'machine: setup writes', stage: 'after' })
      return leave(lane)
    case 'base-used':
      await restoreWorld(lane, 'empty')
      await act(lane, { mode: 'provision', region: `${REGION},${NEIGHBOUR}`, ...BASE })
      return leaveRun(lane, BASE)
    case 'base-outdated':
      await restoreWorld(lane, 'base-used')
      await lane.control.publishImage({ account: lane.account, region: REGION, parameter: PARAMETER, ageDays: 0 })
  }
}

const PROVISION = { mode: 'provision', region: REGION }
const BASE = { 'fleet-file': 'base.yml' }
const PARAMETER = BASE_PARAMETERS.al2023.x86_64

/** Runs main and kills it at the first of this occasion; its job is lost with it, so nobody cleans up. */
async function loseMain(
  lane: Lane,
  inputs: Readonly<Record<string, string>>,
  at: Pick<Occasion, 'name' | 'stage'>,
): Promise<void> {
  const { signal, log } = await runMain(lane, {
    ...{ inputs, action: SHIPPED, pace: 0.1 },
    watch: ({ name, stage }, { main }) => {
      if (name !== at.name || stage !== at.stage) return Promise.resolve('go-on')
      main.kill('SIGKILL')
      return Promise.resolve('drop')
    },
  })
  if (signal !== 'SIGKILL') throw new Error(`making a world: main never came to ${at.name}\n${log}`)
}

/** A run whose job was lost right after its payload had begun. */
async function leaveRun(lane: Lane, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await loseMain(lane, { mode: 'run', region: REGION, ...more }, { name: 'machine: payload writes', stage: 'after' })
  return leave(lane)
}

/** What was lost is over: its machine is off, its lease has ended. */
async function leave(lane: Lane): Promise<void> {
  await until(async () => (await listUnfinished(lane, REGION)).length === 0, 'the command of a lost run')
  await switchOff(lane, REGION)
  await passTime(lane, REGION)
}

/** What is under way when a region is saved never arrives. */
async function untilCopied(lane: Lane): Promise<void> {
  const { Images = [] } = await lane.ec2(REGION).send(new DescribeImagesCommand({ Owners: ['self'] }))
  for (const { ImageId = '' } of Images) await untilImage(lane, REGION, ImageId)
}

async function untilFirstBootIsThrough(lane: Lane): Promise<void> {
  const isThrough = async (): Promise<boolean> => {
    const [machine] = await listOurs(lane, REGION)
    if (machine === undefined) return false
    const mark = join(machine.disk, 'var/lib/cloud/instances', machine.id, 'sem/config_scripts_user')
    return access(mark).then(
      () => true,
      () => false,
    )
  }
  await until(isThrough, 'the end of the first boot')
}

async function replaceHomeImage(lane: Lane): Promise<void> {
  const client = lane.ec2(HOME)
  const { imageId, instanceId, name } = lane.home
  await client.send(new DeregisterImageCommand({ ImageId: imageId }))
  const { ImageId = '' } = await client.send(new CreateImageCommand({ InstanceId: instanceId, Name: name }))
  await untilImage(lane, HOME, ImageId)
}
