// The guest's boot in the local AWS: user data, timers, power-off, images carrying disks along.
import {
  CopyImageCommand,
  CreateImageCommand,
  DescribeImagesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  type EC2Client,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2'
import { expect, test } from '@jest/globals'
import { findInstance, run, send, until, untilEnded, untilOnline, untilState, useLocalAws } from './aws.ts'

const newPlace = useLocalAws()

const launch = async (ec2: EC2Client, input: Partial<RunInstancesCommandInput>): Promise<string> => {
  const made = await ec2.send(
    new RunInstancesCommand({
      InstanceType: 't2.micro',
      MinCount: 1,
      MaxCount: 1,
      ...input,
    }),
  )
  return made.Instances?.[0]?.InstanceId ?? ''
}

const encode = (text: string): string => Buffer.from(text).toString('base64')

const fuse = (span: string): string => `#!/bin/sh
cat >/etc/systemd/system/fuse.timer <<END
[Timer]
OnBootSec=${span}
AccuracySec=1s
[Install]
WantedBy=timers.target
END
cat >/etc/systemd/system/fuse.service <<END
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'echo fired >>/var/fired'
ExecStart=/usr/bin/systemctl poweroff
END
systemctl daemon-reload
systemctl enable fuse.timer
systemctl start --no-block fuse.timer
echo first >>/var/first-boots
`

test('a timer that the first boot’s user data installs powers the machine off, in every boot', async () => {
  const { ec2, ssm, home, control, account } = newPlace()
  const { imageId, instanceProfileName } = await home()
  const id = await launch(ec2, {
    ...{ ImageId: imageId, IamInstanceProfile: { Name: instanceProfileName } },
    UserData: encode(fuse('3s')),
  })
  await untilOnline(ssm, id)
  const proof = await run(ssm, id, [
    'cloud-init status --wait',
    'systemctl is-enabled fuse.timer',
    'systemctl is-active fuse.timer',
    'systemctl show -p NextElapseUSecMonotonic --value fuse.timer',
  ])
  expect(proof.StandardOutputContent?.trim().split('\n')).toEqual(['status: done', 'enabled', 'active', '3s'])
  const off = await untilState(ec2, id, 'stopped')
  expect(off.StateReason?.Code).toBe('Client.InstanceInitiatedShutdown')

  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'running')
  await untilState(ec2, id, 'stopped')
  expect((await control.readFile(id, '/var/fired')).toString()).toBe('fired\nfired\n')
  expect((await control.readFile(id, '/var/first-boots')).toString()).toBe('first\n')
  const [row] = (await control.meter({ account })).filter(({ instance }) => instance === id)
  expect(row).toMatchObject({ starts: 2, billedSeconds: 120, isRunning: false })
  expect(row?.rawSeconds).toBeGreaterThan(5)
})

test('a machine whose shutdown behaviour is terminate terminates when it powers itself off', async () => {
  const { ec2, home } = newPlace()
  const { imageId } = await home()
  const id = await launch(ec2, {
    ...{ ImageId: imageId, InstanceInitiatedShutdownBehavior: 'terminate' },
    UserData: encode('#!/bin/sh\nshutdown -P now\n'),
  })
  await untilState(ec2, id, 'terminated')
})

test('a halted guest is lost to Systems Manager and goes on being billed', async () => {
  const { ec2, ssm, home, control } = newPlace()
  const { instanceId: id } = await home()
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  await send(ssm, id, 'halt')
  await until(async () => (await control.instances()).find((one) => one.id === id)?.isGuestUp === false, 'the halt')
  expect((await findInstance(ec2, id)).State?.Name).toBe('running')
})

test('a stop that overtakes a boot leaves the next boot a machine that comes up', async () => {
  const { ec2, ssm, home, control, account } = newPlace()
  const { instanceId: id } = await home()
  await control.setDelays({ account, pending: 1, stopping: 1, agentOnline: 1 })
  for (let round = 0; round < 5; round += 1) {
    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await untilState(ec2, id, 'running')
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    await untilState(ec2, id, 'stopped')
  }
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  expect((await run(ssm, id, 'echo up')).StandardOutputContent).toBe('up\n')
})

test('a machine that loses its power has no time to end anything, and stops', async () => {
  const { ec2, ssm, home, control } = newPlace()
  const { instanceId: id } = await home()
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  await send(ssm, id, 'trap "touch /var/ended" TERM EXIT; touch /var/begun; while :; do sleep 0.1; done')
  await until(async () => (await run(ssm, id, 'ls /var/begun')).Status === 'Success', 'the payload')
  await control.losePower(id)
  const off = await untilState(ec2, id, 'stopped')
  expect(off.StateReason?.Code).toBe('Client.InstanceInitiatedShutdown')
  await expect(control.readFile(id, '/var/ended')).rejects.toThrow()
})

