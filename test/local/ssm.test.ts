// The local AWS's Systems Manager: commands really run, and their ends and outputs read as the agent's do.
import { StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import {
  CancelCommandCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  SendCommandCommand,
} from '@aws-sdk/client-ssm'
import { expect, test } from '@jest/globals'
import {
  type Place,
  errorName,
  findInstance,
  LONG,
  run,
  send,
  until,
  untilEnded,
  untilOnline,
  untilState,
  useLocalAws,
} from './aws.ts'

const newPlace = useLocalAws()

const startedHome = async (place: Place): Promise<string> => {
  const { instanceId } = await place.home()
  await place.ec2.send(new StartInstancesCommand({ InstanceIds: [instanceId] }))
  await untilOnline(place.ssm, instanceId)
  return instanceId
}

test('a command runs as root on the instance’s own disk, which outlives a stop', async () => {
  const place = newPlace()
  const { ec2, ssm, control } = place
  const id = await startedHome(place)
  const { LaunchTime } = await findInstance(ec2, id)
  const ping = await untilOnline(ssm, id)
  expect(ping.getTime()).toBeGreaterThanOrEqual(LaunchTime?.getTime() ?? Infinity)
  const first = await run(ssm, id, [
    'id -u',
    'echo kept >/var/kept',
    'echo lost >/run/lost',
    'cat /proc/sys/kernel/random/boot_id',
  ])
  expect(first).toMatchObject({ Status: 'Success', ResponseCode: 0 })
  const [uid, bootId] = first.StandardOutputContent?.split('\n') ?? []
  expect(uid).toBe('0')
  expect((await control.readFile(id, '/var/kept')).toString()).toBe('kept\n')

  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'stopped')
  expect((await ssm.send(new DescribeInstanceInformationCommand({}))).InstanceInformationList).toEqual([])
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  const second = await run(ssm, id, 'cat /var/kept /proc/sys/kernel/random/boot_id; ls /run/lost')
  const [kept, laterBootId] = second.StandardOutputContent?.split('\n') ?? []
  expect(kept).toBe('kept')
  expect(laterBootId).not.toBe(bootId)
  expect(second).toMatchObject({ Status: 'Failed', ResponseCode: 2 })
})

test('the guest sees only itself: its processes, its files, its user', async () => {
  const place = newPlace()
  const id = await startedHome(place)
  const seen = await run(place.ssm, id, [
    'echo $(ls /home)',
    'ls -d /work /etc/ssh 2>/dev/null',
    'touch /usr/bin/x 2>/dev/null && echo writable',
    'ps -e | wc -l',
    'runuser -l ec2-user -c "whoami; pwd; ./ServiceMon/aws.sh"',
  ])
  const [home, count, ...rest] = seen.StandardOutputContent?.trim().split('\n') ?? []
  expect(home).toBe('ec2-user')
  expect(Number(count)).toBeLessThan(10)
  expect(rest.slice(0, 2)).toEqual([process.getuid?.() === 0 ? 'ec2-user' : 'root', '/home/ec2-user'])
  expect(rest[2]).toMatch(/^ServiceMon run in ip-/)
})

test('processes of one command are seen by the next, and a power-off ends them all', async () => {
  const place = newPlace()
  const { ec2, ssm } = place
  const id = await startedHome(place)
  await run(ssm, id, 'setsid sleep 4711 >/dev/null 2>&1 </dev/null &')
  expect((await run(ssm, id, 'pgrep -f "sleep 4711" | wc -l')).StandardOutputContent?.trim()).not.toBe('0')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'stopped')
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  expect((await run(ssm, id, 'pgrep -x sleep')).Status).toBe('Failed')
})

