// Whether an instance can run as a type: its zone has room for it, as the account's limits say, and its disk boots on it.
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

/**
 * A type boots what is of its architecture (*Error codes for the Amazon EC2 API*, and users' reports for the words), and
 * those of the Nitro System insist on ENA support (*Enhanced networking on Linux*).
 */
export async function assertBoots(
  call: Ec2Call,
  { instanceType, architecture, enaSupport }: { instanceType: string; architecture: string; enaSupport: boolean },
): Promise<void> {
  const where = { account: call.account.id, region: call.region.name }
  const { xml } = await call.world.moto.ask(where, 'ec2', 'DescribeInstanceTypes', { 'InstanceType.1': instanceType })
  const [type] = itemsAt(xml, 'instanceTypeSet')
  const supported = itemsAt(type, 'processorInfo', 'supportedArchitectures').map(({ text }) => text.trim())
  if (!supported.includes(architecture)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The architecture '${supported.join(',')}' of the specified instance type does not match the architecture '${architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    )
  }
  if (enaSupport || textAt(type, 'networkInfo', 'enaSupport') !== 'required') return
  throw new AwsError(
    'InvalidParameterCombination',
    `Enhanced networking with the Elastic Network Adapter (ENA) is required for the '${instanceType}' instance type. Ensure that you are using an AMI that is enabled for ENA.`,
  )
}
