// Carrying a plan out long after it was made: each machine is looked at again right before it is touched.
import { describe, expect, test } from '@jest/globals'
import { applySteps } from '../../../src/apply/apply.ts'
import { formatTime } from '../../../src/clock.ts'
import { leaseKey } from '../../../src/lease.ts'
import type { Step } from '../../../src/plan/steps.ts'
import { ownershipTags, TAG, type Tags } from '../../../src/tags.ts'
import { anInstance, at, FLEET, leaseTag } from '../../support/builders.ts'
import { fakeRegion, leaseKeys, MACHINE_ID, RUN_ID, type FakeRegion, type Script } from '../../support/fake-machine.ts'

const FACE = { instanceId: MACHINE_ID, target: `instance ${MACHINE_ID}`, reason: 'so it was planned' }
const ADOPT: Step = { ...FACE, kind: 'adopt', ids: [MACHINE_ID], tags: ownershipTags(FLEET) }
const TERMINATE: Step = { ...FACE, kind: 'terminate-instance' }
const CHANGES: readonly Step[] = [
  { ...FACE, kind: 'stop-instance' },
  { ...FACE, kind: 'set-shutdown-behavior' },
  { ...FACE, kind: 'set-metadata-tokens' },
  { ...FACE, kind: 'set-metadata-hops', hops: 2, tokens: 'required' },
  { ...FACE, kind: 'set-instance-type', type: 't3.micro' },
  { ...FACE, kind: 'set-credits', credits: 'standard' },
  { ...FACE, kind: 'prove-instance' },
  { ...FACE, kind: 'collect-output' },
]
const ALL = [...CHANGES, TERMINATE, ADOPT].map((step) => [step.kind, step] as const)
/** The machine as the plan knew it: stopped, and nobody's. */
const PLANNED = anInstance({ id: MACHINE_ID })

/** A region whose machine can be terminated as well. */
function aRegionOf({ ec2, ...script }: Script = {}): FakeRegion {
  return fakeRegion({
    ...script,
    ec2: (action, input, region) => {
      if (action === 'TerminateInstances') region.machine.state = 'terminated'
      return ec2?.(action, input, region)
    },
  })
}

const LEASE = leaseTag('9-1-99999999', -10, 1800)
const HELD = `instance ${MACHINE_ID} is held by run 9-1-99999999 until ${formatTime(at(1800))}`

describe('fault 90: of a machine that somebody has claimed since the plan was made,', () => {
  test.each(ALL)('%s leaves it alone, and names the holder', async (kind, step) => {
    const region = aRegionOf({ instance: { state: 'running', launchTime: at(-5) }, tags: LEASE })
    const { outcomes, error } = await applySteps(region.context, [step], { planned: [PLANNED] })
    expect(outcomes).toEqual([{ kind, target: FACE.target, outcome: 'skipped', reason: HELD, seconds: 0 }])
    expect(error).toMatchObject({ message: HELD, hint: expect.stringMatching(/^It was free when the plan was made/) })
    expect([region.changes, region.machine.state]).toEqual([[], 'running'])
  })

  const holders: [string, Tags, string][] = [
    ['an operator’s hold', { [TAG.hold]: formatTime(at(600)) }, `a hold until ${formatTime(at(600))}`],
    ['a proof boot', { [TAG.state]: 'proving' }, `a proof boot until ${formatTime(at(1195))}`],
  ]
  test.each(holders)('%s counts as well', async (_, tags, holder) => {
    const region = aRegionOf({ instance: { state: 'running', launchTime: at(-5) }, tags })
    const { outcomes } = await applySteps(region.context, [TERMINATE], { planned: [PLANNED] })
    expect(outcomes[0]).toMatchObject({ outcome: 'skipped', reason: `instance ${MACHINE_ID} is held by ${holder}` })
    expect(region.changes).toEqual([])
  })

  test('what depends on a step that was left undone is left undone, and the rest is done', async () => {
    const steps: Step[] = [
      TERMINATE,
      { kind: 'delete-security-group', groupId: 'sg-1', target: 'security group sg-1', reason: '' },
      { kind: 'delete-key-pair', keyPairId: 'key-1', target: 'key pair key-1', reason: '' },
    ]
    const { outcomes } = await applySteps(aRegionOf({ tags: LEASE }).context, steps, { planned: [PLANNED] })
    expect(outcomes.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      `skipped: ${HELD}`,
      `skipped: terminate-instance of instance ${MACHINE_ID} was not done`,
      'done: ',
    ])
  })

  test('a proof boot that the plan knew of, and a claim of this job’s own, bind others only', async () => {
    const script = { instance: { state: 'running', launchTime: at(-5) }, tags: { [TAG.state]: 'proving' } }
    const known = { ...PLANNED, ...script.instance }
    expect((await applySteps(aRegionOf(script).context, [TERMINATE], { planned: [known] })).error).toBeUndefined()
    // Its key can't be taken off after the collecting boot.
    const region = aRegionOf({ ec2: (action) => (action === 'DeleteTags' ? {} : undefined) })
    const collect: Step = { ...FACE, kind: 'collect-output' }
    const { error } = await applySteps(region.context, [collect, TERMINATE], { planned: [PLANNED] })
    expect([error, leaseKeys(region.machine), region.machine.state]).toEqual([
      undefined,
      [leaseKey(RUN_ID)],
      'terminated',
    ])
  })

  test('and so is one that is no longer ours', async () => {
    for (const step of [...CHANGES, TERMINATE]) {
      const region = aRegionOf({ tags: { [TAG.fleet]: 'SOMEBODY' } })
      const { outcomes } = await applySteps(region.context, [step], { planned: [PLANNED] })
      expect(outcomes[0]?.reason).toBe(`instance ${MACHINE_ID} no longer carries the fleet's tag`)
      expect(region.changes).toEqual([])
    }
  })
})

