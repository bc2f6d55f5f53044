// Switching a guest off from inside.
import type { SpoolAnswer } from './spool.ts'
import { powerDown } from './systemd.ts'
import type { PowerVerb, Systemd } from './unit.ts'

const POWER_VERBS: readonly string[] = ['poweroff', 'reboot', 'halt'] satisfies PowerVerb[]

export function isPowerVerb(verb: string): verb is PowerVerb {
  return POWER_VERBS.includes(verb)
}

export function goDown(systemd: Systemd, verb: PowerVerb, args: string[]): SpoolAnswer {
  const force = args.filter((arg) => arg === '-f' || arg === '--force').length + (args.includes('-ff') ? 2 : 0)
  // The answer first, as systemctl doesn't wait for the end of the world.
  setTimeout(() => void powerDown(systemd, verb, { isForced: force >= 2 }), force >= 2 ? 0 : 100)
  return { code: 0 }
}

/** `shutdown -P now` and its like; any other time or end isn't emulated. */
export function shutdown(systemd: Systemd, args: string[]): SpoolAnswer {
  const isNow = args.includes('now') && args.every((arg) => ['-P', '-h', 'now'].includes(arg))
  return isNow ? goDown(systemd, 'poweroff', []) : { code: 1, err: 'shutdown: only -P now is emulated\n' }
}
