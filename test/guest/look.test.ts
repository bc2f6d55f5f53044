// A look at a run waits on the machine for output or the end, and is answered as soon as there is either.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { cancelRunCommand, payloadCommands, readCommand } from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import { asRun, makeMachine, makeRequest, waitUntil, type Machine, type RunReply, type Shell } from './machine.ts'

const NO_DEADLINE = new Date(0)

describe.each<Shell>(['bash', 'dash'])('a look in %s', (shell) => {
  let machine: Machine
  beforeEach(() => {
    machine = makeMachine(shell)
  })
  afterEach(() => machine.remove())

  /** Begins a payload; gives a look at it from an offset, and its end. */
  async function begin(payload: string) {
    const { runId, ...request } = makeRequest({ payload })
    const running = machine.start(payloadCommands({ ...request, runId })[0] ?? [])
    await waitUntil(() => existsSync(join(machine.root, 'runs', runId, 'ids')), 'the payload runs')
    const look = async (offset: number, waitSeconds: number): Promise<RunReply & { text: string }> => {
      const { stdout } = await machine.run(readCommand({ runId, offset, waitSeconds, deadline: NO_DEADLINE }))
      const reply = asRun(parseGuestReply(stdout))
      return { ...reply, text: reply.chunk?.bytes.toString() ?? '' }
    }
    const end = async (): Promise<void> => {
      await machine.run(cancelRunCommand({ runId }))
      await running.finished
    }
    return { look, end, finished: running.finished }
  }

  test('is answered when something is written, whether it asks from the beginning or from what it has', async () => {
    const marks = (name: string): string => join(machine.root, name)
    const { look, end } = await begin(
      `sleep 3; echo one; sleep 6; touch ${marks('first')}; sleep 3; echo two; sleep 6; touch ${marks('second')}; sleep 60`,
    )
    expect(await look(0, 20)).toMatchObject({ state: 'running', text: 'one\n' })
    expect(existsSync(marks('first'))).toBe(false)
    await waitUntil(() => existsSync(marks('first')), 'the payload goes on')
    expect(await look(4, 20)).toMatchObject({ state: 'running', text: 'two\n' })
    expect(existsSync(marks('second'))).toBe(false)
    await end()
  })

  test('is answered at once with what is there', async () => {
    const { look, end } = await begin('echo there; sleep 600')
    await look(0, 20)
    expect(await look(0, 600)).toMatchObject({ state: 'running', text: 'there\n' })
    await end()
  })

  test('is answered when its time is over, and nothing was written', async () => {
    const { look, end } = await begin('sleep 600')
    expect(await look(0, 4)).toMatchObject({ state: 'running', size: 0, text: '' })
    await end()
  })

  test('is answered by the end', async () => {
    const { look, finished } = await begin('sleep 5; exit 3')
    expect((await look(0, 600)).meta).toMatchObject({ exitCode: 3 })
    await finished
  })
})
