// The processes that local AWSs of test files run in.
import process from 'node:process'
import type { AwsHostOrder, AwsHostWord } from './aws-host.ts'
import { startHostPool, type HostPool, type Serving } from './host-pool.ts'

/**
 * Makes the pool. Each connection to its port is a local AWS: one line of JSON, its options, gets one line, where it is;
 * it stops when the connection is ended from there, and the connection then closes.
 */
export function startAwsPool(): Promise<HostPool> {
  return startHostPool({ file: 'aws-host.ts', options: { env: process.env }, serve, allowHalfOpen: true })
}

/** A test file that is through, or gone, ends its connection; nobody else gets the process before it has stopped. */
function serve({ host, order, socket, whenFree }: Serving<object>): void {
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
  host.send({ start: order } satisfies AwsHostOrder)
}
