// What the template's parameters need to know of AWS and GitHub, looked up one after the other: the first that fails ends it.
import { z } from 'zod'
import { ActionError } from '../src/errors.ts'
import type { Fleet } from '../src/fleet/fleet.ts'
import { ask, get } from './ask.ts'
import { TICKS } from './exact-hours.ts'

/** Parameters of the template by name. */
export type Parameters = Readonly<Record<string, string>>

/** What was looked up. */
export interface Found {
  readonly parameters: Parameters
  /** The minutes that the stack starts rotate at now; none without exact hours. */
  readonly minutes: readonly number[]
}

/** The workflow files that work as the schedule's role. */
export const SCHEDULED_WORKFLOWS = ['check.yml', 'rotate.yml', 'stop.yml'] as const

/** The stack of a fleet's roles, in home, or, with a base image, in the first region of the file. */
export function stackName(fleet: string): string {
  return `servicemon-${fleet.replaceAll(/[._]/g, '-')}`
}

const ISSUER = 'token.actions.githubusercontent.com'
const AUDIENCE = 'sts.amazonaws.com'

/**
 * Looks up everything that isn't given. GitHub comes first: without it nothing is asked of AWS.
 *
 * @param repository OWNER/NAME as somebody typed it
 * @param given parameters that need no look-up
 * @throws ActionError at the first look-up that fails, or whose answer can't be used
 */
export async function lookUp(fleet: Fleet, repository: string, given: Parameters): Promise<Found> {
  const github = await lookUpGitHub(repository, given)
  await assertCommercial(fleet)
  const stack = await findStack(fleet)
  const provider = 'Provider' in given ? undefined : await findProvider(fleet)
  assertDeployable(fleet, stack, provider)
  const parameters = {
    ...github,
    ...('Provider' in given ? {} : { Provider: await chooseProvider(fleet, stack, provider) }),
    ...('AlsoRegions' in given ? {} : { AlsoRegions: listFormer(fleet, stack).join() }),
    ...('HomeImage' in given ? {} : { HomeImage: await lookUpImage(fleet) }),
    ...('HomeGroup' in given ? {} : { HomeGroup: await lookUpGroup(fleet) }),
    ...('Subnets' in given ? {} : { Subnets: await lookUpSubnets(fleet) }),
    ...('DiskKeys' in given ? {} : { DiskKeys: await lookUpKeys(fleet) }),
  }
  return { parameters, minutes: stack?.minutes ?? [] }
}

/** Nothing is said of who asks but where that is: a region is named since the command line may have none. */
async function assertCommercial({ leadRegion }: Fleet): Promise<void> {
  const { Arn } = await get({
    ...{ what: 'the AWS account', program: 'aws' },
    args: ['sts', 'get-caller-identity', ...inRegion(leadRegion), '--output', 'json'],
    answer: z.object({ Arn: z.string() }),
  })
  const partition = Arn.split(':')[1] ?? ''
  if (partition === 'aws') return
  throw new ActionError(`the AWS credentials: found one of ${partition}, must be of a commercial account`, {
    hint: "IAM compares all of GitHub's claims in AWS's commercial regions only.",
  })
}

async function lookUpGitHub(repository: string, given: Parameters): Promise<Parameters> {
  const found = await get({
    ...{ what: `repository ${repository}`, program: 'gh', args: ['api', `repos/${repository}`] },
    answer: z.object({
      ...{ id: z.number(), full_name: z.string(), default_branch: z.string() },
      owner: z.object({ id: z.number() }),
    }),
    hint: 'Name it as OWNER/REPOSITORY, and log in as somebody who may see it: gh auth status',
  })
  const branch = given['Branch'] ?? found.default_branch
  const files = given['Workflows']?.split(',') ?? SCHEDULED_WORKFLOWS
  const refOf = (file: string): string =>
    file.includes('/') ? file : `${found.full_name}/.github/workflows/${file}@refs/heads/${branch}`
  return {
    // As GitHub writes it in its tokens: IAM compares upper and lower case.
    ...{ Repository: found.full_name, OwnerId: String(found.owner.id), RepositoryId: String(found.id) },
    ...{ Branch: branch, Workflows: files.map(refOf).join() },
    ...('Subject' in given ? {} : { Subject: await lookUpSubject(found.full_name) }),
  }
}

/**
 * The form of `sub` that the repository sends, which its owner can switch:
 * https://docs.github.com/en/rest/actions/oidc, "Get the customization template for an OIDC subject claim for a repository".
 */
