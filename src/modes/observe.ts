// Reads a region for provision and check: what it holds, and the attributes of its machines.
import { getCpuCredits, getInstanceAttributes, type InstanceAttributes } from '../aws/instances.ts'
import { observeRegion, type Inventory } from '../aws/inventory.ts'
import { creditsOf } from '../fleet/credits.ts'
import { isHome } from '../plan/parts.ts'
import type { RegionContext } from '../context.ts'

/** A region as it is now. */
export interface Observed {
  readonly inventory: Inventory
  /** By instance id, of our runners and, where they are to be adopted, of foreign instances of the fleet's name. */
  readonly attributes: ReadonlyMap<string, InstanceAttributes>
}

/** Reads the region once. Only adopt looks further into what isn't ours: others' user data is an attribute, too. */
export async function observe(
  { clients, fleet, region }: RegionContext,
  { adopt = false }: { adopt?: boolean } = {},
): Promise<Observed> {
  const inventory = await observeRegion(clients.ec2, region.name, fleet)
  const foreign = adopt && !isHome(fleet, region.name) ? inventory.foreign.instances : []
  const instances = [...inventory.owned.instances, ...foreign]
  const attributes = await Promise.all(
    instances.map(async ({ id, type }) => {
      const [own, cpuCredits] = await Promise.all([
        getInstanceAttributes(clients.ec2, id),
        creditsOf(fleet.instance, type) === undefined ? undefined : getCpuCredits(clients.ec2, id),
      ])
      return [id, { ...own, cpuCredits }] as const
    }),
  )
  return { inventory, attributes: new Map(attributes) }
}