describe('fault 91: output that a run has left since the plan was made', () => {
  const LEFT = leaseTag('3-1-33333333', -7200, -3600)

  test('is not deleted unnamed: the machine stays', async () => {
    const region = aRegionOf({ tags: LEFT })
    const { outcomes, error } = await applySteps(region.context, [TERMINATE], { planned: [PLANNED] })
    const reason = `run 3-1-33333333 may have left output on instance ${MACHINE_ID} since the plan was made`
    expect(outcomes[0]).toMatchObject({ outcome: 'skipped', reason })
    expect(error).toMatchObject({ hint: expect.stringMatching(/its plan names what would be lost\.$/) })
    expect(region.changes).toEqual([])
  })

  test('goes with the machine when the plan has named it', async () => {
    const region = aRegionOf({ tags: LEFT })
    const planned = [{ ...PLANNED, tags: { ...PLANNED.tags, ...LEFT } }]
    const { outcomes } = await applySteps(region.context, [TERMINATE], { planned })
    expect([outcomes[0]?.outcome, region.machine.state]).toEqual(['done', 'terminated'])
  })

  test('keeps nobody from a step that leaves the disk as it is', async () => {
    const region = aRegionOf({ tags: LEFT })
    const [stop] = CHANGES
    const { outcomes } = await applySteps(region.context, stop === undefined ? [] : [stop], { planned: [PLANNED] })
    expect([outcomes[0]?.outcome, region.changes]).toEqual(['done', ['StopInstances']])
  })
})

describe('fault 112: tags that the fleet file has got meanwhile', () => {
  const SET_TAGS: Step = {
    ...{ kind: 'set-tags', what: 'instance', id: MACHINE_ID, tags: { CostCenter: '4711' } },
    ...{ target: FACE.target, reason: FACE.reason },
  }

  test('are set on a machine of ours, whoever holds it: no claim depends on them', async () => {
    const region = aRegionOf({ instance: { state: 'running', launchTime: at(-5) }, tags: LEASE })
    const { outcomes } = await applySteps(region.context, [SET_TAGS], { planned: [PLANNED] })
    expect(outcomes).toMatchObject([{ kind: 'set-tags', outcome: 'done' }])
    expect([region.changes, region.machine.tags['CostCenter']]).toEqual([['CreateTags'], '4711'])
    expect(leaseKeys(region.machine)).toHaveLength(1)
  })

  test('are not set on what is no longer ours, or is an original of home', async () => {
    for (const tags of [{ [TAG.fleet]: 'SKY' }, { [TAG.role]: 'home' }]) {
      const region = aRegionOf({ tags })
      const { outcomes } = await applySteps(region.context, [SET_TAGS], { planned: [PLANNED] })
      expect([outcomes[0]?.outcome, region.changes]).toEqual(['skipped', []])
    }
  })
})

describe('fault 114: what the fleet file no longer leaves to EC2', () => {
  const steps: Step[] = [
    { ...FACE, kind: 'set-metadata-hops', hops: 2, tokens: 'required' },
    { ...FACE, kind: 'set-credits', credits: 'standard' },
  ]

  test('is set on the machine as it is: neither started nor stopped', async () => {
    const asked: unknown[] = []
    const region = aRegionOf({
      ec2: (action, input) => {
        if (action.startsWith('Modify')) asked.push(input)
        return undefined
      },
    })
    await applySteps(region.context, steps, { planned: [PLANNED] })
    expect(region.changes).toEqual(['ModifyInstanceMetadataOptions', 'ModifyInstanceCreditSpecification'])
    expect(asked).toEqual([
      { InstanceId: MACHINE_ID, HttpPutResponseHopLimit: 2, HttpTokens: 'required' },
      { InstanceCreditSpecifications: [{ InstanceId: MACHINE_ID, CpuCredits: 'standard' }] },
    ])
  })

  test('is told when EC2 refuses it, in an answer that counts as good', async () => {
    const Error = { Code: 'InstanceCreditSpecification.NotSupported', Message: 'not supported' }
    const region = aRegionOf({
      ec2: (action) =>
        action === 'ModifyInstanceCreditSpecification'
          ? { UnsuccessfulInstanceCreditSpecifications: [{ InstanceId: MACHINE_ID, Error }] }
          : undefined,
    })
    const { outcomes, error } = await applySteps(region.context, steps.slice(1), { planned: [PLANNED] })
    expect(outcomes[0]?.outcome).toBe('failed')
    expect(error).toMatchObject({
      message: `setting instance ${MACHINE_ID} to standard CPU credits: not supported (${Error.Code})`,
    })
  })
})
