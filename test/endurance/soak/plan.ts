// The plan of a soak: what happens in each region, in which order, and what goes wrong; all of it drawn from one seed.
import { createRandom, type Random } from '../shared/chance.ts'
import { drawEnding, drawFault, type Ending, type Fault } from './faults.ts'
import { commandOf, OWN, PAYLOADS, type Payload } from './payloads.ts'

export const HOME = 'us-west-2'
/** The regions that are worked in, home among them. */
export const REGIONS = [HOME, 'us-east-1', 'sa-east-1', 'eu-west-3', 'ap-northeast-1', 'ap-southeast-2'] as const
export type Region = (typeof REGIONS)[number]
/** Those of them whose machines are of a base image. */
export const BASE_REGIONS = ['ap-northeast-1', 'ap-southeast-2'] as const

/** The fleet files of those: two with setups that end well, and one whose setup fails. */
export const BASE_FILES = ['base-1.yml', 'base-2.yml', 'base-bad.yml'] as const
type BaseFile = (typeof BASE_FILES)[number]

/** One step of a workflow. */
export interface Step {
  /** Its GITHUB_RUN_ID, so that run ids tell whose they are. */
  readonly number: number
  readonly kind: 'run' | 'run if due' | 'start' | 'stop' | 'rotate' | 'provision'
  readonly inputs: Readonly<Record<string, string>>
  readonly payload: Payload | undefined
  readonly faults: readonly Fault[]
  readonly ending: Ending | undefined
}

/** What happens in a region at a time. */
export type Event =
  | { readonly kind: 'step'; readonly step: Step }
  /** Two steps at the same time, the second so much later. */
  | { readonly kind: 'race'; readonly steps: readonly [Step, Step]; readonly milliseconds: number }
  /** Hours go by: whatever lease there was is over. */
  | { readonly kind: 'time passes' }
  /** Nobody comes until the machine's fuse has switched it off. */
  | { readonly kind: 'fuse' }
  /** The base of the region has a newer image. */
  | { readonly kind: 'newer image' }

/** What happens, by region; beside them the schedule sweeps all regions now and then. */
export interface Plan {
  readonly seed: number
  readonly regions: Readonly<Record<Region, readonly Event[]>>
  readonly sweeps: readonly { readonly pauseMilliseconds: number; readonly step: Step }[]
}

export interface PlanOptions {
  readonly seed: number
  /** How many steps of mode run, in all regions together. */
  readonly runs: number
  /** Of the action's waits, which some faults have to keep to. */
  readonly pace: number
  /** No faults and no ends of processes: then only steps race. */
  readonly isQuiet?: boolean
}

/** GITHUB_RUN_ID of the first step. */
const FIRST_NUMBER = 2001

/** Draws a plan. */
export function drawPlan({ seed, runs, pace, isQuiet = false }: PlanOptions): Plan {
  const random = createRandom(seed)
  let number = FIRST_NUMBER
  // What setups are changed to is drawn apart, so that all else is the same with and without it.
  const changes = createRandom(seed + 1_000_000)
  const files = new Map<string | undefined, BaseFile>(BASE_REGIONS.map((region) => [region, 'base-1.yml']))
  const step = (kind: Step['kind'], region: string | undefined, more: Partial<Step> = {}): Step => ({
    ...{ number: number++, kind, payload: undefined, faults: [], ending: undefined },
    inputs: { ...inputsOf(kind, region, more.payload), ...fileInput(files.get(region)) },
    ...more,
  })
  const troubled = (kind: Step['kind'], region: string | undefined, more: Partial<Step> = {}): Step =>
    step(kind, region, { ...(isQuiet ? {} : drawTrouble(random, pace)), ...more })
  const run = (region: Region, more: Partial<Step> = {}): Step => {
    const isDue = random.chance(0.2)
    const payload = isDue ? OWN : random.weighted(PAYLOADS.map((one) => [one.weight, one] as const))
    return troubled(isDue ? 'run if due' : 'run', region, { payload, ...more })
  }
  const regions: Record<Region, Event[]> = {
    ...{ 'us-west-2': [], 'us-east-1': [], 'sa-east-1': [] },
    ...{ 'eu-west-3': [], 'ap-northeast-1': [], 'ap-southeast-2': [] },
  }
  for (let drawn = 0; drawn < runs;) {
    const region = REGIONS[drawn % REGIONS.length] ?? HOME
    const events = regions[region]
    if (files.has(region) && !isQuiet) events.push(...drawBaseEvents({ region, random: changes, pace, files, step }))
    const [first, other] = drawKinds(random)
    if (other === undefined) {
      const one = first === 'run' ? run(region) : troubled(first, region)
      events.push({ kind: 'step', step: one }, ...drawAfter(one, random))
      if (one.faults.some(isTermination)) events.push({ kind: 'step', step: step('provision', region) })
    } else {
      const quiet = { faults: [], ending: undefined }
      const steps = [run(region, quiet), other === 'run' ? run(region, quiet) : step(other, region)] as const
      const milliseconds = random.pick([0, 0, 100, 1000, 2500])
      events.push({ kind: 'race', steps, milliseconds }, ...drawAfter(steps[0], random))
    }
    drawn += [first, other].filter((kind) => kind === 'run').length
  }
  const sweeps = Array.from({ length: Math.ceil(runs / 12) }, () => ({
    pauseMilliseconds: random.whole(1_000, 20_000),
    step: troubled('rotate', undefined, { ending: undefined }),
  }))
  return { seed, regions, sweeps }
}

