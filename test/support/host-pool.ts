// Processes that are kept for the whole of a run of jest, as many as are needed at a time: what one costs to begin, and to be
// quick, is paid once for each, and not in every test file anew.
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { COMPILED } from '../../local/action.ts'

/** A pool, by its loopback port: each connection to it is a piece of work, one line of JSON. */
export interface HostPool {
  readonly port: number
  readonly stop: () => void
}

/** A process with its piece of work, and who has asked for it. */
export interface Serving<Order> {
  readonly host: ChildProcess
  readonly order: Order
  readonly socket: Socket
  /** Called when the process may have another. */
  readonly whenFree: () => void
}

/** Makes a pool of a file beside this one; a process is started when there is none that is free. It keeps nobody from ending. */
export async function startHostPool<Order>({
  file,
  options,
  serve,
  allowHalfOpen = false,
}: {
  readonly file: string
  readonly options: ForkOptions
  readonly serve: (serving: Serving<Order>) => void
  readonly allowHalfOpen?: boolean
}): Promise<HostPool> {
  const all = new Set<ChildProcess>()
  const free = new Set<ChildProcess>()
  const start = (): ChildProcess => {
    const env = { ...options.env, NODE_COMPILE_CACHE: COMPILED }
    // Packages that don't say which kind of module they are would each be read twice.
    const execArgv = ['--disable-warning=ExperimentalWarning', '--no-experimental-detect-module']
    const host = fork(fileURLToPath(new URL(file, import.meta.url)), { ...options, env, execArgv })
    host.unref()
    host.channel?.unref()
    all.add(host)
    // One that dies of what was left behind is no use to the next.
    host.on('exit', () => {
      all.delete(host)
      free.delete(host)
    })
    return host
  }
  const server = createServer({ allowHalfOpen }, (socket) => {
    socket.on('error', () => undefined)
    createInterface({ input: socket }).once('line', (line) => {
      const host = [...free].at(-1) ?? start()
      free.delete(host)
      serve({ host, order: JSON.parse(line) as Order, socket, whenFree: () => free.add(host) })
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
