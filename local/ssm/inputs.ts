// The inputs of Systems Manager's operations, checked as the service checks them.
import { z } from 'zod'
import { AwsError } from '../http/aws-error.ts'

const commandId = z.string().length(36)
const instanceId = z.string().regex(/^(i-[0-9a-f]{8}([0-9a-f]{9})?|mi-[0-9a-f]{17})$/)
const page = { MaxResults: z.int().min(1).max(50).optional(), NextToken: z.string().optional() }
const filters = z.array(z.object({ key: z.string(), value: z.string() })).default([])

export const sendCommandSchema = z.object({
  DocumentName: z.string(),
  InstanceIds: z.array(instanceId).max(50).default([]),
  Targets: z.array(z.unknown()).default([]),
  Comment: z.string().max(100).default(''),
  TimeoutSeconds: z.int().min(30).max(2_592_000).default(3600),
  Parameters: z.record(z.string(), z.array(z.string())).default({}),
})

export const getInvocationSchema = z.object({ CommandId: commandId, InstanceId: instanceId })
export const listInvocationsSchema = z.object({
  CommandId: commandId.optional(),
  InstanceId: instanceId.optional(),
  Details: z.boolean().optional(),
  Filters: filters,
  ...page,
})
export const listCommandsSchema = z.object({
  CommandId: commandId.optional(),
  InstanceId: instanceId.optional(),
  Filters: filters,
  ...page,
})
export const cancelCommandSchema = z.object({ CommandId: commandId, InstanceIds: z.array(instanceId).optional() })
export const informationSchema = z.object({
  Filters: z.array(z.object({ Key: z.string(), Values: z.array(z.string()) })).default([]),
  InstanceInformationFilterList: z.array(z.object({ key: z.string(), valueSet: z.array(z.string()) })).default([]),
  MaxResults: z.int().min(5).max(50).optional(),
  NextToken: z.string().optional(),
})

export const getParameterSchema = z.looseObject({ Name: z.string().min(1).max(2048) })
export const getParametersSchema = z.looseObject({ Names: z.array(z.string().min(1).max(2048)).min(1).max(10) })

export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const message = `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${issue?.message ?? ''}`
  throw new AwsError('ValidationException', message)
}
