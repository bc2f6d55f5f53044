// CPU credits of burstable types: DescribeInstanceCreditSpecifications and ModifyInstanceCreditSpecification.
import { AwsError } from '../http/aws-error.ts'
import { groups, many, one, required, type Query } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import type { Ec2Call } from './call.ts'
import { instancesOf } from './describe-instances.ts'

/** What EC2 gives a type that isn't asked otherwise (*Burstable performance instances*); undefined for one without credits. */
export function defaultCredits(type: string): string | undefined {
  if (type.startsWith('t2.')) return 'standard'
  return /^(t3|t3a|t4g)\./.test(type) ? 'unlimited' : undefined
}

/** Refuses credits for a type that has none. */
export function assertCredits(query: Query, type: string): void {
  if (one(query, 'CreditSpecification.CpuCredits') === undefined || defaultCredits(type) !== undefined) return
  throw new AwsError('InvalidParameterCombination', `CreditSpecification is not supported for ${type}.`)
}

export function describeInstanceCreditSpecifications(call: Ec2Call): XmlFields {
  const instances = instancesOf(call, many(call.query, 'InstanceId'))
  const other = instances.find(({ cpuCredits }) => cpuCredits === undefined)
  if (other !== undefined) {
    const message = `The instance '${other.id}' is no burstable performance instance`
    throw new AwsError('InstanceCreditSpecification.NotSupported', message)
  }
  return {
    instanceCreditSpecificationSet: instances.map(({ id, cpuCredits }) => ({ instanceId: id, cpuCredits })),
  }
}

/** What it refuses is told in an answer that counts as good. */
export function modifyInstanceCreditSpecification(call: Ec2Call): XmlFields {
  const successful: XmlFields[] = []
  const unsuccessful: XmlFields[] = []
  for (const asked of groups(call.query, 'InstanceCreditSpecification')) {
    const instanceId = required(asked, 'InstanceId')
    const [instance] = instancesOf(call, [instanceId])
    if (instance?.cpuCredits === undefined) {
      const message = `The instance '${instanceId}' does not support this credit specification`
      unsuccessful.push({ instanceId, error: { code: 'InstanceCreditSpecification.NotSupported', message } })
    } else {
      instance.cpuCredits = required(asked, 'CpuCredits')
      successful.push({ instanceId })
    }
  }
  return {
    successfulInstanceCreditSpecificationSet: successful,
    unsuccessfulInstanceCreditSpecificationSet: unsuccessful,
  }
}
