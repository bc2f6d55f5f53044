// The whole exploration: a trace of each scenario, the planted bugs, and then point after point on several lanes.
import { SHIPPED, type Action } from '../../../local/action.ts'
import { startLocalAws } from '../../../local/local-aws.ts'
import { shuffledByName } from '../shared/chance.ts'
import { withPlanted } from '../shared/planted.ts'
import { isLateness } from './ending.ts'
import { explorePoint, type Explored } from './explore-point.ts'
import { createLane, watchBases, type Lane } from './lane.ts'
import { PLANTED, type ExploredBug } from './planted.ts'
import { formatPoint, listPoints, parsePoint, type End, type Point } from './points.ts'
import { getScenario, type Scenario } from './scenarios.ts'
import type { Occasion } from './step.ts'
import type { WorldName } from './worlds.ts'

/** What is to be explored, and with which means. */
export interface Request {
  readonly scenarios: readonly Scenario[]
  /** Only these, instead of all that the traces give. */
  readonly points: readonly Point[] | undefined
  /** Of the points that the traces give, only those of these ends. */
  readonly ends: readonly End[]
  readonly seed: number
  /** How many reads of each scenario are sampled. */
  readonly reads: number
  readonly jobs: number
  readonly pace: number
  /** No point is begun after this; in milliseconds of `performance.now()`. */
  readonly endsAt: number | undefined
  readonly planted: boolean
  readonly onlyPlanted: boolean
  readonly onlyList: boolean
}

/** A point, and what came of it: nothing yet when its turn never came. */
export interface Visit {
  readonly point: Point
  readonly explored: Explored | undefined
}

/** A planted bug, and the point at which it was seen. */
export interface Hunt {
  readonly bug: ExploredBug
  readonly caught: { readonly point: string; readonly violations: readonly string[] } | undefined
  /** What it was seen by, or not. */
  readonly explored: readonly Explored[]
}

/** What an exploration came to. */
export interface Exploration {
  readonly traces: ReadonlyMap<string, readonly Occasion[]>
  readonly undisturbed: ReadonlyMap<string, Explored>
  readonly visits: readonly Visit[]
  readonly hunts: readonly Hunt[]
  /** Planted bugs that were to be hunted. */
  readonly bugs: readonly ExploredBug[]
}

/** Something to be done in one lane, which needs a world. */
interface Task {
  readonly world: WorldName
  readonly run: (lane: Lane) => Promise<void>
}

/** Explores, and tells on standard output what it is at. */
export async function explore(request: Request): Promise<Exploration> {
  const { scenarios, pace, seed } = request
  const local = await startLocalAws()
  await watchBases(local)
  const lanes = await Promise.all(
    Array.from({ length: request.jobs }, (_, index) => createLane(local, String(700_000_000_001 + index))),
  )
  const undisturbed = new Map<string, Explored>()
  const visits: { point: Point; explored: Explored | undefined }[] = []
  const hunts: Hunt[] = []
  try {
    const isTimeOver = (): boolean => request.endsAt !== undefined && performance.now() > request.endsAt
    const visit = (lane: Lane, point: Point, action: Action): Promise<Explored> =>
      untilInTime(() => orFailed(explorePoint(lane, getScenario(point.scenario), { action, pace, point })))
    if (request.points === undefined) {
      await work(
        lanes,
        scenarios.map((scenario) => ({
          world: scenario.world,
          run: async (lane) => {
            const exploring = explorePoint(lane, scenario, { action: SHIPPED, pace, point: undefined })
            const explored = await orFailed(exploring)
            undisturbed.set(scenario.name, explored)
            tell(`${scenario.name}, undisturbed`, explored)
          },
        })),
      )
    }
    const traces = new Map([...undisturbed].map(([name, { trace }]) => [name, trace]))
    const points =
      request.points ??
      (request.onlyPlanted
        ? []
        : interleaved(
            scenarios.map(({ name }) => {
              const all = listPoints(name, traces.get(name) ?? [], { reads: request.reads, seed })
              const found = all.filter(({ end }) => request.ends.includes(end))
              return request.endsAt === undefined ? found : shuffledByName(found, seed, formatPoint)
            }),
          ))
    visits.push(...points.map((point) => ({ point, explored: undefined })))
    const bugs = PLANTED.filter(({ mode }) => request.planted && scenarios.some((scenario) => scenario.mode === mode))
    if (!request.onlyList) {
      await work(
        lanes,
        shuffledByName(bugs, seed, ({ name }) => name).map((bug) => ({
          world: worldOf(bug.points[0] ?? ''),
          run: async (lane) => {
            if (isTimeOver()) return
            const hunted = await withPlanted(bug, (action) => hunt(bug, (point) => visit(lane, point, action)))
            hunts.push({ bug, ...hunted })
            tellHunt(bug, hunted)
          },
        })),
      )
      await work(
        lanes,
        visits.map((entry) => ({
          world: getScenario(entry.point.scenario).world,
          run: async (lane) => {
            if (isTimeOver()) return
            const explored = await visit(lane, entry.point, SHIPPED)
            entry.explored = explored
            tell(formatPoint(entry.point), explored)
          },
        })),
      )
    }
    return { traces, undisturbed, visits, hunts, bugs }
  } finally {
    for (const lane of lanes) await lane.close()
    await local.stop()
  }
}

