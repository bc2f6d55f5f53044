// Checks the rules of fleet.yml that concern more than one key, on whatever keys are right by themselves,
// so that all problems of a file come in one go.
import { z } from 'zod'
import { didYouMean } from '../text/suggest.ts'
import { fuseMarginSeconds, MAX_FUSE_SECONDS, setupFuseSeconds } from '../phases.ts'
import { isBurstable } from './credits.ts'
import { fleetSchema } from './schema.ts'
import { formatDuration } from '../text/duration.ts'
import { findPartition, isRegion, REGIONS } from './regions.ts'
import type { Path } from './problem.ts'

const { name, home, instance, run, fuse, regions } = fleetSchema.shape
const [, baseMap] = fleetSchema.shape.image.unwrap().options

/** The keys that these rules compare; each is undefined when it's missing or wrong by itself. */
const lenient = z.object({
  name: name.optional().catch(undefined),
  home: home.catch(undefined),
  image: z.unknown().optional(),
  'key-pair': z.unknown().optional(),
  'public-key': z.unknown().optional(),
  fuse: fuse.catch(undefined),
  run: z
    .object({
      timeout: run.shape.timeout.optional().catch(undefined),
      env: z.record(z.string(), z.unknown()).catch({}),
      secrets: run.shape.secrets.catch({}),
      'output-cap': run.shape['output-cap'].catch(0),
      'results-cap': run.shape['results-cap'].catch(0),
      'wait-for-boot': run.shape['wait-for-boot'].catch(0),
    })
    .catch({ timeout: undefined, env: {}, secrets: {}, 'output-cap': 0, 'results-cap': 0, 'wait-for-boot': 0 }),
  instance: z
    .object({
      types: instance.shape.types.catch([]),
      credits: instance.shape.credits.catch(undefined),
      'disk-kms-key': instance.shape['disk-kms-key'].catch(undefined),
    })
    .catch({ types: [], credits: undefined, 'disk-kms-key': undefined }),
  regions: z
    .record(
      z.string(),
      z
        .object({
          'kms-key': regions.valueType.unwrap().shape['kms-key'].catch(undefined),
          types: regions.valueType.unwrap().shape.types.catch(undefined),
        })
        .catch({ 'kms-key': undefined, types: undefined }),
    )
    .catch({}),
})

type Lenient = z.output<typeof lenient>

export interface RuleProblem {
  readonly path: Path
  readonly message: string
}

/** Gives what is wrong between the keys of a file, whatever else may be wrong with it. */
export function findRuleProblems(value: unknown): RuleProblem[] {
  const { success, data } = lenient.safeParse(value)
  if (!success) return []
  return [
    ...wayProblems(value, data),
    ...regionProblems(data),
    ...kmsProblems(data),
    ...creditProblems(data),
    ...fuseProblems(data),
    ...secretProblems(data),
  ]
}

/** The setup's timeout of a base image, in seconds; undefined where there is no setup, or its timeout is wrong by itself. */
function setupTimeout({ image }: Lenient): number | undefined {
  const { success, data } = z.object({ setup: z.unknown().optional(), timeout: baseMap.shape.timeout }).safeParse(image)
  return success && data.setup !== undefined ? data.timeout : undefined
}

/** A fleet has a home image or a base image, and each way has keys of its own. */
function wayProblems(file: unknown, data: Lenient): RuleProblem[] {
  const hasHome = typeof file === 'object' && file !== null && Object.hasOwn(file, 'home')
  return typeof data.image === 'object' && data.image !== null
    ? problemsOfBase(hasHome, data, data.image)
    : problemsOfHome(hasHome, data)
}

function problemsOfHome(hasHome: boolean, data: Lenient): RuleProblem[] {
  const problems: RuleProblem[] = []
  if (!hasHome) {
    const message = "is missing: the region of the account's own image; a fleet without one has image.base"
    problems.push({ path: ['home'], message })
  }
  if (data['public-key'] !== undefined) {
    const message = 'must be left out: it belongs to image.base, and home has a key pair'
    problems.push({ path: ['public-key'], message })
  }
  return problems
}

function problemsOfBase(hasHome: boolean, data: Lenient, image: object): RuleProblem[] {
  const { 'key-pair': pair, 'public-key': key } = data
  const problems: RuleProblem[] = []
  if (hasHome) {
    problems.push({ path: ['home'], message: 'must be left out: with image.base nothing is taken from a home region' })
  }
  if (pair !== undefined && pair !== 'none' && key === undefined) {
    const message =
      'must be left out, or have a public-key beside it: with image.base there is no home to take its key from'
    problems.push({ path: ['key-pair'], message })
  }
  if (pair === 'none' && key !== undefined) {
    problems.push({ path: ['public-key'], message: 'must be left out with key-pair: none' })
  }
  if ('files' in image && !('setup' in image)) {
    const message = 'must be left out without image.setup, which would find them'
    problems.push({ path: ['image', 'files'], message })
  }
  return problems
}

