// Steps of the action in processes that are kept: starting Node and loading the bundle is three quarters of what a short
// step costs (0.8 of 1 s of processor time), and most tests are not about that. What is about the bundle, a signal, a
// kill or Node's own options gets a process of its own.
import { fork, type ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { COMPILED, type Action, type PostResult, type StartNode } from '../../local/action.ts'
import type { WarmStep, WarmWord } from './warm-host.ts'

/** The action's source, which a warm process loads. */
export const SOURCE: Action = {
  main: fileURLToPath(new URL('../../src/index.ts', import.meta.url)),
  post: fileURLToPath(new URL('../../src/post.ts', import.meta.url)),
}

/** Processes to run steps in, as many as there are steps at a time. */
export interface WarmNode {
  readonly start: StartNode
  readonly stop: () => void
}

/** Makes the pool; a process is started when a step finds none that is free. */
export function createWarmNode(): WarmNode {
  const all = new Set<ChildProcess>()
  const free: ChildProcess[] = []
  return {
    async start(script, { folder, env, onLog }) {
      const host = free.pop() ?? startHost(all)
      const result = await runIn(host, { script, folder, env }, onLog)
      if (all.has(host)) free.push(host)
      return result
    },
    stop() {
      for (const host of all) host.disconnect()
      all.clear()
    },
  }
}

function startHost(all: Set<ChildProcess>): ChildProcess {
  const host = fork(fileURLToPath(new URL('warm-host.ts', import.meta.url)), {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  all.add(host)
  host.on('exit', () => all.delete(host))
  return host
}

function runIn(host: ChildProcess, step: WarmStep, onLog: ((text: string) => void) | undefined): Promise<PostResult> {
  return new Promise((resolve, reject) => {
    let log = ''
    const end = (exitCode: number, signal: NodeJS.Signals | null): void => {
      host.off('message', take).off('exit', onExit).off('error', reject)
      resolve({ exitCode, signal, log, ended: new Date() })
    }
    const take = (word: WarmWord): void => {
      if ('exitCode' in word) {
        end(word.exitCode, null)
        return
      }
      log += word.log
      onLog?.(word.log)
    }
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void => end(code ?? -1, signal)
    host.on('message', take).on('exit', onExit).on('error', reject)
    host.send(step)
  })
}
