// Which things each action is authorised on, and which condition keys AWS gives there: the part of AWS's Service
// Authorization Reference (as of June 2026) that the shipped roles use. Keys that no policy here asks for are left out.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
import type { Check } from './policy.ts'

/** Of the thing itself, as it is before the call. */
const HELD = 'aws:ResourceTag/'
/** Of the request. */
const ASKED = ['aws:RequestTag/', 'aws:TagKeys']

/** Given with every request. */
const GLOBAL_KEYS = ['aws:RequestedRegion']

const ANY_TAGGED = [HELD, ...ASKED]
const TAGGABLE = [
  ...['image', 'instance', 'key-pair', 'network-interface', 'security-group', 'snapshot', 'subnet', 'volume', 'vpc'],
] as const

function everyTaggable(keys: readonly string[]) {
  return Object.fromEntries(TAGGABLE.map((kind) => [kind, keys]))
}

type ByKind = Readonly<Record<string, readonly string[]>>

/** An action without kinds of things is authorised on `*`. */
const REFERENCE: Readonly<Record<string, ByKind>> = {
  'ec2:AuthorizeSecurityGroupEgress': { 'security-group': [HELD], 'security-group-rule': ASKED },
  'ec2:AuthorizeSecurityGroupIngress': { 'security-group': [HELD], 'security-group-rule': ASKED },
  'ec2:CopyImage': { image: [...ASKED, 'ec2:ImageID', 'ec2:Owner'], snapshot: ASKED },
  'ec2:CreateSecurityGroup': { 'security-group': ASKED, vpc: [HELD] },
  'ec2:CreateTags': everyTaggable([...ANY_TAGGED, 'ec2:CreateAction']),
  'ec2:DeleteKeyPair': { 'key-pair': [HELD] },
  'ec2:DeleteSecurityGroup': { 'security-group': [HELD] },
  'ec2:DeleteSnapshot': { snapshot: [HELD] },
  'ec2:DeleteTags': everyTaggable(ANY_TAGGED),
  'ec2:DeleteVolume': { volume: [HELD] },
  'ec2:DeregisterImage': { image: [HELD] },
  'ec2:DescribeImages': {},
  'ec2:DescribeInstanceAttribute': { instance: [HELD] },
  'ec2:DescribeInstanceCreditSpecifications': {},
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
  'ec2:ImportKeyPair': { 'key-pair': ASKED },
  'ec2:ModifyInstanceAttribute': { instance: [HELD, 'ec2:Attribute/'], 'security-group': [HELD] },
  'ec2:ModifyInstanceCreditSpecification': { instance: [HELD, 'ec2:Attribute/'] },
  'ec2:ModifyInstanceMetadataOptions': { instance: [HELD, 'ec2:Attribute/'] },
  'ec2:RevokeSecurityGroupEgress': { 'security-group': [HELD] },
  'ec2:RunInstances': {
    image: [HELD, 'ec2:ImageID', 'ec2:ImageType', 'ec2:Owner', 'ec2:Public', 'ec2:RootDeviceType'],
    instance: [...ASKED, 'ec2:InstanceType', 'ec2:MetadataHttpTokens'],
    'key-pair': [HELD],
    'network-interface': ASKED,
    'security-group': [HELD],
    snapshot: [HELD],
    subnet: [HELD],
    volume: ASKED,
  },
  'ec2:StartInstances': { instance: [HELD] },
  'ec2:StopInstances': { instance: [HELD] },
  'ec2:TerminateInstances': { instance: [HELD] },
  'iam:GetInstanceProfile': { 'instance-profile': [] },
  'iam:GetRole': { role: [] },
  'iam:ListAttachedRolePolicies': { role: [] },
  'iam:ListRolePolicies': { role: [] },
  'iam:PassRole': { role: ['iam:PassedToService'] },
  'kms:Decrypt': { key: ['kms:ViaService', 'kms:EncryptionContext:PARAMETER_ARN'] },
  'ssm:CancelCommand': {},
  'ssm:DescribeInstanceInformation': {},
  'ssm:GetCommandInvocation': {},
  'ssm:GetParameter': { parameter: [HELD] },
  'ssm:GetParameters': { parameter: [HELD] },
  'ssm:ListCommandInvocations': {},
  'ssm:ListCommands': {},
  'ssm:SendCommand': { document: [], instance: [HELD, 'ssm:resourceTag/'] },
}

/** The kinds of things an action is authorised on, in resource ARNs; undefined for an action that isn't listed here. */
export function kindsOf(action: string): readonly string[] | undefined {
  const kinds = REFERENCE[action]
  return kinds === undefined ? undefined : Object.keys(kinds)
}

/** Keys, or prefixes that end in a slash, that AWS gives when it authorises the action on such a thing. */
export function keysOf(action: string, kind: string | undefined): Check['modelled'] {
  const kinds = REFERENCE[action]
  const keys = kind === undefined ? [] : kinds?.[kind]
  if (kinds === undefined || keys === undefined)
    throw new Error(`how ${action} is authorised on ${kind ?? '*'} is not known`)
  return [...GLOBAL_KEYS, ...keys]
}
