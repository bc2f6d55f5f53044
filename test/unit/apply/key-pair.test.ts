// Making a key pair: tagged in its import, and what a name that is taken means.
import { describe, expect, test } from '@jest/globals'
import { ensureKeyPair } from '../../../src/apply/key-pair.ts'
import { tagList } from '../../../src/aws/tags.ts'
import { aFleet, DEMANDING, fakeClock } from '../../support/builders.ts'
import { awsError, fakeRegion } from '../../support/fake-machine.ts'

const STEP = { kind: 'import-key-pair', name: 'NAVO', publicKey: 'ssh-ed25519 A', target: '', reason: '' } as const

test('fault 112: a key pair has the demanded tags from its import', async () => {
  const asked: unknown[] = []
  const { context } = fakeRegion({
    context: { fleet: aFleet(DEMANDING) },
    ec2: (action, { TagSpecifications }) => {
      if (action === 'ImportKeyPair') asked.push(TagSpecifications)
      return undefined
    },
  })
  await ensureKeyPair(context, STEP)
  const CostCenter = { Key: 'CostCenter', Value: '4711' }
  expect(asked).toEqual([[expect.objectContaining({ Tags: expect.arrayContaining([CostCenter]) })]])
})

describe('fault 101: a name that is taken says whose it is only when it is seen', () => {
  const pair = (fleet: string) => [
    { KeyName: 'NAVO', KeyPairId: 'key-1', Tags: tagList({ 'servicemon:fleet': fleet }) },
  ]
  test.each<[string, object[][], string | undefined]>([
    ['ours, shown at once', [pair('NAVO')], undefined],
    ['ours, left out of the first lists', [[], [], pair('NAVO')], undefined],
    ['ours, shown without its tags at first', [[{ KeyName: 'NAVO', KeyPairId: 'key-1' }], pair('NAVO')], undefined],
    ['foreign', [pair('OTHER')], 'the name NAVO is taken by a foreign key pair (key-1)'],
    [
      'foreign, left out of the first list',
      [[], pair('OTHER')],
      'the name NAVO is taken by a foreign key pair (key-1)',
    ],
    ['never shown: it is not taken for ours', [[]], 'the name NAVO is taken by a foreign key pair (unknown)'],
  ])('%s', async (_, lists, message) => {
    let looks = 0
    const { context } = fakeRegion({
      context: { clock: fakeClock() },
      ec2: (action) => {
        if (action === 'ImportKeyPair') throw awsError('InvalidKeyPair.Duplicate')
        if (action !== 'DescribeKeyPairs') return undefined
        looks += 1
        return { KeyPairs: lists[looks - 1] ?? lists.at(-1) }
      },
    })
    const failure = await ensureKeyPair(context, STEP).then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    )
    expect(failure).toBe(message)
  })
})

test.each(['UnauthorizedOperation', 'InvalidKey.Format'])(
  '%s ends it: only a name that is taken is looked at',
  async (code) => {
    const region = fakeRegion({
      ec2: (action) => {
        throw action === 'ImportKeyPair' ? awsError(code) : new Error(`${action} is not to be asked`)
      },
    })
    await expect(ensureKeyPair(region.context, STEP)).rejects.toMatchObject({ name: code })
  },
)
