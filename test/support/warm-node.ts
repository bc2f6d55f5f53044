// Steps of the action in processes that are kept: starting Node and loading the bundle is three quarters of what a short
// step costs (0.8 of 1 s of processor time), and most tests are not about that. What is about the bundle, a signal, a
// kill or Node's own options gets a process of its own.
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Action, StartNode } from '../../local/action.ts'
import type { WarmWord } from './warm-host.ts'

/** The action's source, which a warm process loads. */
export const SOURCE: Action = {
  main: fileURLToPath(new URL('../../src/index.ts', import.meta.url)),
  post: fileURLToPath(new URL('../../src/post.ts', import.meta.url)),
}

/** Names the port of the processes that all test files of a run share (warm-pool.ts). */
export const poolVariable = 'SERVICEMON_WARM_POOL'

/** Runs a file in a process of the pool. */
export const startWarm: StartNode = (script, { folder, env, onLog }) =>
  new Promise((resolve, reject) => {
    const port = process.env[poolVariable]
    if (port === undefined) throw new Error(`${poolVariable} is set by test/support/global-setup.js`)
    let log = ''
    const socket = connect(Number(port), '127.0.0.1')
    createInterface({ input: socket }).on('line', (line) => {
      const word = JSON.parse(line) as WarmWord
      if ('exitCode' in word) {
        resolve({ exitCode: word.exitCode, signal: word.signal ?? null, log, ended: new Date() })
        return
      }
      log += word.log
      onLog?.(word.log)
    })
    socket.on('error', reject).on('close', () => reject(new Error('a warm process said nothing of its end')))
    socket.write(`${JSON.stringify({ script, folder, env })}\n`)
  })