/** What comes to a machine of a base image now and then: another setup, one that fails, or a newer image. */
function drawBaseEvents({
  region,
  random,
  pace,
  files,
  step,
}: {
  region: Region
  random: Random
  pace: number
  files: Map<string | undefined, BaseFile>
  step: (kind: Step['kind'], region: string | undefined, more?: Partial<Step>) => Step
}): Event[] {
  const what = random.weighted([
    [60, 'nothing'],
    [16, 'another setup'],
    [12, 'a setup that fails'],
    [12, 'a newer image'],
  ] as const)
  const provision = (more: Step['inputs'] = {}): Event[] => {
    const { inputs, ...one } = step('provision', region, drawTrouble(random, pace))
    return [{ kind: 'step', step: { ...one, inputs: { ...inputs, ...more } } }, { kind: 'time passes' }]
  }
  switch (what) {
    case 'nothing':
      return []
    case 'another setup':
      files.set(region, files.get(region) === 'base-1.yml' ? 'base-2.yml' : 'base-1.yml')
      return provision()
    case 'a setup that fails':
      return provision(fileInput('base-bad.yml'))
    case 'a newer image':
      return [{ kind: 'newer image' }, ...provision({ refresh: 'true' })]
  }
}

/** The input that names a fleet file; none for the fleet of the home image. */
export function fileInput(file: BaseFile | undefined): Record<string, string> {
  return file === undefined ? {} : { 'fleet-file': file }
}

/** One kind of step, or two that race. */
function drawKinds(random: Random): readonly [Step['kind'], Step['kind']?] {
  return random.weighted<readonly [Step['kind'], Step['kind']?]>([
    [60, ['run']],
    [4, ['rotate']],
    [4, ['start']],
    [3, ['stop']],
    [5, ['run', 'run']],
    [2, ['run', 'rotate']],
    [2, ['run', 'start']],
    [2, ['run', 'stop']],
  ])
}

function drawTrouble(random: Random, pace: number): Pick<Step, 'faults' | 'ending'> {
  const count = random.weighted([
    [45, 0],
    [35, 1],
    [15, 2],
    [5, 3],
  ] as const)
  const faults = Array.from({ length: count }, () => drawFault(random, pace))
  return { faults, ending: random.chance(0.22) ? drawEnding(random) : undefined }
}

/** What comes before the next step: most often hours, sometimes nothing, so that the next one meets a live lease. */
function drawAfter({ ending }: Step, random: Random): Event[] {
  const isLost = ending?.how === 'runner lost' || ending?.how === 'all killed'
  if (isLost && random.chance(0.3)) return [{ kind: 'fuse' }, { kind: 'time passes' }]
  return random.chance(0.75) ? [{ kind: 'time passes' }] : []
}

const isTermination = ({ name }: Fault): boolean => name === 'terminated by somebody'

/** A payload that lasts is meant to meet its timeout. */
function inputsOf(kind: Step['kind'], region: string | undefined, payload: Payload | undefined): Step['inputs'] {
  const where = region === undefined ? {} : { region }
  switch (kind) {
    case 'run':
      return {
        ...{ mode: 'run', ...where, command: commandOf(payload ?? OWN) },
        ...(payload?.does === 'lasts' ? { timeout: '10s' } : {}),
      }
    case 'run if due':
      return { mode: 'run', ...where, 'if-due': 'true' }
    case 'start':
      return { mode: 'start', ...where, hold: '10m' }
    case 'stop':
    case 'rotate':
    case 'provision':
      return { mode: kind, ...where }
  }
}
