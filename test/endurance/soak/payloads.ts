// What the soak's runs execute, and what each of them prints, known before it runs.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A payload by what it is for. */
export interface Payload {
  readonly name: string
  /** The word that the script on the machine knows. */
  readonly does: 'nothing' | 'slow' | 'lasts' | 'power-off' | 'reboot' | 'halt' | 'agent-killed' | 'daemon'
  readonly numbers: number
  readonly exitCode: number
  /** How often it is drawn, beside the others. */
  readonly weight: number
}

const usual = { does: 'nothing', numbers: 20, exitCode: 0 } as const

/** What a fleet's own command is: one that succeeds. */
export const OWN: Payload = { ...usual, name: 'succeeds', weight: 40 }

/** Above this a run's output is cut, and the run says so. */
export const OUTPUT_CAP_BYTES = 65_536

export const PAYLOADS: readonly Payload[] = [
  OWN,
  { ...usual, name: 'fails', exitCode: 3, weight: 6 },
  // The agent gives these meanings of its own.
  { ...usual, name: 'fails with 194', exitCode: 194, weight: 3 },
  { ...usual, name: 'fails with 137', exitCode: 137, weight: 3 },
  { ...usual, name: 'prints much', numbers: 5_000, weight: 10 },
  { ...usual, name: 'prints too much', numbers: 8_000, weight: 3 },
  { ...usual, name: 'is slow', does: 'slow', weight: 14 },
  { ...usual, name: 'times out', does: 'lasts', weight: 3 },
  { ...usual, name: 'powers off', does: 'power-off', weight: 5 },
  { ...usual, name: 'reboots', does: 'reboot', weight: 5 },
  { ...usual, name: 'halts', does: 'halt', weight: 4 },
  { ...usual, name: 'kills the agent', does: 'agent-killed', weight: 3 },
  { ...usual, name: 'leaves a daemon', does: 'daemon', weight: 4 },
]

const SCRIPT = '/home/ec2-user/soak.sh'

/** What belongs into home's image: path to content. */
export async function imageFiles(): Promise<Record<string, string>> {
  return { [SCRIPT]: await readFile(join(import.meta.dirname, 'machine/soak.sh'), 'utf8') }
}

/** The command of a payload; `$0` is the path by which the run has started it, with its run id in it. */
export function commandOf({ numbers, does, exitCode }: Payload): string {
  return `exec ${SCRIPT} "$0" ${numbers} ${does} ${exitCode}`
}

/** All that a payload prints when it comes to its end. */
export function textOf({ numbers, does }: Payload): Buffer {
  const lines = ['begun', '::error::no command of the action']
  let number = 1n
  for (let line = 0; line < numbers; line += 1) {
    number = (number * 1_103_515_245n + 12_345n) % 2_147_483_648n
    lines.push(String(number))
  }
  if (does === 'slow') lines.push(...Array.from({ length: 6 }, (_, index) => `late ${index + 1}`))
  return Buffer.from(`${[...lines, 'ended'].join('\n')}\n`)
}
