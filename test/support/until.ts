// Waiting for what can only be seen from outside.
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something is so, looking ten times a second. The limit is for what never comes, on the slowest machine. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, limitSeconds = 600): Promise<void> {
  const giveUpAt = Date.now() + limitSeconds * 1000
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`not seen within ${limitSeconds} s: ${what}`)
    await sleep(100)
  }
}
