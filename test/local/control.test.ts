// The local AWS's control API: faults, limits, the call log; and that nothing of it is left or reachable from outside.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DescribeInstancesCommand, EC2Client, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm'
import { expect, test } from '@jest/globals'
import { createControl } from '../../local/control.ts'
import { createHome, credentialsOf } from '../../local/home.ts'
import { errorName, findInstance, LONG, until, untilOnline, untilState, useLocalAws } from './aws.ts'

const newPlace = useLocalAws()

test('a fault hits the calls it names, as often as it says', async () => {
  const place = newPlace()
  const { control, account, ec2 } = place
  await control.addFault({
    ...{ account, region: 'us-west-2', action: 'DescribeInstances', kind: 'error', times: 1, after: 1 },
    ...{ code: 'UnauthorizedOperation', message: 'You are not authorized', status: 403 },
  })
  const call = (client = ec2) => errorName(client.send(new DescribeInstancesCommand({})))
  expect(await call()).toBeUndefined()
  expect(await call(place.in('eu-west-1').ec2)).toBeUndefined()
  expect(await call()).toBe('UnauthorizedOperation')
  expect(await call()).toBeUndefined()
  const log = await control.calls({ account })
  expect(log.map(({ action, status, errorCode }) => [action, status, errorCode])).toEqual([
    ['DescribeInstances', 200, undefined],
    ['DescribeInstances', 200, undefined],
    ['DescribeInstances', 403, 'UnauthorizedOperation'],
    ['DescribeInstances', 200, undefined],
  ])
})

test('a call whose answer is lost has been carried out', async () => {
  const { control, account, ec2, home } = newPlace()
  const { instanceId: id } = await home()
  await control.addFault({ account, action: 'StartInstances', match: { InstanceId: id }, kind: 'lost-answer' })
  const lost = errorName(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))
  expect(await lost).toBeDefined()
  await untilState(ec2, id, 'running')
})

test('throttling is what the SDK retries', async () => {
  const { control, account, endpoint } = newPlace()
  const ec2 = new EC2Client({ endpoint, region: 'us-west-2', credentials: credentialsOf(account), maxAttempts: 3 })
  await control.addFault({ account, action: 'DescribeInstances', kind: 'throttle', times: 2 })
  await ec2.send(new DescribeInstancesCommand({}))
  expect((await control.calls({ account })).map(({ status }) => status)).toEqual([503, 503, 200])
  await control.addFault({ account, action: 'DescribeInstances', kind: 'throttle' })
  expect(await errorName(ec2.send(new DescribeInstancesCommand({})))).toBe('RequestLimitExceeded')
  await control.removeFaults({ account })
  expect(await errorName(ec2.send(new DescribeInstancesCommand({})))).toBeUndefined()
})

test('no capacity, a start that fails late, a stop that hangs', async () => {
  const { control, account, ec2, home } = newPlace()
  const { instanceId: id } = await home()
  const start = () => errorName(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))
  await control.setLimits({ account, noCapacity: [{ instanceType: 't2.micro' }] })
  expect(await start()).toBe('InsufficientInstanceCapacity')
  await control.setLimits({ account, noCapacity: [] })

  await control.startFailsLate({ instance: id, reason: 'Server.InternalError: Internal error on launch' })
  expect(await start()).toBeUndefined()
  const failed = await untilState(ec2, id, 'stopped')
  expect(failed.StateReason).toEqual({
    Code: 'Server.InternalError',
    Message: 'Server.InternalError: Internal error on launch',
  })

  expect(await start()).toBeUndefined()
  await untilState(ec2, id, 'running')
  await control.stopHang(id)
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect((await findInstance(ec2, id)).State?.Name).toBe('stopping')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id], Force: true }))
  await untilState(ec2, id, 'stopped')
  // The failed start was never running, so it is not billed.
  const [row] = (await control.meter({ account })).filter(({ instance }) => instance === id)
  expect(row).toMatchObject({ starts: 2, billedSeconds: 120 })
})

test('an old Online can linger between a start and the first ping', async () => {
  const { control, account, ec2, ssm, home } = newPlace()
  const { instanceId: id } = await home()
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'stopped')
  await control.set({ account, staleOnline: true, delays: { agentOnline: LONG } })
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  const { InstanceInformationList: list = [] } = await ssm.send(new DescribeInstanceInformationCommand({}))
  const launched = (await findInstance(ec2, id)).LaunchTime?.getTime() ?? 0
  expect(list[0]?.PingStatus).toBe('Online')
  expect(list[0]?.LastPingDateTime?.getTime()).toBeLessThan(launched)
  await control.setDelays({ account, agentOnline: 1 })
  const isFresh = async () => (await untilOnline(ssm, id)).getTime() >= launched
  await until(isFresh, 'a fresh ping')
})

test('it listens on loopback only', async () => {
  const { endpoint } = newPlace()
  const { port } = new URL(endpoint)
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one !== undefined && one.family === 'IPv4' && !one.internal)
  for (const one of others) {
    await expect(fetch(`http://${one?.address ?? ''}:${port}/_local/calls`, { method: 'POST' })).rejects.toThrow(
      'fetch failed',
    )
  }
  expect((await fetch(`${endpoint}/_local/calls`, { method: 'POST', body: '{}' })).status).toBe(200)
})

/** Every process on this machine whose command line or environment has the text. */
const processesWith = (text: string): string =>
  spawnSync('pgrep', ['-f', '--', text], { encoding: 'utf8' }).stdout.trim()

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('after %s no process of it is left', async (signal) => {
  const cli = join(import.meta.dirname, '../../local/cli.ts')
  const node = join(import.meta.dirname, '../../node_modules/.bin/node')
  const child = spawn(node, [cli], { stdio: ['ignore', 'pipe', 'inherit'] })
  let endpoint = ''
  for await (const line of createInterface({ input: child.stdout })) {
    endpoint = /AWS_ENDPOINT_URL=(\S+)/.exec(line)?.[1] ?? endpoint
    if (line.includes('AWS_REGION')) break
  }
  const credentials = credentialsOf('300000000001')
  const { instanceId } = await createHome({ endpoint, credentials })
  const ec2 = new EC2Client({ endpoint, credentials, region: 'us-west-2' })
  await ec2.send(new StartInstancesCommand({ InstanceIds: [instanceId] }))
  const control = createControl(endpoint)
  const view = async () => (await control.instances()).find(({ id }) => id === instanceId)
  await until(async () => (await view())?.isAgentOnline === true, 'the guest')
  const disk = (await view())?.disk ?? ''
  const folder = disk.replace(/\/disk$/, '')
  expect(processesWith(folder)).not.toBe('')
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
  await until(() => Promise.resolve(processesWith(folder) === ''), 'its processes to end', 5_000)
  if (signal !== 'SIGKILL') expect(existsSync(disk)).toBe(false)
  else await rm(join(disk, '../../../..'), { recursive: true })
})
