// Writes what the workflow files repeat of the fleet file: its name, its regions, and the time that a run or a setup may take.
// npm run workflows does so here; with --to FOLDER --action OWNER/REPOSITORY@COMMIT it makes the workflows of another
// repository, from that one's fleet.yml.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ActionError, describeError } from '../src/errors.ts'
import { parseFleet, setupSizeOf, type Fleet } from '../src/fleet/fleet.ts'
import { isRegion } from '../src/fleet/regions.ts'
import { collectingBootSeconds, LIMIT, proofBootSeconds, stepSeconds } from '../src/phases.ts'
import { formatDuration } from '../src/text/duration.ts'

const ROOT = resolve(import.meta.dirname, '..')
const FOLDER = '.github/workflows'

/** The workflows that work on a fleet; the others are this repository's own. */
export const FLEET_WORKFLOWS = ['check', 'clear', 'command', 'provision', 'rotate', 'start', 'stop'] as const
export type FleetWorkflow = (typeof FLEET_WORKFLOWS)[number]

/** What a workflow is written for. */
export interface Target {
  readonly fleet: Fleet
  /** What stands after `uses:` where the action is used. */
  readonly action: string
}

/** For checking out, for loading the action, and for the steps that keep the output. */
const JOB_MARGIN_SECONDS = 300
/** GitHub's own runners, which the workflows name, end every job after six hours. */
const LONGEST_JOB_SECONDS = 6 * 3600
/** For a copy of home's image, which AWS makes in minutes to hours; no setup is left less. */
const PROVISION_MINUTES = 240

/** A part of the workflow files that follows from the target. */
interface Part {
  readonly what: string
  readonly files: readonly FleetWorkflow[]
  /** Matches the part alone: what stands around it is looked at, not matched. */
  readonly pattern: RegExp
  readonly write: (target: Target, file: FleetWorkflow, found: string) => string
}

