// Whether a zone has room for an instance type, as the account's limits say.
import { AwsError } from '../http/aws-error.ts'
import type { Ec2Call } from './call.ts'

export const assertCapacity = (call: Ec2Call, place: { zone: string; instanceType: string }): void => {
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
