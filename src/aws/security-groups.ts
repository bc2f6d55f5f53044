// Reads, makes and deletes security groups, with their rules in a form that can be compared across regions.
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  paginateDescribeSecurityGroups,
  RevokeSecurityGroupEgressCommand,
  type EC2Client,
  type Filter,
  type IpPermission,
  type SecurityGroup as SdkSecurityGroup,
} from '@aws-sdk/client-ec2'
import { isDuplicate, isNotFound } from './errors.ts'
import { isMeant } from './filters.ts'
import { parseTags, tagList } from './tags.ts'
import { type Tags } from '../tags.ts'

/** One rule with one source or destination, the unit in which groups are compared. */
export interface Rule {
  readonly direction: 'ingress' | 'egress'
  /** `tcp`, `udp`, `icmp`, a protocol number, or `-1` for all. */
  readonly protocol: string
  readonly fromPort: number | undefined
  readonly toPort: number | undefined
  readonly peer: RulePeer
  readonly description: string | undefined
}

/** The other side of a rule. `self` is the group itself; `other` is a group or prefix list of one region only. */
export type RulePeer =
  | { readonly kind: 'ipv4' | 'ipv6'; readonly cidr: string }
  | { readonly kind: 'self' }
  | { readonly kind: 'other'; readonly id: string }

/** A security group. */
export interface SecurityGroup {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly vpcId: string
  readonly rules: readonly Rule[]
  readonly tags: Tags
}

/** Groups that match, all pages. */
export async function listSecurityGroups(ec2: EC2Client, filters: Filter[]): Promise<SecurityGroup[]> {
  const groups: SecurityGroup[] = []
  for await (const page of paginateDescribeSecurityGroups({ client: ec2 }, { Filters: filters })) {
    groups.push(...(page.SecurityGroups ?? []).map(parseGroup))
  }
  return groups.filter(({ name, tags, vpcId }) =>
    isMeant(filters, { tags, values: { 'group-name': name, 'vpc-id': vpcId } }),
  )
}

/** Makes an empty group (AWS gives it an allow-all egress rule) and gives its id. */
export async function createSecurityGroup(
  ec2: EC2Client,
  { name, description, vpcId, tags }: { name: string; description: string; vpcId: string; tags: Tags },
): Promise<string> {
  const answer = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: name,
      Description: description,
      VpcId: vpcId,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: tagList(tags) }],
    }),
  )
  if (answer.GroupId === undefined) throw new Error('CreateSecurityGroup answered without a group id')
  return answer.GroupId
}

/** Adds rules to a group; a rule that is there already is success. */
export async function authorizeRules(ec2: EC2Client, groupId: string, rules: readonly Rule[]): Promise<void> {
  // One call a rule: in a call with several, one duplicate refuses them all.
  for (const rule of rules) {
    const request = { GroupId: groupId, IpPermissions: [permission(rule, groupId)] }
    try {
      if (rule.direction === 'ingress') await ec2.send(new AuthorizeSecurityGroupIngressCommand(request))
      else await ec2.send(new AuthorizeSecurityGroupEgressCommand(request))
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
}

/** Takes egress rules out of a group; a new group's allow-all rule is the only one we ever take out. */
export async function revokeEgressRules(ec2: EC2Client, groupId: string, rules: readonly Rule[]): Promise<void> {
  if (rules.length === 0) return
  await ec2.send(
    new RevokeSecurityGroupEgressCommand({
      GroupId: groupId,
      IpPermissions: rules.map((rule) => permission(rule, groupId)),
    }),
  )
}

/** Deletes a group; gone already is success. Throws DependencyViolation while AWS sees it in use. */
export async function deleteSecurityGroup(ec2: EC2Client, id: string): Promise<void> {
  try {
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** `ingress tcp 22 from 192.0.2.0/24`: how a rule reads, and what makes two rules the same. */
export function describeRule({ direction, protocol, fromPort, toPort, peer }: Rule): string {
  const name = protocol === '-1' ? 'all' : protocol
  const ports =
    fromPort === undefined || protocol === '-1' ? '' : ` ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`
  return `${direction} ${name}${ports} ${direction === 'ingress' ? 'from' : 'to'} ${describePeer(peer)}`
}

/** What two sets of rules don't share: what the first has alone, and what the second has alone. */
export function compareRules(wanted: readonly Rule[], found: readonly Rule[]): { missing: Rule[]; extra: Rule[] } {
  const keys = (rules: readonly Rule[]): Set<string> => new Set(rules.map(describeRule))
  const wantedKeys = keys(wanted)
  const foundKeys = keys(found)
  return {
    missing: wanted.filter((rule) => !foundKeys.has(describeRule(rule))),
    extra: found.filter((rule) => !wantedKeys.has(describeRule(rule))),
  }
}

/** Whether a rule means the same in any region; references to other groups and prefix lists don't. */
export function canCrossRegions({ peer }: Rule): boolean {
  return peer.kind !== 'other'
}

function describePeer(peer: RulePeer): string {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return peer.cidr
    case 'self':
      return 'itself'
    case 'other':
      return peer.id
  }
}

function permission(rule: Rule, groupId: string): IpPermission {
  const base: IpPermission = { IpProtocol: rule.protocol, FromPort: rule.fromPort, ToPort: rule.toPort }
  const Description = rule.description
  switch (rule.peer.kind) {
    case 'ipv4':
      return { ...base, IpRanges: [{ CidrIp: rule.peer.cidr, Description }] }
    case 'ipv6':
      return { ...base, Ipv6Ranges: [{ CidrIpv6: rule.peer.cidr, Description }] }
    case 'self':
      return { ...base, UserIdGroupPairs: [{ GroupId: groupId, Description }] }
    case 'other':
      throw new Error(`a rule that refers to ${rule.peer.id} can't be made in another region`)
  }
}

function parseGroup(group: SdkSecurityGroup): SecurityGroup {
  const id = group.GroupId ?? ''
  const rules = (direction: Rule['direction'], permissions: readonly IpPermission[] | undefined): Rule[] =>
    (permissions ?? []).flatMap((entry) =>
      parsePeers(entry, id).map(({ peer, description }) => ({
        direction,
        protocol: entry.IpProtocol ?? '-1',
        fromPort: entry.FromPort,
        toPort: entry.ToPort,
        peer,
        description,
      })),
    )
  return {
    id,
    name: group.GroupName ?? '',
    description: group.Description ?? '',
    vpcId: group.VpcId ?? '',
    rules: [...rules('ingress', group.IpPermissions), ...rules('egress', group.IpPermissionsEgress)],
    tags: parseTags(group.Tags),
  }
}

function parsePeers(entry: IpPermission, ownId: string): { peer: RulePeer; description: string | undefined }[] {
  return [
    ...(entry.IpRanges ?? []).map(({ CidrIp = '', Description }) => ({
      peer: { kind: 'ipv4' as const, cidr: CidrIp },
      description: Description,
    })),
    ...(entry.Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) => ({
      peer: { kind: 'ipv6' as const, cidr: CidrIpv6 },
      description: Description,
    })),
    ...(entry.UserIdGroupPairs ?? []).map(({ GroupId = '', Description }) => ({
      peer: GroupId === ownId ? { kind: 'self' as const } : { kind: 'other' as const, id: GroupId },
      description: Description,
    })),
    ...(entry.PrefixListIds ?? []).map(({ PrefixListId = '', Description }) => ({
      peer: { kind: 'other' as const, id: PrefixListId },
      description: Description,
    })),
  ]
}
