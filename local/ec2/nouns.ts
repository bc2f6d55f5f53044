// The things of EC2 that the overlay owns: instances, images, snapshots and volumes.
import { randomBytes } from 'node:crypto'
import type { Guest } from '../guest/guest.ts'
import type { Tags } from '../http/query.ts'

export type InstanceState = 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated'

export const STATE_CODES: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
}

/** One stretch between running and what ended it. */
export type Stretch = { from: number; to: number | undefined }

export type MetadataOptions = {
  httpTokens: string
  httpEndpoint: string
  httpPutResponseHopLimit: number
  httpProtocolIpv6: string
  instanceMetadataTags: string
}

export type Instance = {
  id: string
  createdAt: number
  reservationId: string
  imageId: string
  instanceType: string
  keyName: string | undefined
  groups: { id: string; name: string }[]
  subnetId: string
  vpcId: string
  zone: string
  privateIp: string
  publicIp: string | undefined
  profile: { arn: string; id: string; name: string } | undefined
  state: InstanceState
  stateReason: { code: string; message: string } | undefined
  stateTransitionReason: string
  launchTime: Date
  /** State and last launch as they were when a call last changed them. */
  before: { state: InstanceState; launchTime: Date; at: number } | undefined
  /** What EC2's status checks find: of the host, or of the machine. */
  impaired: 'system' | 'instance' | undefined
  clientToken: string
  tags: Tags
  taggedAt: Map<string, number>
  metadata: MetadataOptions
  /** `standard` or `unlimited` of burstable types; undefined of others. */
  cpuCredits: string | undefined
  shutdownBehavior: 'stop' | 'terminate'
  disableApiStop: boolean
  disableApiTermination: boolean
  ebsOptimized: boolean
  enaSupport: boolean
  monitoring: boolean
  userData: Buffer | undefined
  /** Of the root device. */
  volumeId: string
  folder: string
  stretches: Stretch[]
  terminatedAt: number | undefined
  guest: Guest | undefined
  /** Goes up with each state change, so that an earlier change's timer can see it has been overtaken. */
  generation: number
  failsNextStart: string | undefined
  hangsInStopping: boolean
}

/** One EBS device of an image; all but the root's begin empty. */
export type ImageDevice = {
  name: string
  sizeGiB: number
  type: string
  deleteOnTermination: boolean
}

export const ROOT_DEVICE = '/dev/xvda'

export type Image = {
  id: string
  createdAt: number
  name: string
  description: string
  ownerId: string
  isPublic: boolean
  /** From being deregistered. */
  isProtected: boolean
  state: 'pending' | 'available' | 'invalid' | 'deregistered' | 'transient' | 'failed' | 'error' | 'disabled'
  stateReason: { code: string; message: string } | undefined
  /** Of the root device. */
  snapshotId: string
  /** The root device first. */
  devices: ImageDevice[]
  sourceInstanceId: string | undefined
  source: { id: string; region: string } | undefined
  encrypted: boolean
  architecture: string
  enaSupport: boolean
  tags: Tags
  taggedAt: Map<string, number>
  /** The folder its instances' disks are copied from; never changed once available. */
  disk: string
}

export type Snapshot = {
  id: string
  createdAt: number
  ownerId: string
  volumeId: string
  description: string
  state: 'pending' | 'completed' | 'error'
  progress: string
  encrypted: boolean
  sizeGiB: number
  tags: Tags
  taggedAt: Map<string, number>
}

export type Volume = {
  id: string
  createdAt: number
  zone: string
  sizeGiB: number
  type: string
  encrypted: boolean
  /** Empty for a volume that began empty. */
  snapshotId: string
  instanceId: string | undefined
  device: string
  deleteOnTermination: boolean
  attachedAt: number
  tags: Tags
  taggedAt: Map<string, number>
}

export function newId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`
}

/** EC2 keeps whole seconds. */
export function wholeSecond(at: number): Date {
  return new Date(Math.floor(at / 1000) * 1000)
}

export function isGone(instance: Instance): boolean {
  return instance.state === 'terminated'
}
