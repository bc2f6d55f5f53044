// EC2 reads * and ? in filters as patterns: what comes by one is compared again, in each finder.
import { describe, expect, test } from '@jest/globals'
import type { Filter } from '@aws-sdk/client-ec2'
import { listImages, listImagesOfAnybody, listSnapshots } from '../../../src/aws/images.ts'
import { isMeant } from '../../../src/aws/filters.ts'
import { listInstances } from '../../../src/aws/instances.ts'
import { listVolumes } from '../../../src/aws/inventory.ts'
import { listKeyPairs } from '../../../src/aws/key-pairs.ts'
import { listSecurityGroups } from '../../../src/aws/security-groups.ts'
import { fakeEc2 } from '../../support/fake-aws.ts'

const named = (...names: readonly string[]) =>
  names.map((name) => ({ Name: name, KeyName: name, GroupName: name, Tags: [{ Key: 'Name', Value: name }] }))
const things = named('NAVO', 'NAVO*', 'NAVO2', 'navo')
const ec2 = fakeEc2(() => ({
  Images: things,
  Snapshots: things,
  Volumes: things,
  KeyPairs: things,
  SecurityGroups: things,
  Reservations: [{ Instances: things }],
}))
const only = (Name: string, value: string): Filter[] => [{ Name, Values: [value] }]

describe('fault 97: of what EC2 gives for a pattern', () => {
  const finders: [string, (name: string) => Promise<readonly unknown[]>][] = [
    ['images', (name) => listImages(ec2, only('name', name))],
    ['images of anybody', (name) => listImagesOfAnybody(ec2, name)],
    ['snapshots', (name) => listSnapshots(ec2, only('tag:Name', name))],
    ['volumes', (name) => listVolumes(ec2, only('tag:Name', name))],
    ['instances', (name) => listInstances(ec2, only('tag:Name', name))],
    ['key pairs', (name) => listKeyPairs(ec2, { Filters: only('key-name', name) })],
    ['security groups', (name) => listSecurityGroups(ec2, only('group-name', name))],
  ]
  test.each(finders)('%s: only those of that very name are taken', async (_, find) => {
    expect([await find('NAVO'), await find('NAVO*'), await find('*')].map((found) => found.length)).toEqual([1, 1, 0])
  })
})

test.each<[string, readonly string[], boolean]>([
  ['tag-key', ['servicemon:lease-1'], true],
  ['tag-key', ['servicemon:lease-*'], true],
  ['tag-key', ['other'], false],
  ['tag:Name', ['SKY'], false],
  ['is-default', ['true'], true],
])('a filter on %s of %j: %s', (Name, Values, expected) => {
  const tags = { Name: 'NAVO', 'servicemon:lease-1': '' }
  expect(isMeant([{ Name, Values: [...Values] }], { tags })).toBe(expected)
})
