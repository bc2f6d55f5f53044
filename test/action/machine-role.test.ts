// The role of the machines, however it comes by its rights: what the texts of its policies say is judged by nobody.
import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from '@jest/globals'
import { fleetText, useWorlds } from '../support/world.ts'

const newWorld = useWorlds()
const [BY_EXCEPTION, BY_ACCOUNT, NOT_AT_ALL] = ['us-east-1', 'sa-east-1', 'eu-west-3'] as const
const managed = (name: string): string => `arn:aws:iam::aws:policy/${name}`

test('fault 120: provision refuses no role for its rights; the proof boot tells, and what the role has is told', async () => {
  const world = await newWorld({ fleet: fleetText({ regions: ['us-west-2', BY_EXCEPTION, BY_ACCOUNT, NOT_AT_ALL] }) })
  const RoleName = world.home.instanceProfileName
  const iam = new IAMClient({ endpoint: world.endpoint, credentials: world.credentials, region: 'us-west-2' })
  const swap = async (from: string, to: string): Promise<void> => {
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: managed(from) }))
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: managed(to) }))
  }

  // Everything but IAM, within a boundary: the rights are there, and no Allow of them is.
  await swap('AmazonSSMManagedInstanceCore', 'PowerUserAccess')
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: managed('PowerUserAccess') }))
  const byException = await world.act({ mode: 'provision', region: BY_EXCEPTION })
  expect([byException.exitCode, byException.log]).toEqual([0, expect.stringContaining('ready')])

  // The account lets all its machines register.
  await swap('PowerUserAccess', 'AmazonS3ReadOnlyAccess')
  await world.control.set({ account: world.account, managesHosts: true })
  const byAccount = await world.act({ mode: 'provision', region: BY_ACCOUNT })
  expect([byAccount.exitCode, byAccount.log]).toEqual([0, expect.stringContaining('ready')])

  await world.control.set({ account: world.account, managesHosts: false })
  const failed = await world.act({ mode: 'provision', region: NOT_AT_ALL }, { env: { SERVICEMON_PACE: '0.02' } })
  iam.destroy()
  expect(failed.exitCode).toBe(1)
  const facts = 'attached policies AmazonS3ReadOnlyAccess; inline policies none; permissions boundary PowerUserAccess'
  expect(failed.log).toContain(`Role NAVO-ssm of instance profile NAVO-ssm has: ${facts}. AWS asks that `)
  expect(failed.log).not.toContain('lacks')
})
