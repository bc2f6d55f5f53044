// An organisation that lets nothing be made without its tags, by service control policies as AWS's examples have them
// (*Example SCPs for tagging resources*).
import { AwsError } from '../http/aws-error.ts'
import { tagsFor } from '../http/query.ts'
import type { Ec2Call } from './call.ts'

/** The kinds of things that a call makes. */
const MAKES: Readonly<Record<string, readonly string[]>> = {
  CopyImage: ['image', 'snapshot'],
  CreateSecurityGroup: ['security-group'],
  ImportKeyPair: ['key-pair'],
  RunInstances: ['instance', 'volume', 'network-interface'],
}

/** Refuses a call that makes something without a tag that the account's organisation demands. */
export function assertDemandedTags(call: Ec2Call): void {
  const { account, action, query, region } = call
  for (const key of account.limits.demandedTags) {
    const kind = (MAKES[action] ?? []).find((one) => !tagsFor(query, one).has(key))
    if (kind === undefined) continue
    const arn = `arn:aws:ec2:${region.name}:${account.id}:${kind}/*`
    throw new AwsError(
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. User: arn:aws:sts::${account.id}:assumed-role/local/local is not authorized to perform: ec2:${action} on resource: ${arn} with an explicit deny in a service control policy. Encoded authorization failure message: bG9jYWw`,
    )
  }
}
