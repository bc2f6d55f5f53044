// Machines of public images in the local AWS, and what a setup leaves on them: their user, their agent, their disk.
import {
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { BASE_PARAMETERS } from '../../local/ec2/bases.ts'
import { errorName, run, send, until, untilOnline, untilState, useLocalAws, type Place } from './aws.ts'

const newPlace = useLocalAws()
const { al2023, 'al2023-minimal': minimal, 'ubuntu-24.04': ubuntu } = BASE_PARAMETERS

/** A place whose machines need no profile to be heard of. */
const newManagedPlace = async (): Promise<Place> => {
  const place = newPlace()
  await place.control.set({ account: place.account, managesHosts: true })
  return place
}

const launch = async ({ ec2 }: Place, parameter: string, instanceType = 't3.micro'): Promise<string> => {
  const input = { ImageId: `resolve:ssm:${parameter}`, InstanceType: instanceType as 't3.micro' }
  const { Instances: [made] = [] } = await ec2.send(new RunInstancesCommand({ ...input, MinCount: 1, MaxCount: 1 }))
  return made?.InstanceId ?? ''
}

const launchOnline = async (place: Place, parameter: string, instanceType?: string): Promise<string> => {
  const id = await launch(place, parameter, instanceType)
  await untilOnline(place.ssm, id)
  return id
}

const restart = async ({ ec2, ssm }: Place, id: string): Promise<void> => {
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'stopped')
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
}

test.each([
  ['Amazon’s', al2023.x86_64, 't3.micro', 'ec2-user', 'amzn 2023', 'Amazon Linux'],
  ['Amazon’s for arm64', al2023.arm64, 't4g.micro', 'ec2-user', 'amzn 2023', 'Amazon Linux'],
  ['Canonical’s', ubuntu.x86_64, 't3.micro', 'ubuntu', 'ubuntu 24.04', 'Ubuntu'],
])('a machine of %s image boots, with its user and its name', async (_, parameter, instanceType, user, os, name) => {
  const place = await newManagedPlace()
  const id = await launchOnline(place, parameter, instanceType)
  const seen = await run(place.ssm, id, [
    'cloud-init status --wait',
    'systemctl is-system-running',
    'ls /home',
    '. /etc/os-release; echo "$ID $VERSION_ID"',
    `runuser -l ${user} -c 'pwd; touch mine; ls'`,
  ])
  expect(seen.StandardErrorContent).toBe('')
  expect(seen.StandardOutputContent?.trim().split('\n')).toEqual([
    ...['status: done', 'running', user, os, `/home/${user}`, 'mine'],
  ])
  const { InstanceInformationList: list = [] } = await place.ssm.send(new DescribeInstanceInformationCommand({}))
  expect(list.map(({ PlatformName }) => PlatformName)).toEqual([name])
})

test('a file that a test writes into a home belongs to its user', async () => {
  const place = await newManagedPlace()
  const id = await launchOnline(place, ubuntu.x86_64)
  await place.control.writeFile(id, '/home/ubuntu/job/run.sh', 'echo hello', { mode: 0o700 })
  const seen = await run(place.ssm, id, 'runuser -l ubuntu -c "cd job && ./run.sh"')
  expect(seen.StandardOutputContent).toBe('hello\n')
})

test.each([
  ['amazon-ssm-agent.service', al2023.x86_64],
  ['snap.amazon-ssm-agent.amazon-ssm-agent.service', ubuntu.x86_64],
])('%s is the unit that all of a command ends with', async (unit, parameter) => {
  const place = await newManagedPlace()
  const id = await launchOnline(place, parameter)
  await run(place.ssm, id, 'setsid sleep 4713 >/dev/null 2>&1 </dev/null &')
  const isOnline = async () => (await place.control.instances({ account: place.account }))[0]?.isAgentOnline
  await send(place.ssm, id, `systemctl kill -s KILL ${unit}`)
  await until(async () => (await isOnline()) === false, 'the agent to end')
})

