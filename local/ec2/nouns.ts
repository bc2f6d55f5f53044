// The things of EC2 that the overlay owns: instances, images, snapshots and volumes.
import { randomBytes } from 'node:crypto'
import type { SystemName } from '../guest/disk.ts'
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

/** What is on a disk, and decides where it boots: an image's, its machines' and those of images made of these. */
export type Build = {
  architecture: string
  system: SystemName
  /** Whether Systems Manager's agent is on it. */
  hasAgent: boolean
  enaSupport: boolean
}

export type Instance = Build & {
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
  monitoring: boolean
  userData: Buffer | undefined
  /** Of the root device. */
  volumeId: string
  rootDevice: string
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
  iops?: number
  throughput?: number
  deleteOnTermination: boolean
}

export type Image = Build & {
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
  devices: readonly ImageDevice[]
  /** Names of devices for disks of the host, which few types have. */
  instanceStores: readonly string[]
  sourceInstanceId: string | undefined
  source: { id: string; region: string } | undefined
  encrypted: boolean
  /** Its machines insist on IMDSv2 unless told otherwise. */
  imdsSupport: 'v2.0' | undefined
  deprecatedAt: number | undefined
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

/** The root device of an image, by which its snapshot goes. */
export function rootOf({ id, devices }: Image): ImageDevice {
  const [root] = devices
  if (root === undefined) throw new Error(`${id} has no root device`)
  return root
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