async function lookUpSubject(repository: string): Promise<string> {
  const what = `the form of sub that ${repository} sends`
  const { use_default, include_claim_keys, use_immutable_subject } = await get({
    ...{ what, program: 'gh', args: ['api', `repos/${repository}/actions/oidc/customization/sub`] },
    answer: z.object({
      ...{ use_default: z.boolean(), use_immutable_subject: z.boolean().optional() },
      include_claim_keys: z.array(z.string()).optional(),
    }),
    hint: 'Look at it as somebody who may administer the repository, or give Subject=ids or Subject=names.',
  })
  if (!use_default && include_claim_keys?.join() !== 'repo,context') {
    const keys = include_claim_keys === undefined ? "its organization's" : include_claim_keys.join(', ')
    throw new ActionError(`${what}: found one made of ${keys}, must be GitHub's own`, {
      hint: `Set it back: gh api --method PUT repos/${repository}/actions/oidc/customization/sub -F use_default=true`,
    })
  }
  if (use_immutable_subject === undefined) {
    throw new ActionError(`${what}: GitHub doesn't say whether it has ids in it`, {
      hint: 'Give Subject=ids or Subject=names, as in the sub that a refused job prints.',
    })
  }
  return use_immutable_subject ? 'ids' : 'names'
}

/** The ARN of GitHub's identity provider in the account; there can be one. */
async function findProvider({ leadRegion }: Fleet): Promise<string | undefined> {
  const { OpenIDConnectProviderList: providers } = await get({
    ...{ what: "GitHub's identity provider in the account", program: 'aws' },
    args: ['iam', 'list-open-id-connect-providers', ...inRegion(leadRegion), '--output', 'json'],
    answer: z.object({ OpenIDConnectProviderList: z.array(z.object({ Arn: z.string() })) }),
  })
  return providers.map(({ Arn }) => Arn).find((arn) => arn.endsWith(`:oidc-provider/${ISSUER}`))
}

/** Whether the stack has to make the provider, has made it, or has to do with the one that is there. */
async function chooseProvider(fleet: Fleet, stack: Stack | undefined, arn: string | undefined): Promise<string> {
  // What a stack has made stays its own, or it would be let go by the next deployment.
  if (arn === undefined || stack?.madeProvider === true) return 'new'
  await assertAudience(fleet, arn)
  return 'existing'
}

async function assertAudience({ leadRegion }: Fleet, arn: string): Promise<void> {
  const { ClientIDList: audiences = [] } = await get({
    ...{ what: "the audiences of GitHub's identity provider", program: 'aws' },
    args: [
      ...['iam', 'get-open-id-connect-provider', ...inRegion(leadRegion), '--output', 'json'],
      ...['--open-id-connect-provider-arn', arn],
    ],
    answer: z.object({ ClientIDList: z.array(z.string()).optional() }),
  })
  if (audiences.includes(AUDIENCE)) return
  throw new ActionError(`${arn}: found ${audiences.join(', ') || 'none'}, must list the audience ${AUDIENCE}`, {
    hint: `Add it: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${AUDIENCE}`,
  })
}

interface Stack {
  readonly status: string
  readonly madeProvider: boolean
  /** The regions that the roles were deployed for. */
  readonly regions: readonly string[]
  readonly minutes: readonly number[]
}

/** Regions that the roles know and fleet.yml no longer has: nobody else remembers what may be left there. */
function listFormer({ leadRegion, regions }: Fleet, stack: Stack | undefined): string[] {
  const present = [leadRegion, ...regions.map(({ name }) => name)]
  return [...new Set(stack?.regions)].filter((region) => !present.includes(region))
}

async function findStack({ leadRegion, name }: Fleet): Promise<Stack | undefined> {
  const parameter = z.object({ ParameterKey: z.string(), ParameterValue: z.string().optional() })
  const found = await ask({
    ...{ what: `stack ${stackName(name)} in ${leadRegion}`, program: 'aws', absent: /does not exist/ },
    args: [
      'cloudformation',
      'describe-stacks',
      ...inRegion(leadRegion),
      '--stack-name',
      stackName(name),
      '--output',
      'json',
    ],
    answer: z.object({
      Stacks: z.array(z.object({ StackStatus: z.string(), Parameters: z.array(parameter).default([]) })).min(1),
    }),
  })
  const [stack] = found?.Stacks ?? []
  if (stack === undefined) return undefined
  const valueOf = (name: string): string =>
    stack.Parameters.find(({ ParameterKey }) => ParameterKey === name)?.ParameterValue ?? ''
  return {
    status: stack.StackStatus,
    madeProvider: valueOf('Provider') === 'new' && !/REVIEW/.test(stack.StackStatus),
    regions: ['Home', 'OtherRegions', 'AlsoRegions'].flatMap((name) => valueOf(name).split(',')).filter(Boolean),
    minutes: TICKS.map(valueOf)
      .filter((minute) => /^\d+$/.test(minute))
      .map(Number),
  }
}

