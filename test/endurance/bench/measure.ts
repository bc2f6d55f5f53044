// What a run came to as AWS sees it: how long it was billed, how many calls it took, and how soon it was stopped.
import type { Call } from '../../../local/control.ts'
import { COMMAND, REGION } from './place.ts'
import type { MadePlace } from '../shared/place.ts'

/** One run, measured from outside. */
export interface Measured {
  /** From `running` to the call that stopped the machine, in seconds; EC2 bills no less than 60. */
  readonly billedSeconds: number
  /** From the payload's last byte to the call that stopped the machine, in seconds. */
  readonly afterPayloadSeconds: number
  readonly calls: number
  /** Those of them that are commands to the machine. */
  readonly commands: number
}

/** Measures what `run` does with the place's machine; it gives the payload's output. */
export async function measure(place: MadePlace, run: () => Promise<string>): Promise<Measured> {
  const { account, control } = place
  await control.resetCalls({ account })
  const output = await run()
  const ended = Number(output.trim().split('\n').at(-1))
  if (!(ended > 0)) throw new Error(`${COMMAND} has written no time, but ${JSON.stringify(output)}`)
  const calls = await control.calls({ account })
  const stop = calls.find(({ action, region }) => action === 'StopInstances' && region === REGION)
  const rows = await control.meter({ account })
  const stretch = rows.find(({ region }) => region === REGION)?.stretches.at(-1)
  if (stop === undefined || stretch?.to === undefined) throw new Error('the machine was not stopped')
  return {
    billedSeconds: (stretch.to - stretch.from) / 1000,
    afterPayloadSeconds: new Date(stop.at).getTime() / 1000 - ended,
    calls: calls.length,
    commands: calls.filter(isCommand).length,
  }
}

function isCommand({ action }: Call): boolean {
  return action === 'SendCommand'
}

/** The middle of several figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
