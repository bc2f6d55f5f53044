// The processes that local AWSs of test files run in, kept for the whole of a run of jest: starting one and making its
// code quick is paid once for each that is needed at a time, and not in every test file anew.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { COMPILED } from '../../local/action.ts'
import type { AwsHostOrder, AwsHostWord } from './aws-host.ts'
import type { WarmPool } from './warm-pool.ts'

/**
 * Makes the pool. Each connection to its port is a local AWS: one line of JSON, its options, gets one line, where it is;
 * it stops when the connection is ended from there, and the connection then closes.
 */
export async function startAwsPool(): Promise<WarmPool> {
  const all = new Set<ChildProcess>()
  const free = new Set<ChildProcess>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined)
    createInterface({ input: socket }).once('line', (line) => {
      const host = [...free].at(-1) ?? startHost(all, free)
      free.delete(host)
      serve(host, { order: { start: JSON.parse(line) as object }, socket, whenFree: () => free.add(host) })
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
  const host = fork(fileURLToPath(new URL('aws-host.ts', import.meta.url)), {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  host.unref()
  host.channel?.unref()
  all.add(host)
  host.on('exit', () => {
    all.delete(host)
    free.delete(host)
  })
  return host
}

interface Served {
  readonly order: AwsHostOrder
  readonly socket: Socket
  readonly whenFree: () => void
}

/** A test file that is through, or gone, ends its connection; nobody else gets the process before it has stopped. */
function serve(host: ChildProcess, { order, socket, whenFree }: Served): void {
  let isStopping = false
  const stop = (): void => {
    if (!isStopping && host.connected) host.send('stop' satisfies AwsHostOrder)
    isStopping = true
  }
  const leave = (): void => {
    host.off('message', take).off('exit', leave)
    socket.off('end', stop).off('close', stop).end()
  }
  const take = (word: AwsHostWord): void => {
    if (word !== 'stopped') {
      socket.write(`${JSON.stringify(word)}\n`)
      return
    }
    leave()
    whenFree()
  }
  host.on('message', take).on('exit', leave)
  socket.on('end', stop).on('close', stop)
  host.send(order)
}