/** What CloudFormation takes no update for, with what it does take (CloudFormation User Guide, "Stack status codes"). */
function assertDeployable({ leadRegion, name }: Fleet, stack: Stack | undefined, provider: string | undefined): void {
  if (
    stack === undefined ||
    /^REVIEW_IN_PROGRESS$|^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_COMPLETE$/.test(stack.status)
  ) {
    return
  }
  const about = `${inRegion(leadRegion).join(' ')} --stack-name ${stackName(name)}`
  const found = `stack ${stackName(name)} in ${leadRegion}: can't be deployed to, found it in ${stack.status}`
  if (stack.status.endsWith('_IN_PROGRESS')) {
    throw new ActionError(found, { hint: 'Something works on it. Wait for the end of that, and try again.' })
  }
  if (stack.status === 'UPDATE_ROLLBACK_FAILED') {
    throw new ActionError(found, { hint: `Bring it back first: aws cloudformation continue-update-rollback ${about}` })
  }
  const kept = provider === undefined ? '' : " GitHub's identity provider stays, and is found by the next deployment."
  throw new ActionError(`${found}, as a first deployment that failed leaves it`, {
    hint:
      `See why (aws cloudformation describe-stack-events ${about}), then delete it: ` +
      `aws cloudformation delete-stack ${about} && aws cloudformation wait stack-delete-complete ${about}${kept}`,
  })
}

/** Home's image; `none` while there is none, and with a base image. */
async function lookUpImage({ image, leadRegion }: Fleet): Promise<string> {
  if (image.kind === 'base') return 'none'
  const what = `image ${image.name} in ${leadRegion}`
  const { Images } = await get({
    ...{ what, program: 'aws' },
    args: ['ec2', 'describe-images', ...inRegion(leadRegion), '--owners', 'self', ...named('name', image.name)],
    answer: z.object({ Images: z.array(z.object({ ImageId: z.string(), Name: z.string().optional() })) }),
  })
  const ids = Images.filter(({ Name }) => Name === image.name).map(({ ImageId }) => ImageId)
  return oneOf(ids, { what, parameter: 'HomeImage' })
}

/** Home's group; groups of different networks may have one name. With a base image each region's own is the fleet's. */
async function lookUpGroup({ image, leadRegion, securityGroup }: Fleet): Promise<string> {
  if (image.kind === 'base') return 'none'
  const { SecurityGroups } = await get({
    ...{ what: `security group ${securityGroup} in ${leadRegion}`, program: 'aws' },
    args: ['ec2', 'describe-security-groups', ...inRegion(leadRegion), ...named('group-name', securityGroup)],
    answer: z.object({ SecurityGroups: z.array(z.object({ GroupId: z.string(), GroupName: z.string() })) }),
  })
  const ids = SecurityGroups.filter(({ GroupName }) => GroupName === securityGroup).map(({ GroupId }) => GroupId)
  return oneOf(ids, { what: `security group ${securityGroup} in ${leadRegion}`, parameter: 'HomeGroup' })
}

function oneOf(ids: readonly string[], { what, parameter }: { what: string; parameter: string }): string {
  const [id = 'none', ...more] = ids
  if (more.length === 0) return id
  throw new ActionError(`${what}: found ${ids.join(', ')}, must be one`, {
    hint: `Rename or remove all but one, since provision takes none of several; ${parameter}=${id} binds the role to that one.`,
  })
}

/** The subnets that machines may be put in: those named in the fleet file, else the default ones. */
async function lookUpSubnets({ regions }: Fleet): Promise<string> {
  const ids: string[] = []
  for (const { name, subnet } of regions) {
    if (subnet !== undefined) {
      ids.push(subnet)
      continue
    }
    const { Subnets } = await get({
      ...{ what: `the default subnets of ${name}`, program: 'aws' },
      args: ['ec2', 'describe-subnets', ...inRegion(name), ...named('default-for-az', 'true')],
      answer: z.object({ Subnets: z.array(z.object({ SubnetId: z.string() })) }),
      hint: `Enable ${name} for the account, leave it out of fleet.yml, or name its subnet there.`,
    })
    ids.push(...Subnets.map(({ SubnetId }) => SubnetId))
  }
  return ids.length === 0 ? 'none' : ids.join()
}

/** The keys of copies' disks, which the fleet file may name by alias. */
async function lookUpKeys({ regions }: Fleet): Promise<string> {
  const arns: string[] = []
  for (const { name, kmsKey } of regions) {
    if (kmsKey === undefined) continue
    const { KeyMetadata } = await get({
      ...{ what: `key ${kmsKey} in ${name}`, program: 'aws' },
      args: ['kms', 'describe-key', ...inRegion(name), '--key-id', kmsKey, '--output', 'json'],
      answer: z.object({ KeyMetadata: z.object({ Arn: z.string() }) }),
    })
    arns.push(KeyMetadata.Arn)
  }
  return [...new Set(arns)].join()
}

const inRegion = (region: string): string[] => ['--region', region]
/** As JSON: in the short form commas and quotes of a name would mean something. */
const named = (Name: string, value: string): string[] => [
  ...['--filters', JSON.stringify([{ Name, Values: [value] }]), '--output', 'json'],
]
