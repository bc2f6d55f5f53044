// GetParameter and GetParameters: public parameters of images here, others as moto has them.
import { AwsError } from '../http/aws-error.ts'
import { getParameter as parameterOf } from '../ec2/parameters.ts'
import type { SsmCall } from './call.ts'
import { getParameterSchema, getParametersSchema, parseInput } from './inputs.ts'

export async function getParameter({ region, input }: SsmCall): Promise<Record<string, unknown>> {
  return { Parameter: await parameterOf(region, parseInput(getParameterSchema, input)) }
}

/** Names that there is no parameter for aren't an error here. */
export async function getParameters({ region, input }: SsmCall): Promise<Record<string, unknown>> {
  const { Names, ...rest } = parseInput(getParametersSchema, input)
  const found = await Promise.all(
    Names.map(async (Name) =>
      parameterOf(region, { ...rest, Name }).catch((error: unknown) => {
        if (error instanceof AwsError && error.code.startsWith('Parameter')) return Name
        throw error
      }),
    ),
  )
  return {
    Parameters: found.filter((one) => typeof one !== 'string'),
    InvalidParameters: found.filter((one) => typeof one === 'string'),
  }
}
