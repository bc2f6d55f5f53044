// What can't be meant is refused in one clear sentence, with exit code 1, and before AWS is asked for more than whose
// credentials these are.
import { beforeAll, describe, expect, test } from '@jest/globals'
import { credentialsOf } from '../../local/home.ts'
import { newTranscript } from '../support/transcript.ts'
import { fleetText, startInRegions, useWorlds } from '../support/world.ts'

const newWorld = useWorlds()

interface Refused {
  readonly exitCode: number
  readonly log: string
  readonly calls: readonly string[]
  readonly outputs: readonly string[]
  readonly why: string
  readonly summary: string
}

const transcript = newTranscript()

interface Row {
  readonly name: string
  readonly inputs: Readonly<Record<string, string>>
  readonly asks?: readonly string[]
  /** Goes into the file that the input names. */
  readonly fleet?: string
  readonly withoutCredentials?: boolean
}

const rows: readonly Row[] = [
  { name: 'no mode', inputs: {} },
  { name: 'an unknown mode', inputs: { mode: 'provison', region: 'all' } },
  { name: 'a region that the fleet does not have', inputs: { mode: 'run', region: 'us-east-9' } },
  ...['run', 'provision', 'clear', 'start', 'stop'].map((mode) => ({
    name: `no region in mode ${mode}`,
    inputs: { mode },
  })),
  { name: 'a fleet file that is not there', inputs: { mode: 'check', 'fleet-file': 'nowhere.yml' } },
  {
    name: 'a fleet file with several faults, all told at once',
    inputs: { mode: 'check', 'fleet-file': 'bad.yml' },
    fleet: fleetText().replace('30m', '30').replace('eu-west-3', 'eu-west-33').replace('home:', 'hone:'),
  },
  {
    name: 'a run in a region that the fleet file disables',
    inputs: { mode: 'run', region: 'us-east-1', 'fleet-file': 'disabled.yml' },
    fleet: fleetText().replace("us-east-1: { cron: '0 0 1 1 *' }", 'us-east-1: { enabled: false }'),
  },
  {
    name: 'a timeout that is longer than the fuse',
    inputs: { mode: 'run', region: 'us-east-1', timeout: '5h' },
    asks: ['sts.GetCallerIdentity'],
  },
  { name: 'a timeout without unit', inputs: { mode: 'run', region: 'us-east-1', timeout: '30' } },
  { name: 'several bad inputs, all told at once', inputs: { mode: 'run', timeout: '1s', 'if-due': 'yes', hold: 'x' } },
  {
    name: 'a wrong confirmation',
    inputs: { mode: 'clear', region: 'all', confirm: 'navo' },
    asks: ['sts.GetCallerIdentity'],
  },
  {
    name: 'the wrong account',
    inputs: { mode: 'provision', region: 'all', 'allowed-account-ids': '999999999999' },
    asks: ['sts.GetCallerIdentity'],
  },
  { name: 'an account that is no number', inputs: { mode: 'check', 'allowed-account-ids': 'mine' } },
  { name: 'a step without credentials', inputs: { mode: 'run', region: 'us-east-1' }, withoutCredentials: true },
]

let started: Promise<Refused>[] = []

beforeAll(async () => {
  const world = await newWorld()
  const numbered = rows.map((row, index) => ({ ...row, account: String(400_000_000_000 + index) }))
  started = startInRegions(numbered, ['a', 'b'], async ({ inputs, fleet, withoutCredentials, account }) => {
    if (fleet !== undefined) await world.setFleet(fleet, inputs['fleet-file'])
    const credentials = withoutCredentials === true ? undefined : credentialsOf(account)
    const { exitCode, rawLog: log, outputs, result, summary } = await world.act(inputs, { credentials })
    const calls = await world.control.calls({ account })
    return {
      exitCode,
      log: transcript
        .normalise(log.replaceAll(account, '<account>'))
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('::debug::'))
        .join('\n')
        .replaceAll('%0A', '\n'),
      calls: calls.map(({ service, action }) => `${service}.${action}`),
      outputs: Object.keys(outputs),
      why: (result?.error?.messages[0] ?? 'the result does not say').replaceAll(account, '<account>'),
      summary,
    }
  })
})

describe('fault 170: refused, with a summary and a result that say why, is', () => {
  test.each(rows.map((row, index) => ({ ...row, index })))('$name', async ({ index, asks = [] }) => {
    const done = await started[index]
    expect(done).toMatchObject({ exitCode: 1, calls: asks, outputs: ['status', 'result', 'headline'] })
    expect(done?.log.match(/^::error title=/gm)).toHaveLength(1)
    expect(done?.log).toMatchSnapshot()
    expect(done?.summary).toMatch(/^### ❌ .* · could not begin, nothing was done\n\n> \[!CAUTION\]\n> \S/)
    expect(done?.log.replaceAll(/\n/g, ' ')).toContain(done?.why.split('\n')[0]?.slice(0, 60))
  })
})
