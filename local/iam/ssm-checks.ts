// What IAM is asked about a call of Systems Manager.
import { z } from 'zod'
import type { Ec2Call } from '../ec2/call.ts'
import { parameterArn } from '../ec2/parameters.ts'
import { newCheck, prefixed } from './check.ts'
import type { Check } from './policy.ts'
import { findThing } from './things.ts'

type Input = Readonly<Record<string, unknown>>

export async function ssmChecks(call: Ec2Call, input: Input): Promise<Check[]> {
  switch (call.action) {
    case 'SendCommand':
      return sendChecks(call, input)
    case 'GetParameter':
      return parameterChecks(call, String(input['Name']), input)
    case 'GetParameters': {
      const names = Array.isArray(input['Names']) ? input['Names'].map(String) : []
      return (await Promise.all(names.map((name) => parameterChecks(call, name, input)))).flat()
    }
    default:
      return [newCheck(call, `ssm:${call.action}`, { resource: '*' })]
  }
}

/** A command is authorised on its document, and on each machine. */
async function sendChecks(call: Ec2Call, input: Input): Promise<Check[]> {
  const { DocumentName: document, InstanceIds: ids } = input
  const name = typeof document === 'string' ? document : ''
  // AWS's own documents belong to no account.
  const owner = name.startsWith('AWS-') ? '' : call.account.id
  const machines = await Promise.all((Array.isArray(ids) ? ids : []).map((id: unknown) => findThing(call, String(id))))
  return [
    newCheck(call, 'ssm:SendCommand', {
      kind: 'document',
      resource: `arn:aws:ssm:${call.region.name}:${owner}:document/${name}`,
    }),
    ...machines.flatMap((machine) =>
      machine === undefined
        ? []
        : [
            newCheck(call, 'ssm:SendCommand', {
              kind: machine.kind,
              resource: machine.arn,
              held: machine.tags,
              keys: prefixed('ssm:resourceTag/', machine.tags),
            }),
          ],
    ),
  ]
}

const described = z.object({ Parameters: z.array(z.object({ KeyId: z.string().optional() })) })

/**
 * A parameter is authorised by its path, and, when it is decrypted by a key of the account's own, that key by KMS, which
 * is told through whom it is asked and for which parameter. AWS's own key lets in all who may read the parameter.
 */
async function parameterChecks(call: Ec2Call, name: string, input: Input): Promise<Check[]> {
  const { account, region, world } = call
  const resource = parameterArn(region, name)
  const check = newCheck(call, `ssm:${call.action}`, { kind: 'parameter', resource })
  if (input['WithDecryption'] !== true) return [check]
  const Filters = [{ Key: 'Name', Values: [name] }]
  const answer = await world.moto.askJson(
    { account: account.id, region: region.name },
    'AmazonSSM.DescribeParameters',
    { Filters },
  )
  const { KeyId: key } = described.parse(JSON.parse(answer.body.toString())).Parameters[0] ?? {}
  if (key === undefined || key === 'alias/aws/ssm') return [check]
  const keys = {
    'kms:ViaService': [`ssm.${region.name}.amazonaws.com`],
    'kms:EncryptionContext:PARAMETER_ARN': [resource],
  }
  return [check, newCheck(call, 'kms:Decrypt', { kind: 'key', resource: key, keys })]
}
