// Credentials of a role: asked for once for all clients, renewed before their end, and never waited for while the old ones hold.
import { describe, expect, test } from '@jest/globals'
import type { STSClient } from '@aws-sdk/client-sts'
import { assumeRole } from '../../../src/aws/role.ts'
import { secondsAfter } from '../../../src/clock.ts'
import { fakeClock, type FakeClock } from '../../support/builders.ts'

const ROLE = {
  arn: 'arn:aws:iam::123456789012:role/rotate',
  audience: 'sts.amazonaws.com',
  sessionName: 'servicemon-1',
}

/** An STS that numbers its sessions; each lasts `life` seconds. */
function fakeSts(
  clock: FakeClock,
  life: number,
): { client: () => Promise<STSClient>; state: { sessions: number; fails: boolean } } {
  const state = { sessions: 0, fails: false }
  const send = (): Promise<object> => {
    if (state.fails) return Promise.reject(new Error('STS is down'))
    state.sessions += 1
    return Promise.resolve({
      Credentials: {
        AccessKeyId: `key-${state.sessions}`,
        SecretAccessKey: 's',
        SessionToken: 't',
        Expiration: secondsAfter(clock.now(), life),
      },
    })
  }
  return { client: () => Promise.resolve({ send } as unknown as STSClient), state }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('credentials of a role', () => {
  const setUp = (life = 3600) => {
    const clock = fakeClock()
    const sts = fakeSts(clock, life)
    const provide = assumeRole(ROLE, { clock, getIdToken: () => Promise.resolve('token'), sts: sts.client })
    const key = async (): Promise<string> => (await provide()).accessKeyId
    return { clock, sts, key }
  }

  test('many clients at once ask once', async () => {
    const { key, sts } = setUp()
    expect(await Promise.all([key(), key(), key()])).toEqual(['key-1', 'key-1', 'key-1'])
    expect(sts.state.sessions).toBe(1)
  })

  test('fault 3: they are renewed five minutes before their end, and nobody waits for it', async () => {
    const { key, clock } = setUp()
    await key()
    clock.advance(3299)
    expect(await key()).toBe('key-1')
    clock.advance(2)
    expect(await key()).toBe('key-1')
    await settle()
    expect(await key()).toBe('key-2')
  })

  test('fault 3: a renewal that fails is tried again, and the old ones are given while they hold', async () => {
    const { key, clock, sts } = setUp()
    await key()
    clock.advance(3400)
    sts.state.fails = true
    expect(await key()).toBe('key-1')
    await settle()
    sts.state.fails = false
    expect(await key()).toBe('key-1')
    await settle()
    expect(await key()).toBe('key-2')
  })

  test('those that have ended are not given any more', async () => {
    const { key, clock, sts } = setUp()
    await key()
    clock.advance(3601)
    expect(await key()).toBe('key-2')
    clock.advance(3601)
    sts.state.fails = true
    await expect(key()).rejects.toThrow('assuming role arn:aws:iam::123456789012:role/rotate')
  })

  test('short ones are renewed after half their life', async () => {
    const { key, clock } = setUp(60)
    await key()
    clock.advance(31)
    await key()
    await settle()
    expect(await key()).toBe('key-2')
  })
})
