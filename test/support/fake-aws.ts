// AWS clients that answer from a test's own values, within the process: for moments that the local AWS can't be held at.
import {
  EC2Client,
  EC2ServiceException,
  type ServiceInputTypes as Ec2Input,
  type ServiceOutputTypes as Ec2Output,
} from '@aws-sdk/client-ec2'
import {
  IAMClient,
  type ServiceInputTypes as IamInput,
  type ServiceOutputTypes as IamOutput,
} from '@aws-sdk/client-iam'
import {
  SSMClient,
  type ServiceInputTypes as SsmInput,
  type ServiceOutputTypes as SsmOutput,
} from '@aws-sdk/client-ssm'

/** What is answered to a call, by its name as AWS has it and its parameters; what it throws is the call's error. */
export type Answer<Input = object> = (action: string, input: Input) => object

const CONFIGURATION = { region: 'eu-west-3', credentials: { accessKeyId: 'FAKE', secretAccessKey: 'fake' } }

const actionOf = (commandName = ''): string => commandName.replace(/Command$/, '')

/** An EC2 client, paginators included, that asks nobody. */
export function fakeEc2(answer: Answer<Ec2Input>): EC2Client {
  const client = new EC2Client(CONFIGURATION)
  client.middlewareStack.add(
    (_next, { commandName }) =>
      ({ input }) => {
        const output: Ec2Output = { $metadata: {}, ...answer(actionOf(commandName), input) }
        return Promise.resolve({ response: undefined, output })
      },
    { step: 'initialize', name: 'fake' },
  )
  return client
}

/** The same for Systems Manager. */
export function fakeSsm(answer: Answer<SsmInput>): SSMClient {
  const client = new SSMClient(CONFIGURATION)
  client.middlewareStack.add(
    (_next, { commandName }) =>
      ({ input }) => {
        const output: SsmOutput = { $metadata: {}, ...answer(actionOf(commandName), input) }
        return Promise.resolve({ response: undefined, output })
      },
    { step: 'initialize', name: 'fake' },
  )
  return client
}

/** The same for IAM. */
export function fakeIam(answer: Answer<IamInput>): IAMClient {
  const client = new IAMClient(CONFIGURATION)
  client.middlewareStack.add(
    (_next, { commandName }) =>
      ({ input }) => {
        const output: IamOutput = { $metadata: {}, ...answer(actionOf(commandName), input) }
        return Promise.resolve({ response: undefined, output })
      },
    { step: 'initialize', name: 'fake' },
  )
  return client
}

/** An error as the SDK throws it. */
export function awsError(
  code: string,
  { message = 'no', requestId }: { message?: string; requestId?: string } = {},
): Error {
  return new EC2ServiceException({
    name: code,
    message,
    $fault: 'client',
    $metadata: requestId === undefined ? { httpStatusCode: 400 } : { httpStatusCode: 400, requestId },
  })
}