const PARTS: readonly Part[] = [
  {
    what: 'the name of runs and jobs',
    files: FLEET_WORKFLOWS,
    pattern: /(?<=^ +(?:name: )?)[A-Za-z0-9][\w.-]*(?= · )/gm,
    write: ({ fleet }) => fleet.name,
  },
  {
    what: 'the name of queues',
    files: ['rotate'],
    pattern: /(?<=^ +group: servicemon-)\S+?(?=-\$\{\{)/gm,
    write: ({ fleet }) => fleet.name,
  },
  {
    what: 'the name of artifacts',
    files: ['command', 'provision', 'rotate'],
    pattern: /(?<=^ +name: )[\w.-]+?(?=-(?:recovered-)?\$\{\{)/gm,
    write: ({ fleet }) => fleet.name,
  },
  {
    // The others take any region by its name, since one that was taken out of the file still has to be cleared.
    what: 'the regions to choose from',
    files: ['command', 'provision', 'rotate', 'start'],
    pattern: /(?<=^ +options: \[(?:due, )?(?:all, )?)'.*'(?=\]$)/gm,
    write: ({ fleet }) => fleet.regions.map(({ name }) => `'${name}'`).join(', '),
  },
  {
    what: 'the regions that all means',
    files: ['clear', 'command', 'provision', 'rotate'],
    pattern: /(?<= == 'all'\s+&& ')\[.*\](?=')/g,
    // As the action does: disabled regions are cleared, and nothing else.
    write: ({ fleet }, file) => {
      const meant = fleet.regions.filter(({ enabled }) => enabled || file === 'clear')
      return `[${meant.map(({ name }) => `"${name}"`).join(', ')}]`
    },
  },
  {
    what: 'the minutes that a run may take',
    files: ['command', 'rotate'],
    pattern: /(?<=^ +# The fleet's run\.timeout.*\n +timeout-minutes: )\d+$/gm,
    write: ({ fleet }) => String(runMinutes(fleet)),
  },
  {
    what: 'the minutes that a provision may take',
    files: ['provision'],
    pattern: /(?<=^ +# AWS copies an image.*\n +# taken up.*\n +timeout-minutes: )\d+$/gm,
    write: ({ fleet }) => String(provisionMinutes(fleet)),
  },
  {
    what: 'the action',
    files: FLEET_WORKFLOWS,
    pattern: /(?<=^ +uses: )(?!actions\/).*$/gm,
    write: ({ action }) => action,
  },
]

/**
 * A workflow with everything that it repeats of the fleet written anew; what else is in it stays as it is.
 *
 * @param text the workflow as it is shipped, for whatever fleet
 * @throws ActionError when a part isn't found, so that none stays behind unseen
 */
export function renderWorkflow(file: FleetWorkflow, text: string, target: Target): string {
  return PARTS.filter(({ files }) => files.includes(file)).reduce((written, { what, pattern, write }) => {
    if (written.search(pattern) === -1) {
      throw new ActionError(`${FOLDER}/${file}.yml: found none, must have ${what} as the shipped file has`, {
        hint: 'Take the file from AWS ServiceMon again, and make your changes anew.',
      })
    }
    return written.replace(pattern, (found) => write(target, file, found))
  }, text)
}

/** The parts in which two versions of a workflow differ. */
export function describeChanges(file: FleetWorkflow, before: string, after: string): string[] {
  const found = (text: string, { pattern }: Part): string => JSON.stringify(text.match(pattern))
  return PARTS.filter((part) => part.files.includes(file) && found(before, part) !== found(after, part)).map(
    ({ what }) => what,
  )
}

/** A run's time on the job's clock: all phases of the step, each for as long as it may take. */
function runMinutes({ run }: Fleet): number {
  const aroundSeconds = stepSeconds({ ...run, timeoutSeconds: 0 })
  return jobMinutes({ what: 'a run', key: 'run.timeout', timeoutSeconds: run.timeoutSeconds, aroundSeconds })
}

/** A provision's time on the job's clock: that of a copy, or of a setup and what is brought in of the machine before it. */
function provisionMinutes(fleet: Fleet): number {
  const setup = setupSizeOf(fleet)
  if (setup === undefined) return PROVISION_MINUTES
  const { timeoutSeconds } = setup
  const proof = proofBootSeconds(fleet.run, { ...setup, timeoutSeconds: 0 })
  // The old machine is terminated within the time of a stop.
  const aroundSeconds = LIMIT.patience + proof + collectingBootSeconds(fleet.run) + LIMIT.stop
  return Math.max(
    PROVISION_MINUTES,
    jobMinutes({ what: 'a setup', key: 'image.timeout', timeoutSeconds, aroundSeconds }),
  )
}

/**
 * A job's minutes, in steps of five.
 *
 * @param what what takes up to its timeout, which stands at a key of the fleet file, with what is around it in seconds
 */
function jobMinutes({
  what,
  key,
  timeoutSeconds,
  aroundSeconds,
}: Readonly<Record<'what' | 'key', string> & Record<'timeoutSeconds' | 'aroundSeconds', number>>): number {
  const margin = aroundSeconds + JOB_MARGIN_SECONDS
  const minutes = Math.ceil((timeoutSeconds + margin) / 300) * 5
  if (minutes * 60 <= LONGEST_JOB_SECONDS) return minutes
  const longest = formatDuration(LONGEST_JOB_SECONDS - Math.ceil(margin / 300) * 300)
  throw new ActionError(
    `fleet.yml: ${key}: found "${formatDuration(timeoutSeconds)}", must be at most ${longest} in these workflows`,
    { hint: `GitHub's own runners end a job after six hours, and ${what} needs time to boot, to collect and to stop.` },
  )
}

/** The lines below `on:` that say when a workflow ticks. */
const SCHEDULE = /^( +)schedule:.*\n(?:\1 .*\n)*/m

/** A workflow with the schedule of another version of it, or without one when that has none. */
function withScheduleOf(own: string, text: string): string {
  return text.replace(SCHEDULE, () => SCHEDULE.exec(own)?.[0] ?? '')
}

interface Options {
  /** The repository to write into; undefined for this one. */
  readonly to: string | undefined
  readonly action: string | undefined
}

const PINNED = /^[\w-]+\/[\w.-]+@[0-9a-f]{40}(?: # v[\w.-]+)?$/

/** Writes the workflows and tells what became of each, a line a file. */
export function writeWorkflows({ to, action }: Options): string[] {
  if ((to === undefined) !== (action === undefined)) {
    throw new ActionError(
      `--to and --action: found ${to === undefined ? '--action' : '--to'} alone, must be given together`,
    )
  }
  if (action !== undefined && !PINNED.test(action)) {
    throw new ActionError(`--action: found "${action}", must be OWNER/REPOSITORY@ and the 40 digits of a commit`, {
      hint: 'A tag or a branch can be moved to code that nobody has looked at.',
    })
  }
  const target = to === undefined ? ROOT : resolve(to)
  if (to !== undefined && target === ROOT) {
    throw new ActionError(`--to: found this one ("${to}"), must be another repository`)
  }
  const fleetFile = join(target, 'fleet.yml')
  if (!existsSync(fleetFile)) {
    throw new ActionError(`--to: found none in "${to ?? '.'}", must be a folder with a fleet.yml in it`, {
      hint: 'docs/configuration.md shows one.',
    })
  }
  const fleet = parseFleet(readFileSync(fleetFile), relative(process.cwd(), fleetFile))
  const written = FLEET_WORKFLOWS.map((file) => {
    const path = join(target, FOLDER, `${file}.yml`)
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    const shipped = readFileSync(join(ROOT, FOLDER, `${file}.yml`), 'utf8')
    const source = before === undefined || to === undefined ? shipped : withScheduleOf(before, shipped)
    return { file, path, before, after: renderWorkflow(file, source, { fleet, action: action ?? './' }) }
  })
  mkdirSync(join(target, FOLDER), { recursive: true })
  const before = written.find(({ file }) => file === 'rotate')?.before ?? ''
  const lines = written.map(({ file, path, before, after }) => {
    const name = `${FOLDER}/${file}.yml`
    if (before === after) return `${name}: as it was`
    writeFileSync(path, after)
    if (before === undefined) return `${name}: new`
    const changes = describeChanges(file, before, after)
    return `${name}: changed: ${changes.length === 0 ? 'its lines, as they are shipped now' : changes.join(', ')}`
  })
  return [...lines, ...listRemoved(before, fleet).map((region) => describeRemoved(region, fleet))]
}

/** Regions that a version of rotate.yml offers, and the fleet no longer has. */
function listRemoved(text: string, { regions }: Fleet): string[] {
  const offered = /^ +options: \[due, all, (.*)\]$/m.exec(text)?.[1]?.match(/[\w-]+/g) ?? []
  return offered.filter((name) => isRegion(name) && !regions.some((region) => region.name === name))
}

function describeRemoved(region: string, { name }: Fleet): string {
  return (
    `${region} is no longer in fleet.yml: what is there costs until it is cleared. Run the workflow clear with region ` +
    `${region} and confirm ${name}, and then deploy the roles without it: npm run -s infra -- OWNER/REPOSITORY AlsoRegions= | sh`
  )
}

if (process.argv[1] === import.meta.filename) {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, action: { type: 'string' } } })
    for (const line of writeWorkflows({ to: values.to, action: values.action })) console.log(line)
  } catch (error) {
    const { messages, hint } = describeError(error)
    console.error([...messages, hint ?? []].flat().join('\n'))
    process.exitCode = 1
  }
}
