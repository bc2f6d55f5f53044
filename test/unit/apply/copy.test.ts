// Copying home's image: what EC2 answers to the copy, what becomes of it, and what is done then.
import { describe, expect, test } from '@jest/globals'
import { ensureCopy, startCopy } from '../../../src/apply/copy.ts'
import { tagList } from '../../../src/aws/tags.ts'
import { secondsBetween } from '../../../src/clock.ts'
import { TAG } from '../../../src/tags.ts'
import { anImage, aRegion, NOW, ours, SOURCE } from '../../support/builders.ts'
import { awsError, fakeRegion, type FakeRegion, type Script } from '../../support/fake-machine.ts'

const NAME = 'NAVO-ami-home'
const WHAT = 'copying image NAVO from us-west-2 to eu-west-3'

/** Images as EC2 shows them, each by its id; undefined when it isn't shown. */
type Images = Readonly<Record<string, object | undefined>>

interface Copies {
  /** What CopyImage is answered by, one after the other, the last one from then on: ids, or errors. */
  readonly answers?: readonly (string | Error)[]
  readonly imagesAt?: (seconds: number, region: FakeRegion) => Images
  readonly context?: Script['context']
}

/** A region in which images are copied: what came of the work, when, and what EC2 was asked for. */
async function inRegion<T>(
  { answers = ['ami-copy'], imagesAt = () => ({}), context }: Copies,
  work: (context: FakeRegion['context']) => Promise<T>,
) {
  const asked: Record<string, unknown>[] = []
  const region = fakeRegion({
    context,
    ec2: (action, input, made) => {
      if (action === 'CopyImage') {
        const answer = answers[asked.push(input) - 1] ?? answers.at(-1)
        if (answer instanceof Error) throw answer
        return { ImageId: answer }
      }
      if (action === 'DescribeSnapshots') return { Snapshots: [{ SnapshotId: 'snap-1', Tags: tagList(ours()) }] }
      if (action !== 'DescribeImages') return undefined
      const ids = input['ImageIds'] as string[] | undefined
      const images = Object.entries(imagesAt(secondsBetween(NOW, made.clock.now()), made))
      const shown = images.filter(([id, image]) => image !== undefined && (ids === undefined || ids.includes(id)))
      return { Images: shown.map(([ImageId, image]) => ({ ImageId, Name: NAME, Tags: tagList(copyTags()), ...image })) }
    },
  })
  const outcome = await work(region.context).catch((error: unknown) => error)
  const tokens = new Set(asked.map(({ ClientToken }) => ClientToken)).size
  const { changes, clock, log } = region
  return { outcome, asked, calls: asked.length, tokens, changes, log, seconds: secondsBetween(NOW, clock.now()) }
}

const copyTags = () => ours({ [TAG.image]: SOURCE })

const start = (copies: Copies) =>
  inRegion(copies, (context) => startCopy(context, { name: NAME, sourceImageId: SOURCE, replaces: '' }))

const ensure = (copies: Copies) =>
  inRegion(copies, (context) => ensureCopy(context, 'ami-copy', anImage({ id: SOURCE })))

/** Waits for a copy of which EC2 says this so many seconds from now. */
const wait = (stateAt: (seconds: number) => string | undefined) =>
  ensure({
    imagesAt: (seconds) => {
      const State = stateAt(seconds)
      return { 'ami-copy': State === undefined ? undefined : { State } }
    },
  })

