// The processes that steps of the action run in, kept for the whole of a run of jest: what one costs to begin, and to be
// quick, is paid once for each that is needed at a time, and not in every test file anew.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { COMPILED } from '../../local/action.ts'
import type { WarmStep, WarmWord } from './warm-host.ts'

/** Processes to run steps in, as many as there are steps at a time. */
export interface WarmPool {
  /** A loopback port: each connection to it is a step, one line of JSON, and gets the step's words, a line each. */
  readonly port: number
  readonly stop: () => void
}

/** Makes the pool; a process is started when a step finds none that is free. It keeps nobody from ending. */
export async function startWarmPool(): Promise<WarmPool> {
  const all = new Set<ChildProcess>()
  const free = new Set<ChildProcess>()
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    createInterface({ input: socket }).once('line', (line) => {
      const host = [...free].at(-1) ?? startHost(all, free)
      free.delete(host)
      runIn(host, JSON.parse(line) as WarmStep, socket, () => free.add(host))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close()
      for (const host of all) host.disconnect()
      all.clear()
    },
  }
}

function startHost(all: Set<ChildProcess>, free: Set<ChildProcess>): ChildProcess {
  const host = fork(fileURLToPath(new URL('warm-host.ts', import.meta.url)), {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  host.unref()
  host.channel?.unref()
  all.add(host)
  // One that dies of what a step has left behind is no use to the next.
  host.on('exit', () => {
    all.delete(host)
    free.delete(host)
  })
  return host
}

/** Hands the words of a step on; a test file that goes before its step has ended takes the process with it. */
function runIn(host: ChildProcess, step: WarmStep, socket: Socket, whenFree: () => void): void {
  const take = (word: WarmWord): void => {
    socket.write(`${JSON.stringify(word)}\n`)
    if ('exitCode' in word) leave(whenFree)
  }
  const onExit = (code: number | null, signal: NodeJS.Signals | null): void => {
    socket.write(`${JSON.stringify({ exitCode: code ?? -1, signal } satisfies WarmWord)}\n`)
    leave()
  }
  const onClose = (): void => {
    leave()
    host.kill('SIGKILL')
  }
  const leave = (then?: () => void): void => {
    host.off('message', take).off('exit', onExit)
    socket.off('close', onClose).end()
    then?.()
  }
  host.on('message', take).on('exit', onExit)
  socket.on('close', onClose)
  host.send(step)
}