test('output is cut at 24,000 and 8,000 bytes, in lists at 2,500', async () => {
  const place = newPlace()
  const { ssm } = place
  const id = await startedHome(place)
  const exact = await run(ssm, id, 'head -c 24000 /dev/zero | tr "\\0" x')
  expect(exact.StandardOutputContent).toBe('x'.repeat(24_000))
  const long = await run(ssm, id, 'head -c 30000 /dev/zero | tr "\\0" x; head -c 9000 /dev/zero | tr "\\0" e >&2')
  expect(long.StandardOutputContent).toMatch(/^x+\n?--output truncated--$/)
  expect(long.StandardOutputContent?.length).toBeLessThan(24_100)
  expect(long.StandardErrorContent).toMatch(/^e+\n?--output truncated--$/)
  const CommandId = long.CommandId ?? ''
  const listed = await ssm.send(new ListCommandInvocationsCommand({ CommandId, Details: true }))
  expect(listed.CommandInvocations?.[0]?.CommandPlugins?.[0]?.Output?.length).toBeLessThanOrEqual(2_500)
})

test('exit codes read as the agent reads them, which isn’t always what they say', async () => {
  const place = newPlace()
  const id = await startedHome(place)
  const reading = async (code: number) => {
    const seen = await run(place.ssm, id, ['printf out', 'printf err >&2', `exit ${code}`])
    return [code, seen.Status, seen.ResponseCode, seen.StandardOutputContent, seen.StandardErrorContent]
  }
  expect(await Promise.all([0, 1, 143, 168].map(reading))).toEqual([
    [0, 'Success', 0, 'out', 'err'],
    [1, 'Failed', 1, 'out', 'err'],
    [143, 'Failed', 143, 'out', 'err'],
    [168, 'Success', 0, 'out', ''],
  ])
  expect(await Promise.all([169, 137].map(reading))).toEqual([
    [169, 'Failed', 169, 'out', 'err'],
    [137, 'TimedOut', 137, '', ''],
  ])
})

test('exit code 194 reboots the machine and runs the command again', async () => {
  const place = newPlace()
  const id = await startedHome(place)
  const seen = await run(place.ssm, id, 'echo x >>/var/runs; [ "$(wc -l </var/runs)" = 2 ] || exit 194; cat /var/runs')
  expect(seen).toMatchObject({ Status: 'Success', StandardOutputContent: 'x\nx\n' })
})

test('a command just sent is unknown to one call and absent from the other', async () => {
  const place = newPlace()
  const { ssm, control, account } = place
  const id = await startedHome(place)
  await control.setDelays({ account, invocationLag: LONG })
  const CommandId = await send(ssm, id, 'true')
  const get = new GetCommandInvocationCommand({ CommandId, InstanceId: id })
  expect(await errorName(ssm.send(get))).toBe('InvocationDoesNotExist')
  expect((await ssm.send(new ListCommandInvocationsCommand({ CommandId }))).CommandInvocations).toEqual([])
  await control.setDelays({ account, invocationLag: 1 })
  expect((await untilEnded(ssm, id, CommandId)).Status).toBe('Success')
})

test('a time-out kills the group and leaves no output', async () => {
  const place = newPlace()
  const id = await startedHome(place)
  const seen = await run(place.ssm, id, ['echo before', 'trap "" TERM', 'sleep 60'], { executionTimeout: ['5'] })
  expect(seen).toMatchObject({ Status: 'TimedOut', StatusDetails: 'ExecutionTimedOut', StandardOutputContent: '' })
  expect((await run(place.ssm, id, 'pgrep -x sleep')).Status).toBe('Failed')
})

test('a cancelled command is killed; cancelled while the machine is off, it runs again at the next boot', async () => {
  const place = newPlace()
  const { ec2, ssm } = place
  const id = await startedHome(place)
  const CommandId = await send(ssm, id, ['echo x >>/var/cancelled', 'sleep 60'])
  const began = (path: string) => run(ssm, id, `cat ${path}`).then(({ Status }) => Status === 'Success')
  await until(() => began('/var/cancelled'), 'the command to begin')
  await ssm.send(new CancelCommandCommand({ CommandId }))
  const cancelled = await untilEnded(ssm, id, CommandId)
  expect(cancelled).toMatchObject({ Status: 'Cancelled', StandardOutputContent: '' })

  const second = await send(ssm, id, [
    'echo x >>/var/replayed',
    '[ "$(wc -l </var/replayed)" = 1 ] || exit 0',
    'sleep 60',
  ])
  await until(() => began('/var/replayed'), 'the command to begin')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'stopped')
  await ssm.send(new CancelCommandCommand({ CommandId: second }))
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  const runs = () =>
    run(ssm, id, 'wc -l </var/replayed').then(({ StandardOutputContent: text }) => text?.trim() === '2')
  await until(runs, 'the replay')
  expect((await untilEnded(ssm, id, second)).Status).toBe('Cancelled')
})

