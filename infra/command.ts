// Prints the command that deploys infra/servicemon.yml for the fleet of fleet.yml, for you to read and then run:
// npm run -s infra -- OWNER/REPOSITORY [--exact-hours | --no-exact-hours] [Parameter=value …] [| sh]
import { readFileSync } from 'node:fs'
import { ActionError, describeError } from '../src/errors.ts'
import { ARCHITECTURES, baseOwners, baseParameter } from '../src/fleet/bases.ts'
import { parseFleet, setupSizeOf, type Fleet } from '../src/fleet/fleet.ts'
import { FUSE_MARGIN_SECONDS } from '../src/fleet/limits.ts'
import { isRegion, REGIONS_BY_PARTITION } from '../src/fleet/regions.ts'
import { proofBootSeconds } from '../src/phases.ts'
import {
  assertPossible,
  changeCommand,
  endCommand,
  getMinutes,
  setUpCommand,
  tickParameters,
  type Place,
} from './exact-hours.ts'
import { lookUp, stackName, type Parameters } from './look-ups.ts'

const FOUR_HOURS = 4 * 3600
/** AWS's limit for a role's session. */
const TWELVE_HOURS = 12 * 3600

/** What fleet.yml says of the template's parameters. */
export function fleetParameters(fleet: Fleet): Parameters {
  const { name, image, instance, keyPair, leadRegion, regions, tags } = fleet
  const tagKeys = Object.keys(tags)
  const types = new Set([...instance.types, ...regions.flatMap((region) => region.types)])
  const others = regions.map((region) => region.name).filter((region) => region !== leadRegion)
  return {
    Fleet: name,
    Home: leadRegion,
    ...baseParameters(image),
    OtherRegions: others.join(),
    InstanceTypes: [...types].join(),
    Metadata: instance.metadata,
    KeyPair: keyPair ?? 'none',
    Credits: instance.credits ?? 'none',
    TagKeys: tagKeys.length === 0 ? 'Name' : tagKeys.join(),
    SessionSeconds: String(Math.min(TWELVE_HOURS, Math.max(FOUR_HOURS, longestSeconds(fleet)))),
  }
}

/** How long the longest session has to last: that of a run, or of a machine that is made and set up. */
function longestSeconds(fleet: Fleet): number {
  const setup = setupSizeOf(fleet)
  const setupSeconds = setup === undefined ? 0 : proofBootSeconds(fleet.run, setup)
  return Math.max(fleet.run.timeoutSeconds + FUSE_MARGIN_SECONDS, setupSeconds)
}

/** Whose public images machines may be made from, and the parameters that hold their ids; none where there is a home. */
function baseParameters(image: Fleet['image']): Parameters {
  if (image.kind === 'home') return { BaseOwners: '', BaseParameters: '' }
  const paths = ARCHITECTURES.map((architecture) => baseParameter(image.base, architecture))
  return { BaseOwners: baseOwners(image.base).join(), BaseParameters: [...new Set(paths)].join() }
}

/**
 * The command for the shell, of values alone: nothing is looked up when it runs. A stack keeps what it isn't told anew,
 * so whatever must not stay by itself is always told: adopting is off again by the next deployment.
 *
 * @param parameters what was looked up, over what fleet.yml says
 */
export function deployCommand(fleet: Fleet, parameters: Parameters): string {
  const all = { ...fleetParameters(fleet), AllowAdopt: 'false', ...parameters }
  return [
    `aws cloudformation deploy --region ${fleet.leadRegion} --stack-name ${stackName(fleet.name)}`,
    '--template-file infra/servicemon.yml --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset',
    '--parameter-overrides',
    ...Object.entries(all).map(([name, value]) => `${name}=${quoted(value)}`),
  ].join(' \\\n  ')
}

