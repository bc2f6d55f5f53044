// Prints the command that deploys infra/servicemon.yml for the fleet of fleet.yml, for you to read and then run:
// npm run -s infra -- OWNER/REPOSITORY [Parameter=value …] [| sh]
import { readFileSync } from 'node:fs'
import { parseFleet, type Fleet } from '../src/fleet/fleet.ts'
import { FUSE_MARGIN_SECONDS } from '../src/fleet/limits.ts'

/** Parameters of the template by name. */
export type Parameters = Readonly<Record<string, string>>

const FOUR_HOURS = 4 * 3600
/** AWS's limit for a role's session. */
const TWELVE_HOURS = 12 * 3600

/** What fleet.yml says of the template's parameters. */
export function fleetParameters(fleet: Fleet): Parameters {
  const { name, home, instance, keyPair, regions, run, tags } = fleet
  const tagKeys = Object.keys(tags)
  const types = new Set([...instance.types, ...regions.flatMap((region) => region.types)])
  const others = regions.map((region) => region.name).filter((region) => region !== home)
  return {
    Fleet: name,
    Home: home,
    OtherRegions: others.join(),
    InstanceTypes: [...types].join(),
    Metadata: instance.metadata,
    KeyPair: keyPair ?? 'none',
    Credits: instance.credits ?? 'none',
    TagKeys: tagKeys.length === 0 ? 'Name' : tagKeys.join(),
    SessionSeconds: String(Math.min(TWELVE_HOURS, Math.max(FOUR_HOURS, run.timeoutSeconds + FUSE_MARGIN_SECONDS))),
  }
}

/** What only AWS and GitHub know, as the shell's command substitutions. */
function lookUps({ home, image, securityGroup, regions }: Fleet, repository: string): Parameters {
  const aws = (region: string, command: string): string => `aws --region ${region} --output text ${command}`
  const subnets = regions.map(({ name, subnet }) =>
    subnet === undefined
      ? aws(name, `ec2 describe-subnets --filters Name=default-for-az,Values=true --query 'Subnets[].SubnetId'`)
      : `echo ${subnet}`,
  )
  const keys = regions.flatMap(({ name, kmsKey }) =>
    kmsKey === undefined ? [] : [aws(name, `kms describe-key --key-id ${quoted(kmsKey)} --query KeyMetadata.Arn`)],
  )
  const github = (filter: string): string => `$(gh api repos/${repository} --jq ${quoted(filter)})`
  const list = (commands: readonly string[]): string => `$({ ${commands.join('; ')}; } | xargs | tr ' ' ,)`
  const [imageFilter, groupFilter] = [`Name=name,Values=${image}`, `Name=group-name,Values=${securityGroup}`].map(
    quoted,
  )
  return {
    HomeImage: `$(${aws(home, `ec2 describe-images --owners self --filters ${imageFilter ?? ''} --query 'Images[0].ImageId'`)})`,
    HomeGroup: `$(${aws(home, `ec2 describe-security-groups --filters ${groupFilter ?? ''} --query 'SecurityGroups[0].GroupId'`)})`,
    Subnets: list(subnets),
    DiskKeys: keys.length === 0 ? '' : list(keys),
    Repository: repository,
    OwnerId: github('.owner.id'),
    RepositoryId: github('.id'),
    // Repositories renamed or moved since then send the ids as well: Subject=ids.
    Subject: github('if .created_at < "2026-07-15" then "names" else "ids" end'),
  }
}

/**
 * The command for the shell. Parameters that are given go before those of fleet.yml, AWS and GitHub. A stack keeps what
 * it isn't told anew, so whatever must not stay by itself is always told: adopting is off again by the next deployment.
 */
export function deployCommand(fleet: Fleet, repository: string, given: Parameters = {}): string {
  const written = (parameters: Parameters, quote: (value: string) => string): Parameters =>
    Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, quote(value)]))
  const parameters = {
    ...written(fleetParameters(fleet), quoted),
    ...written(lookUps(fleet, repository), (value) => `"${value}"`),
    AllowAdopt: 'false',
    ...written(given, quoted),
  }
  return [
    `aws cloudformation deploy --region ${fleet.home} --stack-name servicemon-${fleet.name.replaceAll(/[._]/g, '-')}`,
    '--template-file infra/servicemon.yml --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset',
    '--parameter-overrides',
    ...Object.entries(parameters).map(([name, value]) => `${name}=${value}`),
  ].join(' \\\n  ')
}

/** As one word of the shell. */
function quoted(text: string): string {
  return /^[\w.,/:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

if (process.argv[1] === import.meta.filename) {
  const [repository = '', ...given] = process.argv.slice(2)
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || given.some((word) => !/^[A-Za-z]+=/.test(word))) {
    console.error('Usage: npm run -s infra -- OWNER/REPOSITORY [Parameter=value …]')
    process.exitCode = 2
  } else {
    const fleet = parseFleet(readFileSync('fleet.yml', 'utf8'), 'fleet.yml')
    const words = given.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const)
    console.log(deployCommand(fleet, repository, Object.fromEntries(words)))
  }
}
