// Finds what regions are made after: home's originals, read once a step; or a base image, read in each region by itself.
import { observeBase } from '../aws/base.ts'
import { hasHome, observeHome, unreadableHome } from '../aws/home.ts'
import type { Home } from '../aws/origin.ts'
import { findPlacement, type PlacementResult } from '../aws/placement.ts'
import type { Context, RegionContext } from '../context.ts'
import { loadBaseSetup } from '../files/setup.ts'

/** Gives what a region is made after. */
export type OriginOf = (region: Pick<RegionContext, 'clients' | 'region'>) => Promise<Home>

/**
 * Reads what all regions have in common: home, or the files of a setup.
 *
 * @throws ActionError for files of a setup that are missing, may not be sent or are too large; what home lacks is among
 *   its problems
 */
export async function findOrigin({ aws, fleet }: Pick<Context, 'aws' | 'fleet'>): Promise<OriginOf> {
  if (hasHome(fleet)) {
    const home = await observeHome(aws(fleet.image.region).ec2, fleet)
    return () => Promise.resolve(home)
  }
  const setup = await loadBaseSetup(fleet)
  if (setup === undefined) throw new Error('a fleet has a home or a base')
  return ({ clients, region }) => observeBase(clients, { fleet, region, setup })
}

/** The same for who only looks: what can't be read is told as a problem of each region. */
export async function findReadableOrigin(context: Pick<Context, 'aws' | 'fleet'>): Promise<OriginOf> {
  const unreadable = (error: unknown): Home => unreadableHome(context.fleet, error)
  try {
    const originOf = await findOrigin(context)
    return (region) => originOf(region).catch(unreadable)
  } catch (error) {
    return () => Promise.resolve(unreadable(error))
  }
}

/**
 * Finds where a machine can be put. A base has an image for each architecture: the first type that a zone offers says
 * which of them is taken, and `image` of what is given is that one.
 */
export async function place(
  { clients, region }: Pick<RegionContext, 'clients' | 'region'>,
  home: Home,
): Promise<{ readonly home: Home; readonly placement: PlacementResult }> {
  const images = home.base?.images ?? (home.image === undefined ? [] : [home.image])
  const reasons: string[] = []
  let vpcId: string | undefined
  for (const image of images) {
    const placement = await findPlacement(clients.ec2, region, image)
    if (placement.kind === 'place') return { home: { ...home, image }, placement }
    reasons.push(placement.reason)
    vpcId ??= placement.vpcId
  }
  const reason =
    reasons.length === 0 ? 'there is no image to find an instance type for' : [...new Set(reasons)].join('; ')
  return { home, placement: { kind: 'none', reason, vpcId } }
}
