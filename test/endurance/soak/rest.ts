// How a soak comes to rest: no faults any more, and a last sweep and last runs as they would come.
import { StopInstancesCommand } from '@aws-sdk/client-ec2'
import type { InstanceView } from '../../../local/control.ts'
import { listOwnedInstances } from '../../../src/aws/inventory.ts'
import { listOurs, passTime } from '../shared/machines.ts'
import { commandOf, OWN } from './payloads.ts'
import type { SoakPlace } from './place.ts'
import { BASE_REGIONS, fileInput, REGIONS, type Region, type Step } from './plan.ts'
import { doStep, gather, settle, type Soak } from './step.ts'

/** Whatever comes in the end has to go well, however busy the system is. */
const LAST_PACE = 0.2

/**
 * No faults any more, time passes, and a sweep, a provision where there is a base image, and a run in each region come as
 * they would: after that everything is off and collected. Gives what isn't.
 */
export async function comeToRest(soak: Soak): Promise<string[]> {
  const { place } = soak
  const { account, control } = place
  await control.removeFaults({ account })
  for (const region of REGIONS) {
    await letGoOfHanging(place, region)
    await settle(place, region)
    await passTime(place, region)
  }
  const findings: string[] = []
  const pace = Math.max(LAST_PACE, place.pace)
  await doStep(soak, last(9001, 'rotate', { mode: 'rotate' }), { region: undefined, pace })
  for (const region of REGIONS) {
    await settle(place, region)
    await gather(soak, region)
  }
  findings.push(...(await listOn(soak, 'after the last sweep')))
  findings.push(...(await provisionBases(soak, pace)))
  await Promise.all(
    REGIONS.map(async (region, index) => {
      const inputs = { mode: 'run', region, command: commandOf(OWN), ...fileOf(region) }
      await doStep(soak, last(9101 + index, 'run', inputs, OWN), { region, pace })
      await settle(place, region)
      await gather(soak, region)
    }),
  )
  findings.push(...(await listOn(soak, 'in the end')))
  for (const { region, id, tags } of await listFleet(soak)) {
    const keys = Object.keys(tags).filter((key) => key.startsWith('servicemon:lease-'))
    if (keys.length > 0) findings.push(`${region}: instance ${id} keeps ${keys.join(', ')} after the last run`)
  }
  const { done } = soak
  for (const { region, result } of done.filter(({ step }) => step.number > 9100)) {
    const status = result.outputs['status'] ?? 'none'
    if (status !== 'ok') findings.push(`${region ?? ''}: the last step, with nothing in its way, has status ${status}`)
  }
  return findings
}

function fileOf(region: Region): Record<string, string> {
  return BASE_REGIONS.some((one) => one === region) ? fileInput('base-1.yml') : {}
}

function last(number: number, kind: Step['kind'], inputs: Step['inputs'], payload?: Step['payload']): Step {
  return { number, kind, inputs, payload, faults: [], ending: undefined }
}

/** Whatever became of setups and newer images: a last provision leaves one machine. Gives where it doesn't. */
async function provisionBases(soak: Soak, pace: number): Promise<string[]> {
  const { place } = soak
  const found = await Promise.all(
    BASE_REGIONS.map(async (region, index) => {
      const inputs = { mode: 'provision', region, ...fileOf(region) }
      await doStep(soak, last(9201 + index, 'provision', inputs), { region, pace })
      await settle(place, region)
      await gather(soak, region)
      const machines = (await listOurs(place, region)).map(({ id }) => id)
      return machines.length === 1 ? [] : [`${region}: not one machine in the end: ${machines.join(', ')}`]
    }),
  )
  return found.flat()
}

/** As EC2 gets over it in the end, whatever else is going on: a machine that hangs in stopping comes to its rest. */
async function letGoOfHanging(place: SoakPlace, region: Region): Promise<void> {
  const { control, ec2 } = place
  for (const { id, state } of await listOurs(place, region)) {
    await control.impair(id, null)
    await control.stopHang(id, false)
    await control.startFailsLate({ instance: id, reason: undefined })
    if (state === 'stopping') await ec2(region).send(new StopInstancesCommand({ InstanceIds: [id], Force: true }))
  }
}

async function listFleet({ place }: Soak): Promise<InstanceView[]> {
  return (await Promise.all(REGIONS.map((region) => listOurs(place, region)))).flat()
}

/** What is on, as the local AWS itself knows, and as EC2 says. */
async function listOn(soak: Soak, when: string): Promise<string[]> {
  const { place } = soak
  const views = (await listFleet(soak)).map(({ id, region, state }) => ({ id, region, state }))
  const told = await Promise.all(REGIONS.map(async (region) => listStates(place, region)))
  return [...views, ...told.flat()]
    .filter(({ state }) => state !== 'stopped')
    .map(({ id, region, state }) => `${region}: instance ${id} is ${state} ${when}`)
}

async function listStates(
  { ec2 }: SoakPlace,
  region: Region,
): Promise<{ id: string; region: string; state: string }[]> {
  const instances = await listOwnedInstances(ec2(region), 'NAVO')
  return instances.map(({ id, state }) => ({ id, region, state }))
}
