// Mode clear, and what happens in the region between its plan and its deletions.
import { describe, expect, test } from '@jest/globals'
import { clearRegion } from '../../../src/modes/clear.ts'
import { aFleet, aRegion, FLEET, leaseTag, REGION } from '../../support/builders.ts'
import { fakeRegion, MACHINE_ID, type FakeRegion } from '../../support/fake-machine.ts'
import { formerRegion, type FleetRegion } from '../../../src/fleet/fleet.ts'
import { TAG, type Tags } from '../../../src/tags.ts'

const LEFT = leaseTag('3-1-33333333', -7200, -3600)

/** A region whose machine gets tags between the lists that the plan is made from and the look by its id. */
function aRegionWhere({ before, meanwhile }: { before: Tags; meanwhile: Tags }): FakeRegion {
  return fakeRegion({
    tags: before,
    ec2: (action, input, { machine }) => {
      if (action === 'DescribeInstances' && 'InstanceIds' in input) Object.assign(machine.tags, meanwhile)
      if (action === 'TerminateInstances') machine.state = 'terminated'
      return action === 'DescribeImages' ? { Images: [] } : undefined
    },
  })
}

describe('faults 90, 91: clear of a machine', () => {
  test('that a run claims after the plan leaves it alone, and says so', async () => {
    const region = aRegionWhere({ before: {}, meanwhile: leaseTag('9-1-99999999', -1, 1800) })
    const { status, summary, error } = await clearRegion(region.context, { confirm: FLEET, dryRun: false })
    expect([status, summary]).toEqual(['failed', '0 of 1 deletions done'])
    expect(error?.messages).toEqual([
      expect.stringMatching(`^instance ${MACHINE_ID} is held by run 9-1-99999999 until `),
    ])
    expect(region.changes).toEqual([])
  })

  test('with output that its plan has named deletes it', async () => {
    const region = aRegionWhere({ before: LEFT, meanwhile: {} })
    const { status, steps } = await clearRegion(region.context, { confirm: FLEET, dryRun: false })
    expect([status, steps[0]?.reason]).toEqual(['ok', expect.stringContaining('run 3-1-33333333 may have left')])
    expect(region.changes).toEqual(['TerminateInstances'])
  })

  test('with output that came after the plan keeps it', async () => {
    const region = aRegionWhere({ before: {}, meanwhile: LEFT })
    const { status, steps } = await clearRegion(region.context, { confirm: FLEET, dryRun: false })
    expect([status, steps[0]?.outcome, region.changes]).toEqual(['failed', 'skipped', []])
  })
})

describe('fault 130: clear of a region that the fleet file does not have', () => {
  const empty = (action: string) => (action === 'DescribeInstances' ? { Reservations: [] } : { Images: [] })

  test('deletes what is the fleet’s there, and says that the roles can be deployed without it', async () => {
    const region = fakeRegion({
      context: { region: formerRegion(aFleet(), REGION) },
      ec2: (action, _, { machine }) => {
        if (action === 'TerminateInstances') machine.state = 'terminated'
        return action === 'DescribeImages' ? { Images: [] } : undefined
      },
    })
    const { status, summary } = await clearRegion(region.context, { confirm: FLEET, dryRun: false })
    expect([status, summary]).toEqual([
      'ok',
      expect.stringMatching(/^cleared: 1 deleted; now deploy the roles without it: /),
    ])
    expect(region.changes).toEqual(['TerminateInstances'])
  })

  test('says so where nothing is left, too, and not of one that the file has', async () => {
    const summaryOf = async (region: FleetRegion) =>
      (await clearRegion(fakeRegion({ context: { region }, ec2: empty }).context, { confirm: FLEET, dryRun: false }))
        .summary
    expect(await summaryOf(formerRegion(aFleet(), REGION))).toMatch(/^empty, nothing to do; now deploy/)
    expect(await summaryOf(aRegion())).toBe('empty, nothing to do')
  })
})

test('fault 131: clear names another fleet’s things where it finds none of its own', async () => {
  const old = { InstanceId: 'i-old', State: { Name: 'stopped' }, Tags: [{ Key: TAG.fleet, Value: 'OLD' }] }
  const { context, changes } = fakeRegion({
    ec2: (action) => (action === 'DescribeInstances' ? { Reservations: [{ Instances: [old] }] } : { Images: [] }),
  })
  const { status, findings } = await clearRegion(context, { confirm: FLEET, dryRun: false })
  expect([status, findings.map(({ text }) => text)]).toEqual([
    'ok',
    [expect.stringMatching(/^fleet OLD has things here/)],
  ])
  expect(changes).toEqual([])
})
