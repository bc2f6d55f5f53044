// The processes that steps of the action run in.
import { tmpdir } from 'node:os'
import { startHostPool, type HostPool, type Serving } from './host-pool.ts'
import type { WarmStep, WarmWord } from './warm-host.ts'

/** Makes the pool: each connection is a step, and gets the step's words, a line each. */
export function startWarmPool(): Promise<HostPool> {
  return startHostPool({
    file: 'warm-host.ts',
    options: {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
    serve,
  })
}

/** Hands the words of a step on; a test file that goes before its step has ended takes the process with it. */
function serve({ host, order, socket, whenFree }: Serving<WarmStep>): void {
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
  host.send(order)
}