test('a command for a machine that is off waits for its boot; one for an unknown machine is refused', async () => {
  const place = newPlace()
  const { ec2, ssm } = place
  expect(await errorName(send(ssm, 'i-00000000000000000', 'true'))).toBe('InvalidInstanceId')
  const id = await startedHome(place)
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'stopped')
  const waiting = await send(ssm, id, 'echo late')
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  expect((await untilEnded(ssm, id, waiting)).StandardOutputContent).toBe('late\n')
})

test('what is too long, too large or not there is refused', async () => {
  const place = newPlace()
  const { ssm } = place
  const id = await startedHome(place)
  const refusal = (input: object) =>
    errorName(
      ssm.send(
        new SendCommandCommand({
          ...{ InstanceIds: [id], DocumentName: 'AWS-RunShellScript', Parameters: { commands: ['true'] } },
          ...input,
        }),
      ),
    )
  expect(await refusal({ Comment: 'c'.repeat(100) })).toBeUndefined()
  expect(await refusal({ Comment: 'c'.repeat(101) })).toBe('ValidationException')
  expect(await refusal({ TimeoutSeconds: 29 })).toBe('ValidationException')
  expect(await refusal({ Parameters: { commands: ['x'.repeat(65_000)] } })).toBe('MaxDocumentSizeExceeded')
  expect(await refusal({ Parameters: { commands: ['echo {{ssm:nobody}}'] } })).toBe('InvalidParameters')
  expect(await refusal({ DocumentName: 'No-Such' })).toBe('InvalidDocument')
})

test('commands are listed by instance and time, with their comments', async () => {
  const place = newPlace()
  const { ssm } = place
  const id = await startedHome(place)
  await run(ssm, id, 'true')
  const since = new Date()
  const input = { InstanceIds: [id], DocumentName: 'AWS-RunShellScript', Parameters: { commands: ['true'] } }
  await ssm.send(new SendCommandCommand({ ...input, Comment: 'run 7' }))
  const Filters = [{ key: 'InvokedAfter' as const, value: since.toISOString() }]
  const listed = await ssm.send(new ListCommandsCommand({ InstanceId: id, Filters }))
  expect(listed.Commands?.map(({ Comment }) => Comment)).toEqual(['run 7'])
})

test('five commands run at once, the sixth waits', async () => {
  const place = newPlace()
  const { ssm } = place
  const id = await startedHome(place)
  const wait = 'touch /tmp/$$.started; until [ -e /tmp/go ]; do sleep 0.05; done'
  const six = await Promise.all(Array.from({ length: 6 }, () => send(ssm, id, wait)))
  const status = async (CommandId: string) =>
    (await ssm.send(new ListCommandInvocationsCommand({ CommandId }))).CommandInvocations?.[0]?.Status
  const statuses = () => Promise.all(six.map(status))
  const sorted = async () => (await statuses()).map(String).sort()
  const fiveAndOne = [...Array.from({ length: 5 }, () => 'InProgress'), 'Pending']
  await until(
    async () => JSON.stringify(await sorted()) === JSON.stringify(fiveAndOne),
    'five at once, and one waiting',
  )
  for (const CommandId of six.slice(0, 1)) await ssm.send(new CancelCommandCommand({ CommandId }))
  await until(async () => (await statuses()).filter((seen) => seen === 'InProgress').length === 5, 'the sixth')
})
