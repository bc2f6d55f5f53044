// The local AWS where it isn't root, or where the system allows no namespaces at all: payloads still run, in their place.
import { spawnSync } from 'node:child_process'
import { RunInstancesCommand, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import { describe, expect, test } from '@jest/globals'
import { BASE_PARAMETERS } from '../../local/ec2/bases.ts'
import { run, send, untilOnline, untilState, useLocalAws } from './aws.ts'

const sleepers = (): number =>
  spawnSync('pgrep', ['-fx', 'sleep 4712'], { encoding: 'utf8' }).stdout.split('\n').length - 1

describe.each(['user', 'none'] as const)('with namespaces: %s', (namespaces) => {
  const newPlace = useLocalAws({ namespaces })

  test('a command runs in the instance’s folder, and a stop ends what it left running', async () => {
    const { ec2, ssm, home, control, account } = newPlace()
    const { instanceId: id } = await home()
    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await untilOnline(ssm, id)
    const seen = await run(ssm, id, [
      namespaces === 'user' ? 'cd /opt; pwd' : 'pwd | grep -o "disk$"',
      'echo kept >kept',
      'cloud-init status --wait',
      'runuser -l ec2-user -c "echo hello"',
    ])
    expect(seen.StandardErrorContent).toBe('')
    const [where, ...rest] = seen.StandardOutputContent?.trim().split('\n') ?? []
    expect(where).toBe(namespaces === 'user' ? '/opt' : 'disk')
    expect(rest).toEqual(['status: done', 'hello'])
    const path = namespaces === 'user' ? '/opt/kept' : '/kept'
    expect((await control.readFile(id, path)).toString()).toBe('kept\n')

    await run(ssm, id, 'setsid sleep 4712 >/dev/null 2>&1 </dev/null &')
    expect(sleepers()).toBe(1)
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }))
    await untilState(ec2, id, 'stopped')
    expect(sleepers()).toBe(0)
    expect((await control.instances({ account })).map(({ isGuestUp }) => isGuestUp)).toEqual([false])
    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
    await untilOnline(ssm, id)
    await send(ssm, id, 'systemctl poweroff')
    await untilState(ec2, id, 'stopped')
  })

  test('a machine of a public image has its user, and no other', async () => {
    const { ec2, ssm, control, account } = newPlace()
    await control.set({ account, managesHosts: true })
    const ImageId = `resolve:ssm:${BASE_PARAMETERS['ubuntu-24.04'].x86_64}`
    const one = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const
    const { Instances: [made] = [] } = await ec2.send(new RunInstancesCommand(one))
    const id = made?.InstanceId ?? ''
    await untilOnline(ssm, id)
    const asUser = await run(ssm, id, 'runuser -l ubuntu -c pwd')
    expect(asUser.StandardOutputContent?.trim()).toMatch(/\/home\/ubuntu$/)
    expect(await run(ssm, id, 'runuser -l ec2-user -c true')).toMatchObject({
      ...{ Status: 'Failed', StandardErrorContent: expect.stringContaining('user ec2-user does not exist') },
    })
  })
})