function regionProblems({ home, regions }: Lenient): RuleProblem[] {
  // Without a home the first region says which partition it is.
  const first = home ?? Object.keys(regions).find(isRegion)
  const homePartition = first === undefined ? undefined : findPartition(first)
  const unknown = (region: string) => `is not an AWS region${didYouMean(region, REGIONS)}`
  const problems: RuleProblem[] = Object.keys(regions).flatMap((region) => {
    const path = ['regions', region]
    if (!isRegion(region)) return [{ path, message: unknown(region) }]
    const partition = findPartition(region)
    if (homePartition === undefined || partition === homePartition) return []
    return [
      {
        path,
        message:
          home === undefined
            ? `is in the partition ${String(partition)}; ${first} is in ${homePartition}, and no account is in both`
            : `is in the partition ${String(partition)}; home is in ${homePartition}, and nothing can be copied across`,
      },
    ]
  })
  return home === undefined || isRegion(home) ? problems : [{ path: ['home'], message: unknown(home) }, ...problems]
}

/** A key's ARN names its region, and a disk can be encrypted by a key of its own region only. */
function kmsProblems({ instance, regions }: Lenient): RuleProblem[] {
  const diskKey = instance['disk-kms-key']
  const diskKeyRegion = regionOfArn(diskKey)
  const strangers = Object.keys(regions).filter(
    (region) => diskKeyRegion !== undefined && regions[region]?.['kms-key'] === undefined && region !== diskKeyRegion,
  )
  const own = Object.entries(regions).flatMap(([region, { 'kms-key': key }]) => {
    const keyRegion = regionOfArn(key)
    if (keyRegion === undefined || keyRegion === region) return []
    return [{ path: ['regions', region, 'kms-key'], message: `must be a key of ${region}, not of ${keyRegion}` }]
  })
  if (strangers.length === 0 || diskKeyRegion === undefined) return own
  const message = `is a key of ${diskKeyRegion} and can't encrypt in ${strangers.join(', ')}: use an alias, or a kms-key for each region`
  return [{ path: ['instance', 'disk-kms-key'], message }, ...own]
}

/** Only burstable types have credits: for a fleet of others the key would do nothing, whatever its author expects. */
function creditProblems({ instance: { types, credits }, regions }: Lenient): RuleProblem[] {
  const all = new Set([...types, ...Object.values(regions).flatMap((region) => region.types ?? [])])
  if (credits === undefined || all.size === 0 || [...all].some(isBurstable)) return []
  const message = `must be left out: none of the fleet's types has CPU credits (${[...all].join(', ')})`
  return [{ path: ['instance', 'credits'], message }]
}

function fuseProblems(data: Lenient): RuleProblem[] {
  const { fuse, run } = data
  if (run.timeout === undefined) return []
  const caps = { outputCapBytes: run['output-cap'], resultsCapBytes: run['results-cap'] }
  const marginSeconds = fuseMarginSeconds({ ...caps, waitForBootSeconds: run['wait-for-boot'] })
  const leastSeconds = run.timeout + marginSeconds
  const margin = formatDuration(marginSeconds)
  if (leastSeconds > MAX_FUSE_SECONDS) {
    const longest = formatDuration(MAX_FUSE_SECONDS - marginSeconds)
    return [{ path: ['run', 'timeout'], message: `must be at most ${longest} with these caps and this wait-for-boot` }]
  }
  if (fuse === undefined) return []
  const setupSeconds = setupTimeout(data)
  const leastOfSetup = setupSeconds === undefined ? 0 : setupFuseSeconds(setupSeconds, caps)
  if (fuse < leastSeconds) {
    const least = formatDuration(leastSeconds)
    return [
      { path: ['fuse'], message: `must be at least ${least}, which is run.timeout and ${margin} for what's around it` },
    ]
  }
  if (fuse >= leastOfSetup) return []
  const least = formatDuration(leastOfSetup)
  return [{ path: ['fuse'], message: `must be at least ${least}, which is image.timeout and what's around a setup` }]
}

/** The machines' role may read what is below the fleet's own path, and a variable has one value. */
function secretProblems({ name, run }: Lenient): RuleProblem[] {
  return Object.entries(run.secrets).flatMap(([variable, parameter]) => {
    const path = ['run', 'secrets', variable]
    const own = `/servicemon/${name ?? ''}/`
    const isForeign = name !== undefined && !parameter.startsWith(own)
    return [
      ...(isForeign ? [{ path, message: `found ${JSON.stringify(parameter)}, must begin with ${own}` }] : []),
      ...(Object.hasOwn(run.env, variable) ? [{ path, message: 'is set by run.env, too' }] : []),
    ]
  })
}

function regionOfArn(key: string | undefined): string | undefined {
  return key?.startsWith('arn:') === true ? key.split(':')[3] : undefined
}
