// Defines what a region is made after: home's originals, or a base image and what stands beside it.
import type { BaseSetup } from '../files/setup.ts'
import type { Image } from './images.ts'
import type { KeyPair } from './key-pairs.ts'
import type { SecurityGroup } from './security-groups.ts'

/**
 * What a region is made after: home's originals, or, with a base image, what stands in their place in the region
 * itself. What is missing or ambiguous is undefined and named among the problems.
 */
export interface Home {
  readonly region: string
  readonly image: Image | undefined
  /** Undefined as well when the fleet wants none. */
  readonly keyPair: (Pick<KeyPair, 'name' | 'publicKey'> & Partial<KeyPair>) | undefined
  readonly securityGroup: (Pick<SecurityGroup, 'name' | 'description' | 'rules'> & Partial<SecurityGroup>) | undefined
  readonly profile: string | undefined
  /** One sentence for each thing that keeps the fleet from being provisioned from here. */
  readonly problems: readonly string[]
  /** The base image and its setup; undefined where there is a home. */
  readonly base: BaseOrigin | undefined
}

/** What a base image gives a region, in the place of home's originals. */
export interface BaseOrigin extends BaseSetup {
  /** The newest image of the base for each architecture that the region's types have, in the types' order. */
  readonly images: readonly Image[]
}

/** The newest image of a base for an architecture as EC2 writes it. */
export function newestFor({ images }: BaseOrigin, architecture: string): Image | undefined {
  return images.find((image) => image.architecture === architecture)
}
