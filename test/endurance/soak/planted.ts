// The soak's planted bugs, which it has to see.
import type { LocalAws } from '../../../local/local-aws.ts'
import { withPlanted, type PlantedBug } from '../shared/planted.ts'
import { judge } from './judge.ts'
import { drawPlan, type PlanOptions } from './plan.ts'
import type { Soaked } from './report.ts'
import { carryOut } from './soak.ts'

/** A bug, and a plan in which it shows. */
export interface SoakBug extends PlantedBug {
  readonly plan: Omit<PlanOptions, 'pace'>
}

export const PLANTED: readonly SoakBug[] = [
  {
    ...{ mode: 'run', name: 'the stop at the end is left out', file: 'modes/run.ts' },
    changes: [
      [
        'const stopped = await stopMachine(context, machine, use.offBy)',
        'const stopped = await Promise.resolve([stopMachine, use.instance] as const).then(([, same]) => same)',
      ],
    ],
    plan: { seed: 1, runs: 6, isQuiet: true },
  },
  {
    ...{ mode: 'run', name: 'a claim asks nobody', file: 'aws/leases.ts' },
    changes: [
      ["if (before !== undefined) return { kind: 'lost'", "if (before === null) return { kind: 'lost'"],
      ['if (isHeld || liveLeases(now, time)[0]?.runId !== runId)', "if (isHeld && runId === '')"],
    ],
    plan: { seed: 3, runs: 24, isQuiet: true },
  },
  {
    ...{ mode: 'run', name: 'the lease goes although the output is not here', file: 'modes/run.ts' },
    changes: [["if (stage === 'handed over' || stage === 'taken') {", "if (stage === 'claimed') {"]],
    plan: { seed: 5, runs: 18 },
  },
]

/** Soaks the action with each bug in it. */
export async function soakPlanted(
  local: LocalAws,
  { pace, bugs = PLANTED }: { pace: number; bugs?: readonly SoakBug[] },
): Promise<Soaked[]> {
  const soaks: Soaked[] = []
  for (const [index, { plan, ...bug }] of bugs.entries()) {
    const began = performance.now()
    const history = await withPlanted(bug, (action) =>
      carryOut(local, drawPlan({ ...plan, pace }), { account: String(800_000_000_101 + index), pace, action }),
    )
    const seconds = Math.round((performance.now() - began) / 1000)
    soaks.push({ name: bug.name, history, judgement: judge(history), seconds })
  }
  return soaks
}