async function hunt(bug: ExploredBug, visit: (point: Point) => Promise<Explored>): Promise<Omit<Hunt, 'bug'>> {
  const explored: Explored[] = []
  for (const point of bug.points) {
    const one = await visit(parsePoint(point))
    explored.push(one)
    const violations = one.violations.filter((violation) => bug.seenAs.test(violation))
    if (violations.length > 0) return { caught: { point, violations }, explored }
  }
  return { caught: undefined, explored }
}

/** A process that was only too slow is measured again, twice at most: this machine may have been busy with others. */
async function untilInTime(measure: () => Promise<Explored>): Promise<Explored> {
  for (let again = 2; ; again -= 1) {
    const explored = await measure()
    const { violations } = explored
    if (again === 0 || violations.length === 0 || !violations.every(isLateness)) return explored
    console.log(`measured again, because ${violations.join(', ')}`)
  }
}

/** Whatever goes wrong with the exploring itself is a failure like any. */
function orFailed(exploring: Promise<Explored>): Promise<Explored> {
  return exploring.catch((error: unknown) => ({
    ...{ isReached: true, grace: undefined, logs: [], trace: [] },
    violations: [`it could not be explored: ${String(error)}`],
  }))
}

/** Each lane takes the next task in a world that it has already, or else the next of all: making one takes long. */
async function work(lanes: readonly Lane[], tasks: readonly Task[]): Promise<void> {
  const waiting = [...tasks]
  const next = (lane: Lane): Task | undefined => {
    const known = waiting.findIndex(({ world }) => lane.worlds.has(world))
    return waiting.splice(Math.max(known, 0), 1)[0]
  }
  await Promise.all(
    lanes.map(async (lane) => {
      for (let task = next(lane); task !== undefined; task = next(lane)) await task.run(lane)
    }),
  )
}

function worldOf(point: string): WorldName {
  return getScenario(parsePoint(point).scenario).world
}

/** One of each in turn, so that a short time is shared by all scenarios. */
function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat()
}

function tellHunt({ mode, name }: ExploredBug, { caught }: Omit<Hunt, 'bug'>): void {
  const what = `planted in ${mode}: ${name}`
  if (caught === undefined) console.log(`NOT CAUGHT  ${what}`)
  else console.log(`caught  ${what}, at ${caught.point}: ${caught.violations[0] ?? ''}`)
}

function tell(what: string, { isReached, violations }: Explored): void {
  const word = !isReached ? 'not reached' : violations.length === 0 ? 'held' : 'VIOLATED'
  console.log(`${word}  ${what}`)
  for (const violation of violations) console.log(`    ${violation}`)
}
