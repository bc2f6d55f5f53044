// Starts a local AWS in a process of its own. It begins some ten processes for each boot and command of a machine, and
// each of these is a fork: of jest's process, with half a gigabyte, one takes up to 50 ms, of its own 2 ms.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { COMPILED } from '../../local/action.ts'
import { createControl } from '../../local/control.ts'
import type { LocalAws, startLocalAws } from '../../local/local-aws.ts'
import type { AwsHostWord } from './aws-host.ts'

export type { LocalAws }

/** As startLocalAws, but for where it is; it stops as well when this process goes, however it goes. */
export async function startAwsProcess(options: Parameters<typeof startLocalAws>[0] = {}): Promise<LocalAws> {
  const host = fork(fileURLToPath(new URL('aws-host.ts', import.meta.url)), [JSON.stringify(options)], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const exited = once(host, 'exit')
  const [word] = (await Promise.race([once(host, 'message'), exited.then(() => [])])) as AwsHostWord[]
  if (word === undefined || 'error' in word) {
    if (host.connected) host.disconnect()
    throw new Error(`the local AWS: ${word?.error ?? 'ended'}`)
  }
  return {
    ...word,
    control: createControl(word.endpoint),
    stop: async () => {
      if (host.connected) host.disconnect()
      await exited
    },
  }
}
