// What the overlay's EC2 works on: the whole, an account and a region, as far as it needs them. world.ts adds to each what
// the others need.
import type { Delays, Limits } from '../delays.ts'
import type { NamespaceMode } from '../guest/namespace.ts'
import type { Python } from '../guest/python.ts'
import type { Session } from '../http/aws-request.ts'
import type { MotoCaller } from '../moto.ts'
import type { Image, Instance, Snapshot, Volume } from './nouns.ts'

export interface Ec2World {
  stateDir: string
  /** This local AWS's own address, for its guests. */
  endpoint: string
  python: Python
  moto: MotoCaller
  namespaceMode: NamespaceMode
  accounts: ReadonlyMap<string, Ec2Account>
  /** By access key id. */
  sessions: Map<string, Session>
  warn: (message: string) => void
  isStopping: boolean
}

export interface Ec2Account {
  id: string
  world: Ec2World
  delays: Delays
  limits: Limits
  /** When set, describe calls give pages of this size even to who asks for none. */
  pageSize: number | undefined
  /** Opt-in regions this account hasn't opted into: calls there are refused. */
  closedRegions: string[]
  /** How long temporary credentials last; as STS is asked when it's undefined. */
  sessionSeconds: number | undefined
  regions: ReadonlyMap<string, Ec2Region>
}

export interface Ec2Region {
  account: Ec2Account
  name: string
  instances: Map<string, Instance>
  images: Map<string, Image>
  snapshots: Map<string, Snapshot>
  volumes: Map<string, Volume>
  /** The newest public images, each by the name of its parameter. */
  publicParameters: Map<string, PublicParameter>
  /** Why the next copies made here will fail, once they are under way. */
  copyFaults: string[]
  /** Copies made here stay pending until it is over, however long they have taken by then. */
  copyHold: { over: Promise<void>; end: () => void } | undefined
  /** What a client token was first used for: the action, a digest of the other parameters, and what it made. */
  tokens: Map<string, { digest: string; madeId: Promise<string> }>
  events: MachineEvents
}

/** A parameter of AWS's own, which names an image. */
export type PublicParameter = {
  name: string
  dataType: 'text' | 'aws:ec2:image'
  /** The image's id. */
  value: string
  version: number
  /** When it last changed. */
  at: number
}

/** What a region tells of its machines to the programs that live on them. */
export interface MachineEvents {
  booted: (instance: Instance) => void
  /** It is off, or on its way there. Also told of one that is off already. */
  lost: (instance: Instance) => void
  /** It was terminated, and is seen no more. */
  forgotten: (instance: Instance) => void
}
