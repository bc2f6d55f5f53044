// Switching a guest off from inside: poweroff, reboot and halt at once, shutdown at its time.
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
  setTimeout(() => void powerDown(systemd, verb, { isForced: force >= 2 }), force >= 2 ? 0 : 20)
  return { code: 0 }
}

export function shutdown(systemd: Systemd, args: string[]): SpoolAnswer {
  if (args.includes('-c')) {
    clearTimeout(systemd.scheduledShutdown)
    return { code: 0 }
  }
  const verb: PowerVerb = args.some((arg) => arg === '-r' || arg === '--reboot')
    ? 'reboot'
    : args.some((arg) => arg === '-H' || arg === '--halt')
      ? 'halt'
      : 'poweroff'
  const time = args.find((arg) => !arg.startsWith('-')) ?? '+1'
  const minutes = time === 'now' ? 0 : Number(/^\+?(\d+)$/.exec(time)?.[1] ?? Number.NaN)
  if (Number.isNaN(minutes)) return { code: 1, err: `Failed to parse time specification: ${time}\n` }
  clearTimeout(systemd.scheduledShutdown)
  systemd.scheduledShutdown = setTimeout(
    () => void powerDown(systemd, verb),
    Math.max(20, minutes * 60_000 * systemd.timerScale),
  )
  return { code: 0, err: minutes === 0 ? '' : `Shutdown scheduled, use 'shutdown -c' to cancel.\n` }
}
