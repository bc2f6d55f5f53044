// Defines what regions are made from.
import type { Home } from '../aws/origin.ts'
import type { Image } from '../aws/images.ts'

/** Home, with an image and a profile that exist. */
export interface Source {
  readonly home: Home
  readonly image: Image
  readonly profile: string
}

/** The hint for a name that somebody took between plan and creation. */
export const TAKEN_HINT = 'Somebody has just made it: rename or remove it, and provision again.'