describe('a copy that is asked for', () => {
  const FULL = awsError('ResourceLimitExceeded', 'Too many copies in progress')
  const MISMATCH = awsError('IdempotentParameterMismatch')

  test('has name, source, token and tags, those of its snapshots too', async () => {
    const { outcome, asked } = await start({})
    const Tags = tagList(copyTags())
    expect(outcome).toBe('ami-copy')
    expect(asked).toEqual([
      expect.objectContaining({
        Name: NAME,
        SourceImageId: SOURCE,
        SourceRegion: 'us-west-2',
        ClientToken: expect.stringMatching(/^[0-9a-f]{64}$/),
        TagSpecifications: ['image', 'snapshot'].map((ResourceType) => ({ ResourceType, Tags })),
      }),
    ])
  })

  test.each<[string, readonly (string | Error)[], expected: { outcome: unknown; calls: number; seconds: number }]>([
    [
      'fault 45: with no room for another one waits, by the same request',
      [FULL, FULL, 'ami-copy'],
      { outcome: 'ami-copy', calls: 3, seconds: 60 },
    ],
    [
      'fault 45: with no room for half an hour says that nothing was begun',
      [FULL],
      {
        outcome: expect.objectContaining({
          message: `${WHAT}: EC2 has had no room for another copy for 1800 s`,
          cause: FULL,
          hint: 'Nothing of this copy was begun; provision again later.',
        }),
        calls: 61,
        seconds: 1800,
      },
    ],
    [
      'that may not be made says what was being done, once',
      [awsError('UnauthorizedOperation', 'no', 403)],
      {
        outcome: expect.objectContaining({
          message: WHAT,
          cause: expect.objectContaining({ name: 'UnauthorizedOperation' }),
        }),
        calls: 1,
        seconds: 0,
      },
    ],
  ])('%s', async (_, answers, expected) => {
    const { outcome, calls, tokens, seconds } = await start({ answers })
    expect({ outcome, calls, seconds }).toEqual(expected)
    expect(tokens).toBe(1)
  })

  const encrypted = {
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: 'snap-1', Encrypted: true } }],
  }
  const plain = { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: 'snap-1', Encrypted: false } }] }
  test.each<[string, kmsKey: string | undefined, image: object, isTaken: boolean]>([
    ['as it is wanted, is taken', undefined, { State: 'pending' }, true],
    ['that has failed, is not taken', undefined, { State: 'failed' }, false],
    ['of another name, is not taken', undefined, { State: 'available', Name: 'other' }, false],
    ['of another image of home’s, is not taken', undefined, { Tags: tagList(ours({ [TAG.image]: 'ami-old' })) }, false],
    ['encrypted as wanted, is taken', 'alias/sky', { State: 'available', ...encrypted }, true],
    ['not encrypted as wanted, is not taken', 'alias/sky', { State: 'available', ...plain }, false],
  ])('fault 50: that EC2 knows by other parameters: one of ours, %s', async (_, kmsKey, image, isTaken) => {
    const context = { region: aRegion({ kmsKey }) }
    const { outcome, log } = await start({ answers: [MISMATCH], imagesAt: () => ({ 'ami-same': image }), context })
    if (isTaken) expect([outcome, log]).toEqual(['ami-same', [expect.stringContaining('image ami-same is as wanted')]])
    else expect(outcome).toMatchObject({ message: expect.stringContaining('no image of fleet NAVO is as wanted') })
  })
})

describe('fault 43: a copy that is waited for and', () => {
  const snapshot = { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: 'snap-1' } }] }
  const failing = {
    ...snapshot,
    State: 'failed',
    StateReason: { Message: 'Client.InternalError: the key is disabled' },
  }
  const removal = ['DeregisterImage', 'DeleteSnapshot']

  test('fails is removed with its snapshots, and made once more, by another request', async () => {
    const imagesAt = (seconds: number): Images => ({
      'ami-copy': seconds < 60 ? { State: 'pending' } : failing,
      'ami-2': { State: 'available' },
    })
    const { outcome, asked, changes, log, seconds } = await ensure({ answers: ['ami-2'], imagesAt })
    const [first] = (await start({})).asked
    expect([outcome, changes]).toEqual(['ami-2', [...removal, 'CopyImage']])
    expect(log).toContain(
      `${WHAT} failed: ami-copy is failed: Client.InternalError: the key is disabled; copying once more`,
    )
    expect(asked).toEqual([{ ...first, ClientToken: expect.not.stringContaining(String(first?.['ClientToken'])) }])
    expect(seconds).toBeLessThan(75)
  })

  test.each([
    ['says EC2’s reason', undefined, /^Both copies were removed; provision again/],
    [
      'with a key says what the key has to be',
      'alias/sky',
      /^The copy is encrypted with alias\/sky of eu-west-3, .*Both/,
    ],
  ])('fails twice %s', async (_, kmsKey, hint) => {
    const { outcome, changes } = await ensure({
      answers: ['ami-2'],
      imagesAt: () => ({ 'ami-copy': failing, 'ami-2': failing }),
      context: { region: aRegion({ kmsKey }) },
    })
    expect(outcome).toMatchObject({
      message: `${WHAT} failed: ami-2 is failed: Client.InternalError: the key is disabled`,
      hint: expect.stringMatching(hint),
    })
    expect(changes).toEqual([...removal, 'CopyImage', ...removal])
  })

  test('fails without a reason says so, and leaves alone what is no longer ours', async () => {
    const { outcome, changes } = await ensure({
      answers: ['ami-2'],
      imagesAt: () => ({
        'ami-copy': { State: 'invalid', Tags: [] },
        'ami-2': { State: 'failed', Tags: tagList({ [TAG.fleet]: 'SKY' }) },
      }),
    })
    expect(outcome).toMatchObject({ message: expect.stringContaining('EC2 gives no reason') })
    expect(changes).toEqual(['CopyImage'])
  })
})

