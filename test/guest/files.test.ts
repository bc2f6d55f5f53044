// Files that travel with a payload: they lie in its working folder, with the rights that they were sent with, and are of
// whoever runs it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { payloadCommands } from '../../src/guest/commands.ts'
import { noise } from '../support/noise.ts'
import { packSome, TELL, toldTo } from './files.ts'
import { collect, makeMachine, makeRequest, makeRunId, metaOf, type Machine, type Shell } from './machine.ts'

const self = userInfo().username
const users = userInfo().uid === 0 ? [self, 'nobody'] : [self]

describe.each<Shell>(['bash', 'dash'])('under %s', (shell) => {
  let machine: Machine
  beforeEach(() => {
    machine = makeMachine(shell)
  })
  afterEach(() => machine.remove())

  test.each(users)('they come as they were sent, and are %s’s', async (user) => {
    const runId = makeRunId()
    expect(await metaOf(machine, TELL, { runId, user, files: await packSome() })).toMatchObject({ exitCode: 0 })
    expect((await collect(machine, runId)).output.toString()).toBe(toldTo(user))
  })

  test('a payload without files begins in its user’s home', async () => {
    const runId = makeRunId()
    expect(await metaOf(machine, '[ "$PWD" = "$HOME" ]', { runId })).toMatchObject({ exitCode: 0 })
    expect(existsSync(join(machine.root, 'runs', runId, 'files'))).toBe(false)
  })

  test('files that were cut short on their way are no files: nothing begins', async () => {
    const request = makeRequest({ files: await packSome() })
    const [commands = []] = payloadCommands(request)
    const broken = commands.map((line) => line.replace(/^(bundle='.{40})..../, '$1AAAA'))
    expect(broken).not.toEqual(commands)
    const { stdout } = await machine.run(broken)
    expect(stdout).toMatch(/^servicemon-reply 1 refused$/m)
    expect(existsSync(join(machine.root, 'runs', request.runId))).toBe(false)
  })

  test('more than one command holds is put together before it is unpacked', async () => {
    const files = await packSome()
    const runId = makeRunId()
    // Noise doesn't compress: it takes several commands.
    const payload = `${TELL}\n# ${noise(90_000)}`
    expect(payloadCommands(makeRequest({ payload, files })).length).toBeGreaterThan(1)
    expect(await metaOf(machine, payload, { runId, files })).toMatchObject({ exitCode: 0 })
    expect((await collect(machine, runId)).output.toString()).toBe(toldTo(self))
  })
})
