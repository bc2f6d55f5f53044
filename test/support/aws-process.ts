// Starts a local AWS in a process of its own. It begins some ten processes for each boot and command of a machine, and
// each of these is a fork: of jest's process, with half a gigabyte, one takes up to 50 ms, of its own 2 ms. The processes
// are kept for the whole of a run of jest (aws-pool.ts).
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { createControl } from '../../local/control.ts'
import type { LocalAws, startLocalAws } from '../../local/local-aws.ts'
import type { AwsHostWord } from './aws-host.ts'

export type { LocalAws }

/** Names the port of the pool that all test files of a run share. */
export const awsPoolVariable = 'SERVICEMON_AWS_POOL'

/** As startLocalAws, but for where it is; it stops as well when this process goes, however it goes. */
export async function startAwsProcess(options: Parameters<typeof startLocalAws>[0] = {}): Promise<LocalAws> {
  const port = process.env[awsPoolVariable]
  if (port === undefined) throw new Error(`${awsPoolVariable} is set by test/support/global-setup.js`)
  const socket = connect(Number(port), '127.0.0.1')
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  const lines = createInterface({ input: socket })
  socket.write(`${JSON.stringify(options)}\n`)
  const [line] = (await Promise.race([once(lines, 'line'), closed.then(() => [])])) as string[]
  const word = line === undefined ? undefined : (JSON.parse(line) as Exclude<AwsHostWord, 'stopped'>)
  if (word === undefined || 'error' in word) {
    socket.end()
    throw new Error(`the local AWS: ${word?.error ?? 'ended'}`)
  }
  return {
    ...word,
    control: createControl(word.endpoint),
    stop: async () => {
      socket.end()
      await closed
    },
  }
}
