// What IAM is asked about a call of EC2: one check for each thing the call touches, with the keys of its moment.
// Which things those are is the Service Authorization Reference's word (reference.ts). Where AWS's documents leave a
// value open, the comment says on whose word it is taken here.
import { ownerAlias } from '../ec2/bases.ts'
import type { Ec2Call } from '../ec2/call.ts'
import { findProfile } from '../ec2/profiles.ts'
import { groups, many, one, required, tagsFor } from '../http/query.ts'
import { newCheck, type About, type Keys } from './check.ts'
import type { Check } from './policy.ts'
import { kindsOf } from './reference.ts'
import { ec2Arn, findKeyPair, findThing, type Thing } from './things.ts'

export async function ec2Checks(call: Ec2Call): Promise<Check[]> {
  const kinds = kindsOf(`ec2:${call.action}`)
  // No shipped role names an action that the reference doesn't list, so what is asked of it doesn't matter.
  if (kinds?.length === 0 || kinds === undefined) return [newCheck(call, `ec2:${call.action}`, { resource: '*' })]
  const special = SPECIALS[call.action]
  if (special !== undefined) return special(call)
  const things = await Promise.all(touchedIds(call).map((id) => findThing(call, id)))
  return things.flatMap((thing) => (thing === undefined ? [] : [ofThing(call, thing)]))
}

function ofThing(call: Ec2Call, { kind, arn, tags }: Thing, more: Partial<About> = {}): Check {
  return newCheck(call, `ec2:${call.action}`, { kind, resource: arn, held: tags, ...more })
}

/** The thing that the call makes has no id yet, and no tags but those asked for. */
function toBeMade(call: Ec2Call, kind: string, more: Partial<About> = {}): Check {
  return newCheck(call, `ec2:${call.action}`, { kind, resource: ec2Arn(call, kind, '*'), ...more })
}

/** Tags that a call gives to what it makes are CreateTags, by way of that call. */
function tagging(call: Ec2Call, name?: string): Check[] {
  return [
    ...new Set(groups(call.query, 'TagSpecification').map((specification) => required(specification, 'ResourceType'))),
  ].map((kind) =>
    newCheck(call, 'ec2:CreateTags', {
      kind,
      resource: ec2Arn(call, kind, name ?? '*'),
      asked: tagsFor(call.query, kind),
      keys: { 'ec2:CreateAction': [call.action] },
    }),
  )
}

function touchedIds({ action, query }: Ec2Call): string[] {
  if (/^(Start|Stop|Terminate)Instances$/.test(action)) return many(query, 'InstanceId')
  const [name] = ['InstanceId', 'GroupId', 'ImageId', 'SnapshotId', 'VolumeId', 'KeyPairId'].filter(
    (parameter) => query[parameter] !== undefined,
  )
  if (name === undefined) throw new Error(`what ${action} touches is not known here`)
  return [required(query, name)]
}

async function existing(call: Ec2Call, ids: readonly string[]): Promise<Thing[]> {
  return (await Promise.all(ids.map((id) => findThing(call, id)))).flatMap((thing) => thing ?? [])
}

const SPECIALS: Readonly<Record<string, (call: Ec2Call) => Promise<Check[]>>> = {
  CreateTags: async (call) => {
    const asked = new Map(groups(call.query, 'Tag').map((tag) => [required(tag, 'Key'), one(tag, 'Value') ?? '']))
    return (await existing(call, many(call.query, 'ResourceId'))).map((thing) => ofThing(call, thing, { asked }))
  },
  // Without keys it strips all tags, and has no aws:TagKeys.
  DeleteTags: async (call) => {
    const asked = new Map(groups(call.query, 'Tag').map((tag) => [required(tag, 'Key'), one(tag, 'Value') ?? '']))
    return (await existing(call, many(call.query, 'ResourceId'))).map((thing) => ofThing(call, thing, { asked }))
  },
  ModifyInstanceAttribute: async (call) => {
    const [instance] = await existing(call, [required(call.query, 'InstanceId')])
    const groupIds = await existing(call, many(call.query, 'GroupId'))
    if (instance === undefined) return []
    const keys = attributeKeys(call, [
      ...['InstanceType', 'InstanceInitiatedShutdownBehavior', 'DisableApiStop', 'DisableApiTermination', 'UserData'],
    ])
    return [ofThing(call, instance, { keys }), ...groupIds.map((group) => ofThing(call, group))]
  },
  ModifyInstanceCreditSpecification: async (call) => {
    const ids = groups(call.query, 'InstanceCreditSpecification').map((one) => required(one, 'InstanceId'))
    return (await existing(call, ids)).map((instance) => ofThing(call, instance))
  },
  ModifyInstanceMetadataOptions: async (call) => {
    const [instance] = await existing(call, [required(call.query, 'InstanceId')])
    const keys = attributeKeys(call, ['HttpEndpoint', 'HttpPutResponseHopLimit', 'HttpTokens', 'InstanceMetadataTags'])
    return instance === undefined ? [] : [ofThing(call, instance, { keys })]
  },
  AuthorizeSecurityGroupEgress: (call) => authorizeRules(call),
  AuthorizeSecurityGroupIngress: (call) => authorizeRules(call),
  CreateSecurityGroup: async (call) => {
    const networks = await existing(call, [required(call.query, 'VpcId')])
    const asked = tagsFor(call.query, 'security-group')
    return [
      toBeMade(call, 'security-group', { asked }),
      ...networks.map((network) => ofThing(call, network)),
      ...tagging(call),
    ]
  },
  ImportKeyPair: (call) => {
    const name = required(call.query, 'KeyName')
    const asked = tagsFor(call.query, 'key-pair')
    const check = toBeMade(call, 'key-pair', { asked, resource: ec2Arn(call, 'key-pair', name) })
    return Promise.resolve([check, ...tagging(call, name)])
  },
  CopyImage: (call) => Promise.resolve([...copyChecks(call), ...tagging(call)]),
  RunInstances: async (call) => [...(await runChecks(call)), ...tagging(call), ...(await passRole(call))],
}

