// What AWS shows late or never does: states of before a call, tags not yet seen, machines that fail their checks, commands
// that nobody gets, and types that an image can't boot on.
import {
  CreateTagsCommand,
  DescribeInstanceStatusCommand,
  ModifyInstanceAttributeCommand,
  StartInstancesCommand,
} from '@aws-sdk/client-ec2'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { errorName, findInstance, LONG, send, until, untilEnded, untilOnline, untilState, useLocalAws } from './aws.ts'

const newPlace = useLocalAws()

test('a started instance is still seen as it was before, for as long as the lag', async () => {
  const { control, account, ec2, home } = newPlace()
  const { instanceId: id } = await home()
  const before = await findInstance(ec2, id)
  // As old as no machine needs for the calls below, so that it is seen itself while its new tag isn't.
  await sleep(5000)
  await control.setDelays({ account, stateLag: LONG, describeLag: 5000 })
  // It was just made, so that it isn't seen itself for a moment.
  await until(() => findInstance(ec2, id).catch(() => undefined), 'the instance to be seen')
  const { StartingInstances: [answer] = [] } = await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'late', Value: 'yes' }] }))
  expect(answer?.CurrentState?.Name).toBe('pending')
  expect(await findInstance(ec2, id)).toMatchObject({
    ...{ State: { Name: 'stopped' }, LaunchTime: before.LaunchTime, Tags: before.Tags },
  })
  await control.setDelays({ account, stateLag: 1 })
  const seen = await untilState(ec2, id, 'running')
  expect(seen.LaunchTime?.getTime()).toBeGreaterThan(before.LaunchTime?.getTime() ?? 0)
  await until(async () => (await findInstance(ec2, id)).Tags?.some(({ Key }) => Key === 'late'), 'the tag')
})

test('an impaired machine fails its status check, and its agent comes when it is mended', async () => {
  const { control, ec2, ssm, home } = newPlace()
  const { instanceId: id } = await home()
  const checks = async () => {
    const { InstanceStatuses: [found] = [] } = await ec2.send(new DescribeInstanceStatusCommand({ InstanceIds: [id] }))
    return [found?.SystemStatus?.Status, found?.InstanceStatus?.Status]
  }
  await control.impair(id, 'system')
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilState(ec2, id, 'running')
  expect(await checks()).toEqual(['impaired', 'ok'])
  await control.impair(id, 'instance')
  expect(await checks()).toEqual(['ok', 'impaired'])
  await control.impair(id, null)
  expect(await checks()).toEqual(['ok', 'ok'])
  await untilOnline(ssm, id)
})

test('a command can be accepted and never delivered, or end before it gets anywhere', async () => {
  const { control, account, ec2, ssm, home } = newPlace()
  const { instanceId: id } = await home()
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))
  await untilOnline(ssm, id)
  const fault = { account, action: 'SendCommand', times: 1 } as const
  await control.addFault({ ...fault, kind: 'ends-as', code: 'Undeliverable' })
  expect(await untilEnded(ssm, id, await send(ssm, id, 'touch /opt/ran'))).toMatchObject({
    ...{ Status: 'Failed', StatusDetails: 'Undeliverable', StandardOutputContent: '' },
  })
  await control.addFault({ ...fault, kind: 'undelivered' })
  await send(ssm, id, 'touch /opt/ran')
  const { StandardOutputContent: said } = await untilEnded(ssm, id, await send(ssm, id, 'ls /opt'))
  expect(said).toBe('')
})

test('a type that needs ENA starts only from an image that has it', async () => {
  const { ec2, home } = newPlace()
  const { instanceId: id } = await home({ enaSupport: false })
  const type = { InstanceId: id, InstanceType: { Value: 't3.micro' } }
  await ec2.send(new ModifyInstanceAttributeCommand(type))
  expect(await errorName(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })))).toBe(
    'InvalidParameterCombination',
  )
})
