// A process that runs steps of the action one after the other, from its source: what is loaded once serves them all.
// Each step finds the environment, the folder and the exit code of a process of its own.
import { summary } from '@actions/core'

/** What the host is asked to run. */
export interface WarmStep {
  readonly script: string
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
}

/** What it says: the log as it is written, then the exit code; a signal when it has died of one. */
export type WarmWord = { readonly log: string } | { readonly exitCode: number; readonly signal?: NodeJS.Signals | null }

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

function say(word: WarmWord): void {
  process.send?.(word)
}

for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: string | Uint8Array): boolean => {
    say({ log: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8') })
    return true
  }
}

let steps = 0

async function run({ script, folder, env }: WarmStep): Promise<void> {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, env)
  process.chdir(folder)
  process.exitCode = 0
  // It keeps the first step's file.
  Object.assign(summary.emptyBuffer(), { _filePath: undefined })
  steps += 1
  try {
    // The entry is another module each time; what it imports is not.
    await import(`${script}?step=${steps}`)
  } catch (error) {
    process.stderr.write(String(error instanceof Error ? error.stack : error))
    process.exitCode = 1
  }
  for (const name of SIGNALS) process.removeAllListeners(name)
  const exitCode = process.exitCode
  process.exitCode = 0
  say({ exitCode })
}

process.on('message', (step: WarmStep) => void run(step))
process.on('disconnect', () => process.exit())