/**
 * An attribute that the request sets, in either spelling of ModifyInstanceAttribute. That the keys are there with the
 * names of the parameters is the EC2 user guide's word for simple attributes ("ec2:Attribute condition key").
 */
function attributeKeys({ query }: Ec2Call, names: readonly string[]): Keys {
  return Object.fromEntries(
    names.flatMap((name) => {
      const byName = query['Attribute']?.toLowerCase() === name.toLowerCase() ? query['Value'] : undefined
      const value = byName ?? query[`${name}.Value`] ?? query[name]
      return value === undefined ? [] : [[`ec2:Attribute/${name}`, [value]]]
    }),
  )
}

async function authorizeRules(call: Ec2Call): Promise<Check[]> {
  const things = await existing(call, [required(call.query, 'GroupId')])
  // The reference has the rule as optional; users report that it is always asked for.
  return [...things.map((group) => ofThing(call, group)), toBeMade(call, 'security-group-rule')]
}

/**
 * Source and copy are authorised both, images as well as their snapshots. The reference has request tags and an
 * image's id among the keys, the user guide says that the id can't be the source's, and users who decoded refusals
 * found neither, but the owner: that is what is given here, as the least that a policy can count on.
 */
function copyChecks(call: Ec2Call): Check[] {
  const region = call.account.regions.get(required(call.query, 'SourceRegion'))
  const image = region?.images.get(required(call.query, 'SourceImageId'))
  if (region === undefined || image === undefined) return []
  const from = { ...call, region }
  const of = (place: Ec2Call, kind: string, id: string, keys: Keys = {}): Check =>
    newCheck(call, 'ec2:CopyImage', { kind, resource: ec2Arn(place, kind, id), keys })
  return [
    of(from, 'image', image.id, { 'ec2:Owner': [image.ownerId] }),
    of(from, 'snapshot', image.snapshotId),
    of(call, 'image', '*', { 'ec2:Owner': [call.account.id] }),
    of(call, 'snapshot', '*'),
  ]
}

/** What RunInstances could touch besides, and no mode uses. */
const NOT_MODELLED =
  /^(LaunchTemplate|Placement|NetworkInterface\.\d+\.(?!(NetworkInterfaceId|DeviceIndex)$)|ElasticGpu|CapacityReservation|LicenseSpecification)/

async function runChecks(call: Ec2Call): Promise<Check[]> {
  const { query } = call
  const other = Object.keys(query).find((name) => NOT_MODELLED.test(name))
  if (other !== undefined) throw new Error(`how RunInstances is authorised with ${other} is not known here`)
  const keyName = one(query, 'KeyName')
  const keyPair = keyName === undefined ? undefined : await findKeyPair(call, { name: keyName })
  const snapshotIds = groups(query, 'BlockDeviceMapping').flatMap((device) => device['Ebs.SnapshotId'] ?? [])
  // One that is there has its subnet and its groups; tags of the request are for what the call makes.
  const interfaceIds = groups(query, 'NetworkInterface').flatMap((one) => one['NetworkInterfaceId'] ?? [])
  const ids = [
    ...[required(query, 'ImageId'), ...(interfaceIds.length > 0 ? interfaceIds : [required(query, 'SubnetId')])],
    ...[...many(query, 'SecurityGroupId'), ...snapshotIds],
  ]
  const things = [...(await existing(call, ids)), ...(keyPair === undefined ? [] : [keyPair])]
  const machine = {
    'ec2:InstanceType': [one(query, 'InstanceType') ?? 'm1.small'],
    'ec2:MetadataHttpTokens': [one(query, 'MetadataOptions.HttpTokens') ?? 'optional'],
  }
  return [
    toBeMade(call, 'instance', { asked: tagsFor(query, 'instance'), keys: machine }),
    toBeMade(call, 'volume', { asked: tagsFor(query, 'volume') }),
    ...(interfaceIds.length > 0
      ? []
      : [toBeMade(call, 'network-interface', { asked: tagsFor(query, 'network-interface') })]),
    ...things.map((thing) => ofThing(call, thing, { keys: imageKeys(thing) })),
  ]
}

/**
 * The keys of the image that a machine is made of. Owners that EC2 has an alias for are told by it, as the reference has
 * it; whether that goes for Canonical, too, no document says: a policy does well to name alias and account.
 */
function imageKeys({ image }: Thing): Keys {
  if (image === undefined) return {}
  return {
    'ec2:ImageID': [image.id],
    'ec2:ImageType': ['machine'],
    'ec2:Owner': [ownerAlias(image) ?? image.ownerId],
    'ec2:Public': [String(image.isPublic)],
    'ec2:RootDeviceType': ['ebs'],
  }
}

/** A machine with an instance profile is given the profile's role. */
async function passRole(call: Ec2Call): Promise<Check[]> {
  const name =
    one(call.query, 'IamInstanceProfile.Name') ?? one(call.query, 'IamInstanceProfile.Arn')?.split('/').at(-1)
  if (name === undefined) return []
  const roles = (await findProfile(call.world.moto, call.account.id, name))?.roles ?? []
  return roles.map((role) =>
    newCheck(call, 'iam:PassRole', {
      kind: 'role',
      resource: `arn:aws:iam::${call.account.id}:role/${role}`,
      keys: { 'iam:PassedToService': ['ec2.amazonaws.com'] },
    }),
  )
}
