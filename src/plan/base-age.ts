// Finds how old the public image of a machine is, and whether its base has a newer one.
import { newestFor } from '../aws/origin.ts'
import type { Instance } from '../aws/instances.ts'
import { parseBase, TAG } from '../tags.ts'
import type { RegionFacts } from './facts.ts'
import { notice, type Finding } from './steps.ts'

/** From this age on a machine lacks a quarter's worth of security fixes, as long as its setup doesn't bring them. */
const OLD_DAYS = 90

/** Finds a newer image than that of a machine; nothing where the machine is of the newest, or of no base image. */
export function findNewerBase({ home, now }: Pick<RegionFacts, 'home' | 'now'>, runner: Instance): Finding[] {
  const own = parseBase(runner.tags)
  const newest = home.base === undefined ? undefined : newestFor(home.base, runner.architecture)
  if (own === undefined || newest === undefined || newest.id === runner.tags[TAG.image]) return []
  if (newest.created <= own.created) return []
  const age = describeAge(own.created, now)
  const text =
    `instance ${runner.id} is of ${own.name}, ${age}, and ${newest.name} is newer: ` +
    'provision with refresh: true makes a new machine of it'
  return [notice(isOld(own.created, now) ? 'old-base' : 'newer-base', text, runner.id)]
}

/** Whether an image is so old that it is to be said loudly. */
function isOld(created: Date, now: Date): boolean {
  return daysBetween(created, now) >= OLD_DAYS
}

function describeAge(created: Date, now: Date): string {
  const days = daysBetween(created, now)
  return days === 1 ? '1 day old' : `${days} days old`
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 86_400_000)
}
