// Plans the takeover of what already has the fleet's name: things without our tags, as the Python scripts left them.
import type { Inventory } from '../aws/inventory.ts'
import { snapshotIds, type Image } from '../aws/images.ts'
import { creationTags, TAG, type Tags } from '../tags.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { describeRenaming } from './former.ts'
import { isHome, listNameHolders, type NameHolder } from './parts.ts'
import type { Step } from './steps.ts'

/** The steps of the takeover, and the region as it will be after them; or why there is none. */
export type Adoption =
  | { readonly kind: 'adoption'; readonly steps: readonly Step[]; readonly inventory: Inventory }
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly hint: string | undefined }

/**
 * Plans how foreign things of the fleet's name become ours. Nothing is taken over in home, nor without being asked,
 * nor when there are several of a kind: then the names are told.
 */
export function planAdoption(
  { fleet, adopt, inventory }: { fleet: Fleet; adopt: boolean; inventory: Inventory },
  { source, vpcId }: { source: Image; vpcId: string },
): Adoption {
  const holders = isHome(fleet, inventory.region) ? [] : listNameHolders(fleet, inventory, vpcId)
  if (holders.length === 0) return { kind: 'adoption', steps: [], inventory }
  if (!adopt) return refuse(holders)
  const reasons = [
    ...[...Map.groupBy(holders, ({ what }) => what)].flatMap(([what, same]) =>
      same.length === 1
        ? []
        : [`adopt takes over one ${what}, and there are several: ${same.map(({ id }) => id).join(', ')}`],
    ),
    ...holders.flatMap(({ what, id, tags }) =>
      tags[TAG.fleet] === undefined ? [] : [`${what} ${id} belongs to fleet ${tags[TAG.fleet] ?? ''}`],
    ),
    ...holders.flatMap(({ what, id }) => {
      const own = what === 'instance' ? inventory.owned.instances : what === 'image' ? inventory.owned.images : []
      const ids = own.map((one) => one.id).join(', ')
      return own.length === 0 ? [] : [`${what} ${id} is one too many: the fleet has ${ids} there`]
    }),
  ]
  if (reasons.length > 0) return { kind: 'refused', reasons, hint: 'Remove or rename what adopt may not take over.' }
  return { kind: 'adoption', ...takeOver(inventory, fleet, source, new Set(holders.map(({ id }) => id))) }
}

/** Refuses what belongs to another fleet; that fleet may be this one, by the name that it had before. */
function refuse(holders: readonly NameHolder[]): Adoption {
  const fleets = [...new Set(holders.flatMap(({ tags }) => tags[TAG.fleet] ?? []))]
  const reasons = holders.map(({ what, id, name, tags: { [TAG.fleet]: fleet } }) => {
    const owner = fleet === undefined ? '' : ` of fleet ${fleet}`
    return `the name ${name} is taken by a foreign ${what}${owner} (${id})`
  })
  const hasNobodys = holders.some(({ tags }) => tags[TAG.fleet] === undefined)
  const hints = [
    ...(hasNobodys ? ['Rename or remove them, or take them over with adopt: true.'] : []),
    ...fleets.map((fleet) => `${describeRenaming(fleet)}.`),
  ]
  return { kind: 'refused', reasons, hint: hints.join(' ') }
}

/** The tags of a thing beside its owner, and its parts that are taken over with it. */
interface More {
  readonly tags?: Tags
  readonly parts?: readonly string[]
}

function takeOver(
  inventory: Inventory,
  fleet: Fleet,
  source: Image,
  ids: ReadonlySet<string>,
): { steps: Step[]; inventory: Inventory } {
  const { foreign, owned } = inventory
  const steps: Step[] = []
  const adoptEach = <T extends { readonly id: string; readonly tags: Tags }>(
    what: string,
    items: readonly T[],
    more: (item: T) => More = () => ({}),
  ): T[] =>
    items
      .filter(({ id }) => ids.has(id))
      .map((item) => {
        const step = planTaking(fleet, source, { what, id: item.id, ...more(item) })
        steps.push(step)
        return { ...item, tags: { ...item.tags, ...step.tags } }
      })
  const keyPairs = [...owned.keyPairs, ...adoptEach('key pair', foreign.keyPairs)]
  const securityGroups = [...owned.securityGroups, ...adoptEach('security group', foreign.securityGroups)]
  // EC2 hasn't always kept an image's source: a copy of that age is taken for one of home's current image.
  const takenImages = adoptEach('image', foreign.images, (image) => ({
    tags: { [TAG.image]: image.sourceImageId ?? source.id },
    parts: snapshotIds(image),
  }))
  const sourceOfImage = (imageId: string): string =>
    [...takenImages, ...owned.images].find(({ id }) => id === imageId)?.tags[TAG.image] ?? source.id
  const takenInstances = adoptEach('instance', foreign.instances, ({ imageId, volumeIds }) => ({
    tags: { [TAG.role]: 'runner', [TAG.state]: 'proving', [TAG.image]: sourceOfImage(imageId) },
    parts: volumeIds,
  }))
  const images = [...owned.images, ...takenImages]
  const instances = [...owned.instances, ...takenInstances]
  return { steps, inventory: { ...inventory, owned: { ...owned, keyPairs, securityGroups, images, instances } } }
}

function planTaking(
  fleet: Fleet,
  source: Image,
  { what, id, tags = {}, parts = [] }: More & { what: string; id: string },
): Extract<Step, { kind: 'adopt' }> {
  const made = tags[TAG.image]
  const old = made === undefined || made === source.id ? '' : `; it is not of image ${source.id}, and gets replaced`
  return {
    kind: 'adopt',
    ids: [id, ...parts],
    tags: creationTags(fleet, tags),
    target: `${what} ${id}`,
    reason: `it carries the fleet's name, and adopt is true${old}`,
  }
}
