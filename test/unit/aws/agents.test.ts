// Which of the agent's signs of life belong to this boot of its machine.
import { describe, expect, test } from '@jest/globals'
import { findAgent, isAgentOfBoot, type AgentState } from '../../../src/aws/agents.ts'
import { at } from '../../support/builders.ts'
import { awsError, fakeSsm } from '../../support/fake-aws.ts'

describe('fault 17: an agent is that of this boot', () => {
  const launchTime = at(-60)
  const agent = (overrides: Partial<AgentState> = {}): AgentState => ({
    ...{ online: true, lastPing: at(-30), agentVersion: '3.3' },
    ...overrides,
  })
  const rows: [string, AgentState | undefined, boolean][] = [
    ['when it pinged after the launch', agent(), true],
    ['when it pinged in the very second of the launch', agent({ lastPing: launchTime }), true],
    ['not when its ping is older than the launch', agent({ lastPing: at(-61) }), false],
    ['not when it is lost', agent({ online: false }), false],
    ['not when nobody knows it', undefined, false],
  ]
  test.each(rows)('%s', (_, state, expected) => expect(isAgentOfBoot(state, launchTime)).toBe(expected))
})

describe('an instance that Systems Manager does not know is absent, whichever way it says so', () => {
  const ask = (answer: () => object) => {
    const ssm = fakeSsm(answer)
    return findAgent({ ssm: () => Promise.resolve(ssm) }, 'i-0123456789abcdef0')
  }
  test('by an empty list', async () => {
    expect(await ask(() => ({ InstanceInformationList: [] }))).toBeUndefined()
  })
  test.each(['InvalidInstanceId', 'InvalidInstanceInformationFilterValue'])('by %s', async (code) => {
    const answer = ask(() => {
      throw awsError(code)
    })
    expect(await answer).toBeUndefined()
  })
  test('and no other error is taken for that', async () => {
    const answer = ask(() => {
      throw awsError('AccessDeniedException')
    })
    await expect(answer).rejects.toThrow()
  })
})
