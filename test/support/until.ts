// Waiting for what can only be seen from outside.
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something is so. Most looks ask for the whole call log, so they are no closer than people would notice. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, limitSeconds = 60): Promise<void> {
  const giveUpAt = Date.now() + limitSeconds * 1000
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`not seen within ${limitSeconds} s: ${what}`)
    await sleep(100)
  }
}
