// Defines the facts that plans and findings are decided from: all of it read, none of it changed yet.
import type { Home } from '../aws/origin.ts'
import type { ProfileState } from '../aws/instance-profiles.ts'
import type { InstanceAttributes } from '../aws/instances.ts'
import type { Inventory } from '../aws/inventory.ts'
import type { PlacementResult } from '../aws/placement.ts'
import type { Fleet, FleetRegion } from '../fleet/fleet.ts'

/** Everything the decision rests on, read before the first change. */
export interface ProvisionFacts {
  readonly fleet: Fleet
  readonly region: FleetRegion
  readonly home: Home
  readonly inventory: Inventory
  readonly attributes: ReadonlyMap<string, InstanceAttributes>
  readonly placement: PlacementResult
  readonly profile: ProfileState
  /** The tag value of the guest files that provision would install now. */
  readonly fuseTag: string
  readonly adopt: boolean
  /** Whether a newer image of the same base is reason enough for a new machine. */
  readonly refresh: boolean
  readonly now: Date
}

/** What check knows of a region when it judges it. */
export interface RegionFacts {
  readonly fleet: Fleet
  readonly region: FleetRegion
  readonly home: Home
  readonly inventory: Inventory
  readonly attributes: ReadonlyMap<string, InstanceAttributes>
  readonly fuseTag: string
  readonly now: Date
  /** Why a runner's type isn't on offer in its zone, or doesn't fit its image, by instance id; as far as asked. */
  readonly misfits?: ReadonlyMap<string, string>
}