/** As a setup may: files unpacked, programs, settings and accounts of its own, in the places that a system has for them. */
const SETUP = [
  'set -eu',
  'mkdir -p /tmp/packed/bin && printf "#!/bin/sh\\necho installed\\n" >/tmp/packed/bin/job && chmod 755 /tmp/packed/bin/job',
  'tar -C /tmp/packed -czf /tmp/packed.tar.gz --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 .',
  'mkdir -p /opt/job && base64 </tmp/packed.tar.gz | base64 -d | tar -xzf - -C /opt/job',
  'ln -s /opt/job/bin/job /usr/local/bin/job',
  'echo setting >/etc/job.conf',
  'echo state >/var/lib/job-state',
  'echo rooted >~root/.job',
  'echo "job:x:1500:1500::/home/job:/bin/sh" >>/etc/passwd',
  'mkdir -p /home/job /srv/job',
  'echo gone >/tmp/volatile',
]
const LOOK = [
  'job 2>/dev/null',
  'cat /etc/job.conf /var/lib/job-state ~root/.job 2>/dev/null',
  'grep -c "^job:" /etc/passwd',
  'ls -d /home/job /srv/job /tmp/volatile 2>/dev/null',
  'true',
]
const AFTER_SETUP = ['installed', 'setting', 'state', 'rooted', '1', '/home/job', '/srv/job']

const look = async ({ ssm }: Place, id: string): Promise<string[]> =>
  (await run(ssm, id, LOOK)).StandardOutputContent?.trim().split('\n') ?? []

test('what a setup leaves stays on its machine until that is terminated, and is on no other', async () => {
  const place = await newManagedPlace()
  const { ec2, ssm, control, account } = place
  const [id, neighbour] = await Promise.all([launchOnline(place, al2023.x86_64), launchOnline(place, al2023.x86_64)])
  const done = await run(ssm, id, SETUP)
  expect([done.Status, done.StandardErrorContent]).toEqual(['Success', ''])
  expect(await look(place, id)).toEqual([...AFTER_SETUP, '/tmp/volatile'])
  await restart(place, id)
  expect(await look(place, id)).toEqual(AFTER_SETUP)

  expect(await look(place, neighbour)).toEqual(['0'])
  expect(await look(place, await launchOnline(place, al2023.x86_64))).toEqual(['0'])

  const disk = (await control.instances({ account })).find((one) => one.id === id)?.disk ?? ''
  expect(existsSync(disk)).toBe(true)
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'terminated')
  await until(() => Promise.resolve(!existsSync(disk)), 'its disk to go')
})

test('a setup may reboot its machine, which goes on with it', async () => {
  const place = await newManagedPlace()
  const id = await launchOnline(place, ubuntu.x86_64)
  const seen = await run(place.ssm, id, '[ -e /opt/half ] && echo whole && exit 0; touch /opt/half; exit 194')
  expect(seen).toMatchObject({ Status: 'Success', StandardOutputContent: 'whole\n' })
})

test.each([
  ['Amazon’s minimal image', minimal.x86_64, undefined],
  ['an image that was published without it', al2023.x86_64, false],
] as const)('the agent of %s is never heard of, though the machine is up', async (_, parameter, hasAgent) => {
  const place = await newManagedPlace()
  const { ec2, ssm, control, account } = place
  const heard = launchOnline(place, al2023.x86_64)
  if (hasAgent !== undefined) {
    await heard
    await control.publishImage({ account, region: 'us-west-2', parameter, hasAgent })
  }
  const id = await launch(place, parameter)
  const view = async () => (await control.instances({ account })).find((one) => one.id === id)
  await until(async () => (await view())?.isGuestUp, 'the machine to be up')
  await heard
  await sleep(500)
  const { InstanceInformationList: list = [] } = await ssm.send(new DescribeInstanceInformationCommand({}))
  expect(list.map(({ InstanceId }) => InstanceId)).toEqual([await heard])
  expect(await errorName(send(ssm, id, 'true'))).toBe('InvalidInstanceId')
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'terminated')
})