describe('fault 44: a copy that goes on for longer than it can be waited for', () => {
  test('is left to go on: told after three hours', async () => {
    const { outcome, changes, seconds } = await wait(() => 'pending')
    expect(outcome).toMatchObject({
      message: 'image ami-copy is still being copied after 10800 s',
      hint: expect.stringContaining('it resumes there'),
    })
    expect([changes, seconds]).toEqual([[], 3 * 3600])
  })

  test('is left to go on when the job is cancelled', async () => {
    const abort = new AbortController()
    const { outcome, changes } = await ensure({
      context: { signal: abort.signal },
      imagesAt: (seconds) => {
        if (seconds >= 60) abort.abort(new Error('the job was cancelled'))
        return { 'ami-copy': { State: 'pending' } }
      },
    })
    expect(outcome).toMatchObject({
      message: 'image ami-copy is still being copied to eu-west-3',
      cause: { message: 'the job was cancelled' },
      hint: expect.stringContaining('The copy goes on by itself'),
    })
    expect(changes).toEqual([])
  })

  test('is told by its snapshots’ progress, every 15 s', async () => {
    const { log } = await ensure({
      imagesAt: (seconds) => ({ 'ami-copy': { State: seconds < 40 ? 'pending' : 'available' } }),
    })
    const line = 'still waiting for image ami-copy, its snapshots are not there yet'
    expect(log).toEqual([
      'image ami-copy is pending, its snapshots are not there yet',
      `${line}: 15s so far, usually minutes to an hour`,
      `${line}: 30s so far, usually minutes to an hour`,
    ])
  })
})

describe('a request that EC2 remembers by an image that is gone', () => {
  test('is made anew, and its image is waited for', async () => {
    const { outcome, tokens, log } = await ensure({
      answers: ['ami-gone', 'ami-2'],
      imagesAt: () => ({ 'ami-2': { State: 'available' } }),
    })
    expect([outcome, tokens]).toEqual(['ami-2', 2])
    expect(log).toContain('image ami-copy is not known to EC2: it is one that was cleared away; copying anew')
  })

  test('is given up after ten', async () => {
    const { outcome, calls } = await ensure({})
    expect([String(outcome), calls]).toEqual([
      expect.stringContaining('gives an image that is gone for each of 10'),
      10,
    ])
  })
})

describe('fault 100: an image that is waited for and', () => {
  const GONE = 'image ami-copy is gone, and was still being copied: somebody took it out of the register'

  test.each([
    ['is no longer there', undefined],
    ['is still shown, as deregistered', 'deregistered'],
  ])('%s is told within a minute', async (_, state) => {
    const { outcome, seconds } = await wait((now) => (now < 60 ? 'pending' : state))
    expect(outcome).toMatchObject({ message: GONE, hint: 'Provision again: it copies anew.' })
    expect(seconds).toBeLessThan(120)
  })

  test('is left out of a look or two is waited for', async () => {
    const { outcome } = await wait((now) => (now >= 60 && now < 70 ? undefined : now < 600 ? 'pending' : 'available'))
    expect(outcome).toBe('ami-copy')
  })
})
