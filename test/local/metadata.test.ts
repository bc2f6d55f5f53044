// The instance metadata service of the local AWS, and the AWS command line that a machine finds its role's credentials by.
import { RunInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import { beforeAll, expect, test } from '@jest/globals'
import { send, untilEnded, untilOnline, untilState, useLocalAws, type Place } from './aws.ts'

const newPlace = useLocalAws()
const ROLES = 'latest/meta-data/iam/security-credentials/'
const TTL = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }

let place: Place
let ids: { v2: string; v1: string; off: string }

beforeAll(async () => {
  place = newPlace()
  const { imageId, instanceProfileName } = await place.home()
  const launch = async (MetadataOptions: object): Promise<string> => {
    const { Instances: [made] = [] } = await place.ec2.send(
      new RunInstancesCommand({
        ...{ ImageId: imageId, InstanceType: 't2.micro', MinCount: 1, MaxCount: 1, MetadataOptions },
        IamInstanceProfile: { Name: instanceProfileName },
      }),
    )
    const id = made?.InstanceId ?? ''
    await untilOnline(place.ssm, id)
    return id
  }
  const [v2, v1, off] = await Promise.all([
    launch({ HttpTokens: 'required' }),
    launch({ HttpTokens: 'optional' }),
    launch({ HttpEndpoint: 'disabled' }),
  ])
  ids = { v2, v1, off }
})

async function ask(id: string, path: string, init: RequestInit = {}): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${place.endpoint}/_metadata/${id}/${path}`, init)
  return { status: answer.status, body: await answer.text() }
}

const tokenOf = async (id: string): Promise<string> =>
  (await ask(id, 'latest/api/token', { method: 'PUT', headers: TTL })).body

test('credentials are given to who has fetched a token, and without one only where IMDSv1 is let', async () => {
  const headers = { 'x-aws-ec2-metadata-token': await tokenOf(ids.v2) }
  expect(await ask(ids.v2, ROLES, { headers })).toEqual({ status: 200, body: 'NAVO-ssm' })
  const { status, body } = await ask(ids.v2, `${ROLES}NAVO-ssm`, { headers })
  expect([status, JSON.parse(body)]).toMatchObject([200, { Code: 'Success', Type: 'AWS-HMAC' }])
  expect((await ask(ids.v2, `${ROLES}another`, { headers })).status).toBe(404)
  const statuses = [
    ask(ids.v2, ROLES),
    ask(ids.v2, ROLES, { headers: { 'x-aws-ec2-metadata-token': await tokenOf(ids.v1) } }),
    ask(ids.v2, 'latest/api/token'),
    ask(ids.v2, 'latest/api/token', { method: 'PUT' }),
    ask(ids.v1, ROLES),
    ask(ids.off, 'latest/api/token', { method: 'PUT', headers: TTL }),
    ask('i-00000000000000000', ROLES),
  ].map(async (answer) => (await answer).status)
  expect(await Promise.all(statuses)).toEqual([401, 401, 405, 400, 200, 403, 404])
})

test('the command line on a machine is its role, in every call', async () => {
  const command = 'aws sts get-caller-identity --region us-west-2 --query Account --output text'
  // Python's start is slow where many run at once.
  const ended = async (id: string) => untilEnded(place.ssm, id, await send(place.ssm, id, command), 60_000)
  const { StandardOutputContent: said, StandardErrorContent: complaint } = await ended(ids.v2)
  expect([said, complaint]).toEqual([`${place.account}\n`, ''])
  const calls = await place.control.calls({ account: place.account })
  expect(calls.filter(({ action }) => action === 'GetCallerIdentity').map(({ role }) => role)).toEqual(['NAVO-ssm'])
  // Nobody else's: a machine whose metadata service is off has none.
  expect((await ended(ids.off)).StandardErrorContent).toContain('Unable to locate credentials')
})

test('a machine that is off answers nobody', async () => {
  const token = await tokenOf(ids.v2)
  await place.ec2.send(new StopInstancesCommand({ InstanceIds: [ids.v2] }))
  await untilState(place.ec2, ids.v2, 'stopped')
  expect((await ask(ids.v2, ROLES, { headers: { 'x-aws-ec2-metadata-token': token } })).status).toBe(404)
})
