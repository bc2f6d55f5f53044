// Which things each action is authorised on, and which condition keys AWS gives there: the part of AWS's Service
// Authorization Reference (as of June 2026) that the shipped roles use. Keys that no policy here asks for are left out.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
import type { Check } from './policy.ts'

/** Of the thing itself, as it is before the call. */
const held = 'aws:ResourceTag/'
/** Of the request. */
const asked = ['aws:RequestTag/', 'aws:TagKeys']

/** Given with every request. */
const globalKeys = ['aws:RequestedRegion']

const anyTagged = [held, ...asked]
const taggable = ['image', 'instance', 'key-pair', 'security-group', 'snapshot', 'subnet', 'volume', 'vpc'] as const

function everyTaggable(keys: readonly string[]) {
  return Object.fromEntries(taggable.map((kind) => [kind, keys]))
}

type ByKind = Readonly<Record<string, readonly string[]>>

/** An action without kinds of things is authorised on `*`. */
const reference: Readonly<Record<string, ByKind>> = {
  'ec2:AuthorizeSecurityGroupEgress': { 'security-group': [held], 'security-group-rule': asked },
  'ec2:AuthorizeSecurityGroupIngress': { 'security-group': [held], 'security-group-rule': asked },
  'ec2:CopyImage': { image: [...asked, 'ec2:ImageID', 'ec2:Owner'], snapshot: asked },
  'ec2:CreateSecurityGroup': { 'security-group': asked, vpc: [held] },
  'ec2:CreateTags': everyTaggable([...anyTagged, 'ec2:CreateAction']),
  'ec2:DeleteKeyPair': { 'key-pair': [held] },
  'ec2:DeleteSecurityGroup': { 'security-group': [held] },
  'ec2:DeleteSnapshot': { snapshot: [held] },
  'ec2:DeleteTags': everyTaggable(anyTagged),
  'ec2:DeleteVolume': { volume: [held] },
  'ec2:DeregisterImage': { image: [held] },
  'ec2:DescribeImages': {},
  'ec2:DescribeInstanceAttribute': { instance: [held] },
  'ec2:DescribeInstances': {},
  'ec2:DescribeInstanceStatus': {},
  'ec2:DescribeInstanceTypeOfferings': {},
  'ec2:DescribeInstanceTypes': {},
  'ec2:DescribeKeyPairs': {},
  'ec2:DescribeNetworkInterfaces': {},
  'ec2:DescribeRegions': {},
  'ec2:DescribeSecurityGroups': {},
  'ec2:DescribeSnapshots': {},
  'ec2:DescribeSubnets': {},
  'ec2:DescribeVolumes': {},
  'ec2:DescribeVpcs': {},
  'ec2:ImportKeyPair': { 'key-pair': asked },
  'ec2:ModifyInstanceAttribute': { instance: [held, 'ec2:Attribute/'], 'security-group': [held] },
  'ec2:ModifyInstanceMetadataOptions': { instance: [held, 'ec2:Attribute/'] },
  'ec2:RevokeSecurityGroupEgress': { 'security-group': [held] },
  'ec2:RunInstances': {
    image: [held, 'ec2:Owner'],
    instance: [...asked, 'ec2:InstanceType', 'ec2:MetadataHttpTokens'],
    'key-pair': [held],
    'network-interface': asked,
    'security-group': [held],
    snapshot: [held],
    subnet: [held],
    volume: asked,
  },
  'ec2:StartInstances': { instance: [held] },
  'ec2:StopInstances': { instance: [held] },
  'ec2:TerminateInstances': { instance: [held] },
  'iam:GetInstanceProfile': { 'instance-profile': [] },
  'iam:GetPolicy': { policy: [] },
  'iam:GetPolicyVersion': { policy: [] },
  'iam:GetRolePolicy': { role: [] },
  'iam:ListAttachedRolePolicies': { role: [] },
  'iam:ListRolePolicies': { role: [] },
  'iam:PassRole': { role: ['iam:PassedToService'] },
  'kms:Decrypt': { key: ['kms:ViaService', 'kms:EncryptionContext:PARAMETER_ARN'] },
  'ssm:CancelCommand': {},
  'ssm:DescribeInstanceInformation': {},
  'ssm:GetCommandInvocation': {},
  'ssm:GetParameter': { parameter: [held] },
  'ssm:ListCommandInvocations': {},
  'ssm:ListCommands': {},
  'ssm:SendCommand': { document: [], instance: [held, 'ssm:resourceTag/'] },
}

/** The kinds of things an action is authorised on, in resource ARNs; undefined for an action that isn't listed here. */
export function kindsOf(action: string): readonly string[] | undefined {
  const kinds = reference[action]
  return kinds === undefined ? undefined : Object.keys(kinds)
}

/** Keys, or prefixes that end in a slash, that AWS gives when it authorises the action on such a thing. */
export function keysOf(action: string, kind: string | undefined): Check['modelled'] {
  const kinds = reference[action]
  const keys = kind === undefined ? [] : kinds?.[kind]
  if (kinds === undefined || keys === undefined)
    throw new Error(`how ${action} is authorised on ${kind ?? '*'} is not known`)
  return [...globalKeys, ...keys]
}
