// The instance metadata service (IMDSv2), as far as the AWS command line and the SDKs use it: a session token, and the
// credentials of the instance's role. Titles of AWS's documents: "Use the Instance Metadata Service to access instance
// metadata", "Retrieve security credentials from instance metadata".
// All guests share the host's network, so an instance is told by the path: /_metadata/<instance id>/latest/…
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Instance } from './nouns.ts'
import { findProfile } from './profiles.ts'
import type { Ec2Region, Ec2World } from './region.ts'

export type MetadataRequest = { method: string; url: string; headers: IncomingHttpHeaders }
export type MetadataAnswer = { status: number; body: string }

const PREFIX = '/_metadata/'
/** As long as EC2's are good for. */
const SESSION_SECONDS = 6 * 3600

export function isMetadataUrl(url: string): boolean {
  return url.startsWith(PREFIX)
}

/** Where an instance's own requests go, as AWS_EC2_METADATA_SERVICE_ENDPOINT wants it. */
export function metadataEndpoint(world: Ec2World, instanceId: string): string {
  return `${world.endpoint}${PREFIX}${instanceId}/`
}

export async function answerMetadata(world: Ec2World, request: MetadataRequest): Promise<MetadataAnswer> {
  const [id = '', ...rest] = request.url.slice(PREFIX.length).split('/')
  const path = rest.join('/')
  const regions = [...world.accounts.values()].flatMap((account) => [...account.regions.values()])
  const region = regions.find(({ instances }) => instances.has(id))
  const instance = region?.instances.get(id)
  // Nobody reaches it but the machine itself, which has to be on.
  if (region === undefined || instance?.guest === undefined) return { status: 404, body: '' }
  if (instance.metadata.httpEndpoint === 'disabled') return { status: 403, body: '' }
  const token = tokenOf(instance)
  if (path === 'latest/api/token') {
    if (request.method !== 'PUT') return { status: 405, body: '' }
    return /^\d+$/.test(String(request.headers['x-aws-ec2-metadata-token-ttl-seconds']))
      ? { status: 200, body: token }
      : { status: 400, body: '' }
  }
  const given = request.headers['x-aws-ec2-metadata-token']
  if (given === undefined ? instance.metadata.httpTokens === 'required' : given !== token) {
    return { status: 401, body: '' }
  }
  return answerPath(world, { region, instance }, path)
}

async function answerPath(
  world: Ec2World,
  { region, instance }: { region: Ec2Region; instance: Instance },
  path: string,
): Promise<MetadataAnswer> {
  const name = instance.profile?.name
  const [role] = name === undefined ? [] : ((await findProfile(world.moto, region.account.id, name))?.roles ?? [])
  const roles = 'latest/meta-data/iam/security-credentials/'
  switch (path) {
    case 'latest/meta-data/instance-id':
      return { status: 200, body: instance.id }
    case 'latest/meta-data/placement/region':
      return { status: 200, body: region.name }
    case roles:
      return role === undefined ? { status: 404, body: '' } : { status: 200, body: role }
    case `${roles}${role ?? ''}`:
      return { status: 200, body: JSON.stringify(newCredentials(world, { region, role })) }
    default:
      return { status: 404, body: '' }
  }
}

function newCredentials(world: Ec2World, { region, role }: { region: Ec2Region; role: string | undefined }) {
  const { id: account, sessionSeconds: asSet } = region.account
  const expires = new Date(Date.now() + (asSet ?? SESSION_SECONDS) * 1000)
  const keyId = `ASIALOCAL${randomBytes(6).toString('hex').toUpperCase()}`
  world.sessions.set(keyId, { account, expires, role })
  return {
    ...{ Code: 'Success', Type: 'AWS-HMAC', LastUpdated: new Date().toISOString() },
    ...{ AccessKeyId: keyId, SecretAccessKey: 'local', Token: 'local', Expiration: expires.toISOString() },
  }
}

/** One for each boot. */
function tokenOf({ guest, id }: Instance): string {
  return Buffer.from(`${id} ${guest?.machine.bootId ?? ''}`).toString('base64')
}