test('an absolute deadline fires; one in the past doesn’t', async () => {
  const { ec2, ssm, home } = newPlace()
  const { instanceId: id } = await home()
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  const unit = (when: string): string[] => [
    'systemctl stop deadline.timer',
    `printf '[Timer]\\nAccuracySec=1s\\nOnCalendar=%s UTC\\n' "$(date -u -d '${when}' '+%Y-%m-%d %H:%M:%S')" >/etc/systemd/system/deadline.timer`,
    `printf '[Service]\\nType=oneshot\\nExecStart=/sbin/poweroff\\n' >/etc/systemd/system/deadline.service`,
    'systemctl daemon-reload && systemctl start deadline.timer',
    'systemctl show -p NextElapseUSecRealtime deadline.timer; systemctl show -p SubState deadline.timer',
  ]
  const past = await run(ssm, id, unit('-1 hour'))
  expect(past.StandardOutputContent).toBe('NextElapseUSecRealtime=\nSubState=elapsed\n')
  const soon = await run(ssm, id, unit('+2 seconds'))
  expect(soon.StandardOutputContent).toMatch(
    /^NextElapseUSecRealtime=\w{3} \d{4}-\d\d-\d\d .* UTC\nSubState=waiting\n$/,
  )
  await untilState(ec2, id, 'stopped')
})

test('a payload that ignores TERM holds an orderly power-off; killed first, it doesn’t', async () => {
  const { ec2, ssm, home, control, account } = newPlace()
  const { instanceId: id } = await home()
  // The first boot's power-off, come again in the second, would be quicker than what is tried there.
  await control.set({ account, replaysUnfinished: false })
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  await send(ssm, id, 'trap "" TERM; touch /tmp/on; while :; do sleep 0.1; done')
  await until(async () => (await run(ssm, id, 'ls /tmp/on')).Status === 'Success', 'the payload')
  await send(ssm, id, 'systemctl poweroff')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect((await findInstance(ec2, id)).State?.Name).toBe('running')
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id], Force: true }))
  await untilState(ec2, id, 'stopped')

  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  await send(ssm, id, 'trap "" TERM; while :; do sleep 0.1; done')
  // From a unit of its own: the process that kills the agent's unit is in it otherwise.
  const off = 'systemctl kill -s KILL amazon-ssm-agent.service; systemctl poweroff'
  await send(ssm, id, `systemd-run --unit=off sh -c '${off}'`)
  // Within the minute that is waited here: what ignores TERM would be waited for for 90 s.
  await untilState(ec2, id, 'stopped')
})

test('cloud-config: files are written, commands run, and a failure is told', async () => {
  const { ec2, ssm, home } = newPlace()
  const { imageId, instanceProfileName } = await home()
  const config = `#cloud-config
write_files:
  - path: /opt/hello
    permissions: '0750'
    content: |
      hello
runcmd:
  - cat /opt/hello >/var/copied
  - [sh, -c, 'echo "$0" >>/var/copied', 'two words']
  - exit 3
`
  const profile = { IamInstanceProfile: { Name: instanceProfileName } }
  const id = await launch(ec2, { ImageId: imageId, ...profile, UserData: encode(config) })
  await untilOnline(ssm, id)
  const seen = await run(ssm, id, [
    'cloud-init status --wait || echo failed',
    'cat /var/copied',
    'stat -c %a /opt/hello',
  ])
  expect(seen.StandardOutputContent?.trim().split('\n')).toEqual([
    'status: error',
    'failed',
    'hello',
    'two words',
    '750',
  ])
})

test('an image carries the disk to another region, where first-boot work is done again', async () => {
  const place = newPlace()
  const { imageId, instanceProfileName } = await place.home()
  const profile = { IamInstanceProfile: { Name: instanceProfileName } }
  const script = { UserData: encode('#!/bin/sh\necho boot >>/var/first-boots\n') }
  const id = await launch(place.ec2, { ImageId: imageId, ...profile, ...script })
  await untilOnline(place.ssm, id)
  await run(place.ssm, id, 'cloud-init status --wait; echo mine >/opt/mark; chown ec2-user /opt/mark || true')
  const available = (ec2: EC2Client, ImageId: string) =>
    until(async () => {
      const { Images: images = [] } = await ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))
      return images[0]?.State === 'available'
    }, 'the image')
  const made = await place.ec2.send(new CreateImageCommand({ InstanceId: id, Name: 'second', NoReboot: true }))
  await available(place.ec2, made.ImageId ?? '')
  const far = place.in('sa-east-1')
  const copy = await far.ec2.send(
    new CopyImageCommand({ SourceRegion: 'us-west-2', SourceImageId: made.ImageId, Name: 'second' }),
  )
  await available(far.ec2, copy.ImageId ?? '')
  const farId = await launch(far.ec2, { ImageId: copy.ImageId, ...profile, ...script })
  await untilOnline(far.ssm, farId)
  const seen = await untilEnded(
    far.ssm,
    farId,
    await send(far.ssm, farId, 'cloud-init status --wait >/dev/null; cat /opt/mark /var/first-boots'),
  )
  expect(seen.StandardOutputContent).toBe('mine\nboot\nboot\n')
})
