// Amazon's public images, as Parameter Store's public parameters name them: one is there from when it is first asked for.
import { join } from 'node:path'
import { makeEmptyDisk } from '../guest/disk.ts'
import { AwsError } from '../http/aws-error.ts'
import type { Ec2Call } from './call.ts'
import { addImage } from './images.ts'

/** Amazon's account for its Linux images. */
const AMAZON = '137112412989'
const RESOLVE = 'resolve:ssm:'

/**
 * The image that a launch asks for, by its id or as `resolve:ssm:<parameter>` of the region's Parameter Store.
 * ("Reference AMIs using Systems Manager parameters", EC2 User Guide.)
 */
export async function resolveImageId(call: Ec2Call, asked: string): Promise<string> {
  if (!asked.startsWith(RESOLVE)) return asked
  const Name = asked.slice(RESOLVE.length)
  const where = { account: call.account.id, region: call.region.name }
  const answer = await call.world.moto.askJson(where, 'AmazonSSM.GetParameter', { Name })
  const reply = JSON.parse(answer.body.toString()) as { Parameter?: { Value: string } }
  const id = reply.Parameter?.Value
  if (answer.status >= 300 || id === undefined) {
    const message = `Invalid AMI parameter: ${Name} does not exist in ${call.region.name}`
    throw new AwsError('InvalidParameterValue', message)
  }
  if (Name.startsWith('/aws/service/ami-amazon-linux-latest/')) await ensurePublicImage(call, id, Name)
  return id
}

/** As bare as any image here begins; its snapshot is Amazon's, and nobody else sees it. */
async function ensurePublicImage(call: Ec2Call, id: string, parameter: string): Promise<void> {
  const { region, account, world } = call
  if (region.images.has(id)) return
  const disk = join(world.stateDir, account.id, region.name, `disk-of-${id}`)
  await makeEmptyDisk(disk)
  const name = parameter.replace(/.*\//, '')
  const image = addImage(
    { ...call, query: {} },
    { id, name, description: parameter, disk, ownerId: AMAZON, isPublic: true, enaSupport: true },
  )
  region.snapshots.delete(image.snapshotId)
  image.state = 'available'
}
