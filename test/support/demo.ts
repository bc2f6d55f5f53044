// Runs one of the demo's stories, and tells its own lines from those of the action.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const ROOT = join(import.meta.dirname, '../..')

/** Of a terminal, in characters. */
export const WIDTH = 120

/** Everything that a demo printed, without colours, and how it ended. */
export interface Told {
  readonly exitCode: number
  /** What the action wrote: its tables and reasons may be wider than a terminal. */
  readonly actions: readonly string[]
  /** All other lines. */
  readonly own: readonly string[]
}

export async function runDemo(...args: string[]): Promise<Told> {
  const demo = spawn(process.execPath, ['local/demo.ts', ...args], {
    ...{ cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } },
  })
  const [output, [exitCode]] = await Promise.all([text(demo.stdout), once(demo, 'close') as Promise<[number]>])
  const lines = output.split('\n')
  return {
    exitCode,
    actions: lines.filter((line) => line.startsWith('│')).map((line) => line.slice(2)),
    own: lines.filter((line) => !line.startsWith('│')),
  }
}
