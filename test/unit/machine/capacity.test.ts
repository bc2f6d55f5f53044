// Starting when EC2 refuses a type: which refusals lead on to the next type, and that the old one comes back.
import { describe, expect, test } from '@jest/globals'
import { findInstance } from '../../../src/aws/instances.ts'
import { isRefusedType } from '../../../src/aws/errors.ts'
import { bringUp } from '../../../src/machine/boot.ts'
import { aFleet, aRegion, DEMANDING } from '../../support/builders.ts'
import { awsError, fakeRegion, MACHINE_ID, RUN_ID, type FakeRegion, type Script } from '../../support/fake-machine.ts'

const OFFER = aRegion({ types: ['t2.micro', 't3.micro', 't3a.micro'] })
const FREE_TIER = 'The specified instance type is not eligible for Free Tier'
const REFUSALS: readonly [code: string, message: string][] = [
  ['Unsupported', 'Your requested instance type is not supported in your requested Availability Zone'],
  ['VcpuLimitExceeded', 'You have requested more vCPU capacity than your current limit'],
  ['InvalidParameterCombination', FREE_TIER],
  ['InsufficientInstanceCapacity', 'We do not have sufficient capacity'],
]

/** Waits in pieces, after each of which the log tells what is waited for. */
const WAITS = { 15: [15], 30: [15, 15], 60: [15, 15, 15, 15], 120: Array.from({ length: 8 }, () => 15) }

async function start(ec2: Script['ec2'], signal?: AbortSignal) {
  const region = fakeRegion({
    ...(ec2 === undefined ? {} : { ec2 }),
    context: { region: OFFER, ...(signal && { signal }) },
  })
  const instance = await findInstance(region.ec2, MACHINE_ID)
  if (instance === undefined) throw new Error('no instance')
  const machine = { region: OFFER.name, instanceId: MACHINE_ID, runId: RUN_ID }
  return { region, up: bringUp(region.context, { machine, instance, leaseSeconds: 3600 }) }
}

const typesTried = ({ changes }: FakeRegion): string[] =>
  changes.filter((call) => call.startsWith('Modify')).map((call) => call.split(' ')[1] ?? '')

describe('fault 71: a type that EC2 refuses', () => {
  test.each(REFUSALS)('%s: the next type is taken', async (code, message) => {
    const { region, up } = await start((action, _, { machine }) => {
      if (action === 'StartInstances' && machine.type !== 't3a.micro') throw awsError(code, message)
      return undefined
    })
    await up
    expect(typesTried(region)).toEqual(['t3.micro', 't3a.micro'])
    expect([region.machine.state, region.machine.type]).toEqual(['running', 't3a.micro'])
  })

  test.each(REFUSALS)('%s of all types: the old one comes back', async (code, message) => {
    const { region, up } = await start((action) => {
      if (action === 'StartInstances') throw awsError(code, message)
      return undefined
    })
    await expect(up).rejects.toThrow(/^EC2 .* instance i-runner \(t2.micro, t3.micro, t3a.micro\) in eu-west-3a$/)
    expect(region.machine.type).toBe('t2.micro')
  })

  test('is not waited for when it is not capacity that is missing', async () => {
    const { region, up } = await start((action, _, { machine }) => {
      if (action === 'StartInstances' && machine.type === 't2.micro') throw awsError('Unsupported')
      return undefined
    })
    await up
    expect(Math.max(0, ...region.clock.slept)).toBeLessThan(15)
  })

  test('no other error leads to another type, and none is left changed', async () => {
    const { region, up } = await start((action, _, { machine }) => {
      if (action !== 'StartInstances') return undefined
      throw machine.type === 't2.micro' ? awsError('Unsupported') : awsError('UnauthorizedOperation', 'no', 403)
    })
    await expect(up).rejects.toThrow('starting instance i-runner')
    expect(typesTried(region)).toEqual(['t3.micro', 't2.micro'])
    expect(region.machine.type).toBe('t2.micro')
  })

  test('a cancel in between leaves the old type', async () => {
    const abort = new AbortController()
    const { region, up } = await start((action, _, { machine }) => {
      if (action !== 'StartInstances') return undefined
      if (machine.type === 't3.micro') abort.abort(new Error('cancelled'))
      throw awsError('Unsupported')
    }, abort.signal)
    await expect(up).rejects.toThrow()
    expect(region.machine.type).toBe('t2.micro')
  })

  test('a start that was taken and came to nothing leaves the machine off, with its old type', async () => {
    const { region, up } = await start((action, _, { machine, clock }) => {
      if (action !== 'StartInstances') return undefined
      if (machine.type === 't2.micro') throw awsError('Unsupported')
      const stateReason = 'Server.InsufficientInstanceCapacity: no capacity'
      Object.assign(machine, { state: 'stopped', launchTime: clock.now(), stateReason })
      return {}
    })
    await expect(up).rejects.toThrow('went stopped: Server.InsufficientInstanceCapacity')
    expect([region.machine.state, region.machine.type]).toEqual(['stopped', 't2.micro'])
  })
})

