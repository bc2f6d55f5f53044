// Parameters as Parameter Store answers them: those that name public images are the overlay's, all others moto's.
// ("Discovering public parameters in Parameter Store", Systems Manager User Guide.)
import { z } from 'zod'
import { AwsError } from '../http/aws-error.ts'
import type { Ec2Region, PublicParameter } from './region.ts'

const parameterSchema = z.looseObject({ Name: z.string(), Value: z.string() })
const replySchema = z.object({ Parameter: parameterSchema })
const errorSchema = z.looseObject({ __type: z.string(), message: z.string().default('') })

export type Parameter = z.infer<typeof parameterSchema>

/** Whether the overlay alone knows what is there: moto's own list lacks regions, and names images that nobody has here. */
export function isOfPublicImage(name: string): boolean {
  return /^\/aws\/service\/(ami-amazon-linux-latest|canonical)\//.test(name)
}

/** AWS's own parameters belong to no account. */
export function parameterArn({ name: region, account }: Ec2Region, name: string): string {
  const owner = name.startsWith('/aws/service/') ? '' : account.id
  return `arn:aws:ssm:${region}:${owner}:parameter/${name.replace(/^\//, '')}`
}

/** A parameter's fields; throws what the service would answer. */
export async function getParameter(region: Ec2Region, input: { Name: string }): Promise<Parameter> {
  if (isOfPublicImage(input.Name)) {
    const found = region.publicParameters.get(input.Name)
    if (found === undefined) throw new AwsError('ParameterNotFound', '')
    return render(region, found)
  }
  const { account, name } = region
  const answer = await account.world.moto.askJson(
    { account: account.id, region: name },
    'AmazonSSM.GetParameter',
    input,
  )
  const reply: unknown = JSON.parse(answer.body.toString())
  if (answer.status < 300) return replySchema.parse(reply).Parameter
  const { __type, message } = errorSchema.parse(reply)
  throw new AwsError(__type.replace(/.*#/, ''), message, { status: answer.status })
}

function render(region: Ec2Region, { name, value, version, at, dataType }: PublicParameter): Parameter {
  return {
    ...{ Name: name, Type: 'String', Value: value, Version: version, LastModifiedDate: at / 1000 },
    ...{ ARN: parameterArn(region, name), DataType: dataType },
  }
}
