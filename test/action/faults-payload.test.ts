// What payloads do to a run beside ending and printing: they power off, halt and reboot, change what they have written,
// take the fuse away. payload.test.ts has how payloads end and what they print.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../local/action.ts'
import { fleetText, listStillOn, startInRegions, useWorlds, type World } from '../support/world.ts'

const newWorld = useWorlds()
const REGIONS = ['us-east-1', 'sa-east-1', 'eu-west-3']

/** Steps one after the other in one region: runs of these commands, or other modes. */
interface Row {
  readonly fault: string
  readonly steps: readonly (string | { readonly mode: string })[]
  readonly expects: (done: Done) => void
}

interface Done {
  readonly steps: readonly StepResult[]
  /** What was on after each of them. */
  readonly left: readonly (readonly string[])[]
}

/** Its first run ends like this, and the second one brings what it left. */
const isInterrupted = (says: RegExp) => {
  return ({ steps: [first, second] }: Done): void => {
    expect(first?.log).toMatch(says)
    expect([first?.exitCode, first?.outputs['status']]).toEqual([1, 'failed'])
    const runId = Object.values(first?.result?.regions ?? {})[0]?.run?.runId ?? 'none'
    expect(second?.log).toMatch(new RegExp(`^recovered output of run ${runId} \\(interrupted, \\d+ bytes\\)`, 'm'))
    expect(second?.log).toMatch(/:\n\| before$/m)
    expect([second?.exitCode, second?.outputs['output-file-content']]).toEqual([0, 'mine\n'])
  }
}

const NEXT = 'echo mine'

const isRefusedAndMended = (detail: string) => {
  return ({ steps: [first, second, check, provision, last] }: Done): void => {
    expect({ log: first?.exitCode === 0 ? '' : first?.log }).toEqual({ log: '' })
    expect([second?.exitCode, second?.outputs['output-file-content']]).toEqual([1, ''])
    expect(second?.log).toMatch(
      new RegExp(
        `^::error::.*: instance i-\\w+ refused the payload \\(fuse\\): ${detail}\\. ` +
          'Run mode provision for \\S+: its proof boot installs the fuse\\.$',
        'm',
      ),
    )
    expect(check?.log).toMatch(/instance i-\w+ has not the current fuse$/m)
    expect([provision?.exitCode, provision?.outputs['status']]).toEqual([0, 'ok'])
    expect([last?.exitCode, last?.outputs['output-file-content']]).toEqual([0, 'mine\n'])
  }
}

const rows: readonly Row[] = [
  {
    fault: 'fault 29: a machine that was halted is stopped by us: EC2 sees it running, and goes on with the bill',
    steps: ['echo before; sleep 1; halt; exec sleep 60', NEXT],
    // Which of the two is seen first depends on how busy this machine is.
    expects: isInterrupted(
      /: the payload was interrupted: instance i-\w+ (has left 3 looks unanswered|is lost to Systems Manager), and EC2 still calls it running/,
    ),
  },
  {
    fault: 'faults 23, 29: a payload that shuts the machine down is interrupted, and the next run brings its output',
    steps: ['echo before; sleep 1; shutdown -P now; exec sleep 60', NEXT],
    expects: isInterrupted(/: the payload was interrupted: instance i-\w+ is stopp\w+: .*Instance initiated shutdown/),
  },
  {
    fault: 'faults 24, 29: a payload that reboots the machine is interrupted by that, and not run a second time',
    steps: ['echo once >>/opt/ran; echo before; sleep 1; reboot; exec sleep 60', 'cat /opt/ran; echo mine'],
    expects: ({ steps: [first, second] }) => {
      expect(first?.log).toMatch(
        /^::error::.*: the payload was interrupted: the machine rebooted in the middle of it\. /m,
      )
      expect([first?.exitCode, first?.outputs['output-file-content']]).toEqual([1, 'before\n'])
      expect([second?.exitCode, second?.outputs['output-file-content']]).toEqual([0, 'once\nmine\n'])
    },
  },
  {
    fault: 'fault 31: output that was changed after it had been read fails the run, with both hashes and its place',
    steps: [
      'echo one; sleep 3; cd /var/lib/servicemon/runs; printf X | dd of=$(ls -t */output | head -n 1) conv=notrunc',
    ],
    expects: ({ steps: [first] }) => {
      const runId = Object.values(first?.result?.regions ?? {})[0]?.run?.runId ?? 'none'
      expect(first?.log).toMatch(
        new RegExp(
          `^::error::.*: the output of run ${runId} is not what the machine wrote: its sha256 is [0-9a-f]{64}, not ` +
            `[0-9a-f]{64}\\. The exact output is on instance i-\\w+, below /var/lib/servicemon/runs/${runId}\\.$`,
          'm',
        ),
      )
      expect([first?.exitCode, first?.outputs['status']]).toEqual([1, 'failed'])
      expect(first?.outputs['output-file-content']).toMatch(/^one\n/)
    },
  },
  {
    fault: 'fault 67: a machine whose fuse is not enabled refuses the payload, is stopped, and is mended by provision',
    steps: ['systemctl disable servicemon-fuse.timer', NEXT, { mode: 'check' }, { mode: 'provision' }, NEXT],
    expects: isRefusedAndMended('not-enabled'),
  },
  {
    fault: 'fault 67: so does one whose fuse is gone',
    steps: ['rm -r /etc/systemd/system/servicemon-fuse.*', NEXT, { mode: 'check' }, { mode: 'provision' }, NEXT],
    expects: isRefusedAndMended('not-enabled'),
  },
]

let world: World
let started: Promise<Done>[] = []

beforeAll(async () => {
  const fleet = fleetText({ regions: ['us-west-2', ...REGIONS], run: ['poll: 1s', 'user: root'] })
  world = await newWorld({ fleet })
  expect((await world.act({ mode: 'provision', region: REGIONS.join() })).exitCode).toBe(0)
  started = startInRegions(rows, REGIONS, async ({ steps }, region) => {
    const done: StepResult[] = []
    const left: string[][] = []
    for (const step of steps) {
      const inputs = typeof step === 'string' ? { mode: 'run', command: step } : step
      done.push(await world.act({ ...inputs, region }, { env: { SERVICEMON_PACE: '0.1' } }))
      left.push(await listStillOn(world, region))
    }
    return { steps: done, left }
  })
})

afterAll(() => Promise.allSettled(started))

describe('what a payload can do', () => {
  test.each(rows.map((row, index) => ({ ...row, index })))('$fault', async ({ index, expects }) => {
    const done = await started[index]
    if (done === undefined) throw new Error('this row was never begun')
    expect(done.left.flat()).toEqual([])
    expects(done)
  })
})
