// Brings a point about: ends the process, or the machine that writes, on the one occasion; and measures what a cancelled
// process makes of the time that GitHub leaves it.
import type { ChildProcess } from 'node:child_process'
import { SIGKILL_AFTER_MILLISECONDS, SIGTERM_AFTER_MILLISECONDS } from '../shared/cancel.ts'
import type { Lane } from './lane.ts'
import { isAt, type Point } from './points.ts'
import type { Answer, Occasion, StepEnd, Watch } from './step.ts'

/** How a cancelled process made use of its time, in milliseconds from SIGINT. */
export interface Grace {
  /** Whether it had a machine on that it had started. */
  readonly isStopDue: boolean
  /** When StopInstances went out. */
  readonly stopSent: number | undefined
  /** When CancelCommand went out. */
  readonly cancelSent: number | undefined
  readonly ended: number
}

/** A point that is to come: what watches for it, and what came of it. */
export interface Ending {
  readonly watch: Watch
  readonly isReached: () => boolean
  readonly grace: () => Grace | undefined
}

/** Without a point nothing ends, and everything goes on. */
export function endAt({ control }: Lane, point: Point | undefined): Ending {
  let reachedAt: number | undefined
  let isStopDue = false
  let stopSent: number | undefined
  let cancelSent: number | undefined
  let endedAt: number | undefined
  const since = (): number => Math.round(performance.now() - (reachedAt ?? 0))
  const watch: Watch = async (occasion, { main, instanceId }): Promise<Answer> => {
    if (reachedAt === undefined) isStopDue = isOnAfter(occasion, isStopDue)
    else if (occasion.name === 'ec2.StopInstances') stopSent ??= since()
    else if (occasion.name === 'ssm.CancelCommand') cancelSent ??= since()
    if (point === undefined || reachedAt !== undefined || !isAt(occasion, point.occasion)) return 'go-on'
    reachedAt = performance.now()
    switch (point.end) {
      case 'kill':
        main.kill('SIGKILL')
        await gone(main)
        // Just before: it never got there. Just after: it has happened, and nobody hears of it.
        return 'drop'
      case 'cancel':
        cancel(main, () => (endedAt = since()))
        return 'go-on'
      case 'power-off':
        await control.losePower(instanceId ?? '')
        return 'go-on'
      case 'crash':
        return 'die'
    }
  }
  return {
    watch,
    isReached: () => reachedAt !== undefined,
    grace: () => (endedAt === undefined ? undefined : { isStopDue, stopSent, cancelSent, ended: endedAt }),
  }
}

function isOnAfter({ name, stage }: Occasion, isOn: boolean): boolean {
  if (name === 'ec2.StopInstances') return false
  return isOn || (stage === 'after' && ['ec2.StartInstances', 'ec2.RunInstances'].includes(name))
}

/** As GitHub does it. */
function cancel(main: ChildProcess, onEnd: () => void): void {
  main.kill('SIGINT')
  const timers = [
    setTimeout(() => main.kill('SIGTERM'), SIGTERM_AFTER_MILLISECONDS),
    setTimeout(() => main.kill('SIGKILL'), SIGKILL_AFTER_MILLISECONDS),
  ]
  main.once('exit', () => {
    onEnd()
    for (const timer of timers) clearTimeout(timer)
  })
}

function gone(main: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (main.exitCode !== null || main.signalCode !== null) resolve()
    else main.once('exit', () => resolve())
  })
}

/** A cancelled process stops what it has started, at once, and leaves before GitHub sends SIGTERM. */
export function listLate({ isStopDue, stopSent, cancelSent, ended }: Grace, { signal }: StepEnd): string[] {
  const late = (what: string, when: number | undefined): string[] =>
    when === undefined || when <= SIGTERM_AFTER_MILLISECONDS ? [] : [`${what} ${when} ms after SIGINT`]
  return [
    ...(signal === 'SIGKILL'
      ? [`it was killed, since it had not ended, ${ended} ms after SIGINT`]
      : late('it ended', ended)),
    ...(isStopDue && stopSent === undefined ? ['StopInstances never went out after SIGINT'] : []),
    ...late('StopInstances went out', stopSent),
    ...late('CancelCommand went out', cancelSent),
  ]
}

/** Whether a violation is one of time alone. */
export function isLateness(violation: string): boolean {
  return violation.endsWith(' ms after SIGINT')
}