describe('fault 12: no capacity for the type', () => {
  const CAPACITY = awsError('InsufficientInstanceCapacity', 'no capacity', 500)
  const only = aRegion({ types: ['t2.micro'] })
  const withOnly = async (ec2: Script['ec2']) => {
    const region = fakeRegion({ ...(ec2 && { ec2 }), context: { region: only } })
    const instance = await findInstance(region.ec2, MACHINE_ID)
    if (instance === undefined) throw new Error('no instance')
    const machine = { region: only.name, instanceId: MACHINE_ID, runId: RUN_ID }
    return { region, up: bringUp(region.context, { machine, instance, leaseSeconds: 3600 }) }
  }

  test('is waited for, longer each time, and the claim written anew, so that it does not count as dead', async () => {
    let starts = 0
    const { region, up } = await withOnly((action) => {
      if (action === 'StartInstances' && ++starts < 4) throw CAPACITY
      return undefined
    })
    await up
    expect(region.clock.slept.slice(0, 7)).toEqual([...WAITS[15], ...WAITS[30], ...WAITS[60]])
    expect(region.changes).toEqual([
      ...Array.from({ length: 3 }, () => ['StartInstances', 'CreateTags']).flat(),
      'StartInstances',
    ])
  })

  test('after four minutes, and with no other type, leaves the machine as it is', async () => {
    const { region, up } = await withOnly((action) => {
      if (action === 'StartInstances') throw CAPACITY
      return undefined
    })
    await expect(up).rejects.toMatchObject({
      message: 'EC2 has no capacity for instance i-runner (t2.micro) in eu-west-3a',
      cause: CAPACITY,
      hint: expect.stringContaining('name more instance types'),
    })
    expect(region.clock.slept).toEqual([...WAITS[15], ...WAITS[30], ...WAITS[60], ...WAITS[120]])
    expect(typesTried(region)).toEqual([])
  })

  test.each(['DescribeImages', 'DescribeInstanceTypeOfferings'])(
    'of which %s cannot tell what else there is, is told as what it is',
    async (call) => {
      const { region, up } = await start((action) => {
        if (action === 'StartInstances') throw awsError('Unsupported')
        if (action === call) throw awsError('UnauthorizedOperation', 'may not look', 403)
        return undefined
      })
      await expect(up).rejects.toThrow('may not look')
      expect([region.machine.state, typesTried(region)]).toEqual(['stopped', []])
    },
  )
})

describe('fault 71: a change of type that EC2 refuses', () => {
  const refuseStart = (action: string): void => {
    if (action === 'StartInstances') throw awsError('Unsupported')
  }

  test('because of the type, leads on to the next one', async () => {
    const { region, up } = await start((action, input, { machine }) => {
      if (machine.type === 't2.micro') refuseStart(action)
      if (action === 'ModifyInstanceAttribute' && isFor(input, 't3.micro')) {
        throw awsError('InvalidInstanceAttributeValue', 'The instance type t3.micro is not supported for the image')
      }
      return undefined
    })
    await up
    expect([typesTried(region), region.machine.type]).toEqual([['t3.micro', 't3a.micro'], 't3a.micro'])
  })

  test('for another reason, ends it, with the old type', async () => {
    const { region, up } = await start((action, input) => {
      refuseStart(action)
      if (action === 'ModifyInstanceAttribute' && isFor(input, 't3.micro')) throw awsError('IncorrectInstanceState')
      return undefined
    })
    await expect(up).rejects.toMatchObject({ cause: { name: 'IncorrectInstanceState' } })
    expect([typesTried(region), region.machine.type]).toEqual([['t3.micro', 't2.micro'], 't2.micro'])
  })

  test('back to the old type, hides nothing, and provision is named for it', async () => {
    const { region, up } = await start((action, input) => {
      refuseStart(action)
      if (action === 'ModifyInstanceAttribute' && isFor(input, 't2.micro')) throw awsError('IncorrectInstanceState')
      return undefined
    })
    await expect(up).rejects.toThrow(/^EC2 does not start instance i-runner/)
    expect(region.log.at(-1)).toMatch(/^instance i-runner could not be changed back to t2\.micro, provision does it: /)
  })

  const isFor = ({ InstanceType }: Record<string, unknown>, type: string): boolean =>
    (InstanceType as { Value: string }).Value === type
})

describe('fault 115: a type that has CPU credits in place of another', () => {
  const ALL_REFUSED = (action: string): undefined => {
    if (action === 'StartInstances') throw awsError('Unsupported')
    return undefined
  }
  async function creditsSet(types: readonly string[], ec2?: Script['ec2']): Promise<unknown[]> {
    const region = fakeRegion({
      ...(ec2 === undefined ? {} : { ec2 }),
      context: { region: aRegion({ types }), fleet: aFleet(DEMANDING) },
    })
    const instance = await findInstance(region.ec2, MACHINE_ID)
    if (instance === undefined) throw new Error('no instance')
    const machine = { region: OFFER.name, instanceId: MACHINE_ID, runId: RUN_ID }
    await bringUp(region.context, { machine, instance, leaseSeconds: 3600 }).catch(() => undefined)
    return region.changes.filter((call) => /^Modify/.test(call))
  }
  const CREDITS = 'ModifyInstanceCreditSpecification'

  test('gets the fleet’s, before it is started, and so does the old one when it comes back', async () => {
    expect(await creditsSet(['t2.micro', 't3.micro', 'm5.large'], ALL_REFUSED)).toEqual([
      ...['ModifyInstanceAttribute t3.micro', CREDITS, 'ModifyInstanceAttribute m5.large'],
      ...['ModifyInstanceAttribute t2.micro', CREDITS],
    ])
  })

  test('keeps its own while EC2 takes the type', async () => {
    expect(await creditsSet(['t2.micro', 't3.micro'])).toEqual([])
  })
})

test.each<[string, string, boolean]>([
  ['InvalidParameterValue', 'Invalid value for instanceType: t9.micro', true],
  ['InvalidParameterCombination', 'The parameter kmsKeyId needs encrypted', false],
  ['UnauthorizedOperation', 'You are not authorized: instance type', false],
  ['IncorrectInstanceState', 'it is not stopped', false],
])('%s, %j: of the type %s', (code, message, expected) => {
  expect(isRefusedType(awsError(code, message))).toBe(expected)
})
