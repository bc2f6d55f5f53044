// What provision hands to EC2 is, byte for byte, what the tests under real systemd boot with.
import { DescribeInstanceAttributeCommand } from '@aws-sdk/client-ec2'
import { expect, test } from '@jest/globals'
import { fuseTag, userData } from '../../src/guest/commands.ts'
import { fleetText, useWorlds } from '../support/world.ts'

const newWorld = useWorlds()

test("the bundle's RunInstances carries the user data of the fleet's fuse, and the tag says which", async () => {
  const world = await newWorld({ fleet: `${fleetText()}\nfuse: 3h\n` })
  const { exitCode } = await world.act({ mode: 'provision', region: 'us-east-1' })
  expect(exitCode).toBe(0)
  const [machine] = await world.machines('us-east-1')
  const { UserData } = await world
    .ec2('us-east-1')
    .send(new DescribeInstanceAttributeCommand({ InstanceId: machine?.id, Attribute: 'userData' }))
  expect(Buffer.from(UserData?.Value ?? '', 'base64').toString()).toBe(userData(3 * 3600))
  expect(machine?.tags['servicemon:fuse']).toBe(fuseTag(3 * 3600))
})
