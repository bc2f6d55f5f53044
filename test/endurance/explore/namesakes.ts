// Foreign things that a lane has beside those of shared/foreign.ts: one under our name, and machines that are on.
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { makeMachine, registerImage, tagsOf } from '../shared/foreign.ts'
import { listMachines, startInstance } from '../shared/machines.ts'
import { FOREIGN, REGION, type Lane } from './lane.ts'

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
    await startInstance(lane, FOREIGN, id)
  }
}
