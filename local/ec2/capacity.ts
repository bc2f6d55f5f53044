// Whether an instance can run as a type: its zone has room for it, as the account's limits say, and its image has ENA.
import { AwsError } from '../http/aws-error.ts'
import { itemsAt, textAt } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'

export function assertCapacity(call: Ec2Call, place: { zone: string; instanceType: string }): void {
  const isFull = call.account.limits.noCapacity.some(
    ({ region, zone, instanceType }) =>
      (region === undefined || region === call.region.name) &&
      (zone === undefined || zone === place.zone) &&
      (instanceType === undefined || instanceType === place.instanceType),
  )
  if (!isFull) return
  throw new AwsError(
    'InsufficientInstanceCapacity',
    `We currently do not have sufficient ${place.instanceType} capacity in the Availability Zone you requested (${place.zone}). Our system will be working on provisioning additional capacity.`,
  )
}

/** Types of the Nitro System insist on an image with ENA support (*Enhanced networking on Linux*). */
export async function assertEna(
  call: Ec2Call,
  { instanceType, enaSupport }: { instanceType: string; enaSupport: boolean },
): Promise<void> {
  if (enaSupport) return
  const where = { account: call.account.id, region: call.region.name }
  const { xml } = await call.world.moto.ask(where, 'ec2', 'DescribeInstanceTypes', { 'InstanceType.1': instanceType })
  const [type] = itemsAt(xml, 'instanceTypeSet')
  if (textAt(type, 'networkInfo', 'enaSupport') !== 'required') return
  throw new AwsError(
    'InvalidParameterCombination',
    `Enhanced networking with the Elastic Network Adapter (ENA) is required for the '${instanceType}' instance type. Ensure that you are using an AMI that is enabled for ENA.`,
  )
}