/** As one word of the shell. */
function quoted(text: string): string {
  return /^[\w.,/:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** Throws an ActionError for what isn't a region, or is one of the fleet's own. */
function assertFormer(given: Parameters, { regions }: Fleet): void {
  const names = (given['AlsoRegions'] ?? '').split(',').filter((name) => name !== '')
  const wrong = names.filter((name) => !isRegion(name) || regions.some((region) => region.name === name))
  if (wrong.length === 0) return
  throw new ActionError(
    `AlsoRegions: found ${wrong.join(', ')}, must be regions that fleet.yml no longer has, by comma`,
    {
      hint: 'It names regions that are still to be cleared; without it they are looked up, with nothing behind the = there are none.',
    },
  )
}

/** What to do about the regions that the roles keep; undefined when there are none. */
function describeKept(repository: string, fleet: Fleet, kept: string): string | undefined {
  if (kept === '') return undefined
  return (
    `# The roles keep ${kept}, which fleet.yml no longer has. Unless it is cleared already, do that first: the workflow clear ` +
    `with region ${kept} and confirm ${fleet.name}. Then deploy the roles without it: ` +
    `npm run -s infra -- ${repository} AlsoRegions= | sh`
  )
}

/** What the roles are bound to, and so has the command run again when it is changed. */
function describeNextTime({ image }: Fleet): string {
  const source = image.kind === 'base' ? 'image.base' : "home's image, key pair or group"
  return (
    `# Run this again after a change of ${source}, regions, subnets, instance types, tags' keys or KMS keys, ` +
    'for another commit of the action, and when the repository is renamed.'
  )
}

/** What is wanted of exact hours; undefined: that they stay as they are, for the minutes of now. */
type ExactHoursWish = '--exact-hours' | '--no-exact-hours' | undefined

/** The command that also does with exact hours what is wanted, or what the fleet file's cron lines now ask for. */
async function withExactHours(
  wish: ExactHoursWish,
  place: Place,
  { parameters, before }: { readonly parameters: Parameters; readonly before: readonly number[] },
): Promise<string> {
  const { fleet } = place
  const deploy = (minutes: readonly number[]): string =>
    deployCommand(fleet, { ...parameters, ...tickParameters(minutes) })
  if (wish === '--no-exact-hours') return endCommand(deploy([]), place)
  if (wish === undefined && before.length === 0) return deployCommand(fleet, parameters)
  const now = new Date()
  const minutes = getMinutes(fleet, now)
  if (wish === '--exact-hours') {
    await assertPossible(place)
    return setUpCommand(deploy(minutes), place, minutes, now)
  }
  return minutes.join() === before.join() ? deploy(minutes) : changeCommand(deploy(minutes), place, minutes, now)
}

/** What the command line asks for: the command, as text. Throws an ActionError for whatever keeps it from being right. */
async function printedCommand(repository: string, given: Parameters, wish: ExactHoursWish): Promise<string> {
  const fleet = parseFleet(readFileSync('fleet.yml'), 'fleet.yml')
  if (REGIONS_BY_PARTITION['aws']?.includes(fleet.leadRegion) !== true) {
    throw new ActionError(
      `fleet.yml: ${fleet.image.kind === 'home' ? 'home' : 'regions'}: found ${fleet.leadRegion}, must be one of AWS's commercial regions for these roles`,
      {
        hint: "IAM compares all of GitHub's claims there only.",
      },
    )
  }
  assertFormer(given, fleet)
  const { parameters: found, minutes: before } = await lookUp(fleet, repository, given)
  const parameters = { ...given, ...found }
  const kept = describeKept(repository, fleet, parameters['AlsoRegions'] ?? '')
  // Beside the command, which may be on its way into a shell, and comments to that.
  for (const line of [describeNextTime(fleet), ...(kept === undefined ? [] : [kept])]) console.error(line)
  const place = { fleet, repository: found['Repository'] ?? repository, branch: found['Branch'] ?? '' }
  return withExactHours(wish, place, { parameters, before })
}

if (process.argv[1] === import.meta.filename) {
  const [repository = '', ...words] = process.argv.slice(2)
  const wish = (['--exact-hours', '--no-exact-hours'] as const).find((name) => words.includes(name))
  const given = words.filter((word) => word !== wish)
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || given.some((word) => !/^[A-Za-z]+=/.test(word))) {
    console.error('Usage: npm run -s infra -- OWNER/REPOSITORY [--exact-hours | --no-exact-hours] [Parameter=value …]')
    process.exitCode = 2
  } else {
    const pairs = given.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const)
    try {
      console.log(await printedCommand(repository, Object.fromEntries(pairs), wish))
    } catch (error) {
      const { messages, hint } = describeError(error)
      console.error([...messages, hint ?? []].flat().join('\n'))
      process.exitCode = 1
    }
  }
}
