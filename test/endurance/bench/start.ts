// How long the action takes from the start of its process to its first call to AWS, beside Node alone: of a built dist/, by a
// server on this machine that notes when the first request comes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerVariables, SHIPPED } from '../../../local/action.ts'
import { median } from './measure.ts'

/** Medians, in milliseconds. */
export interface StartTimes {
  /** `node -e 0`, from its start to its end. */
  readonly nodeMilliseconds: number
  /** The action in mode check, from its start to its first request. */
  readonly actionMilliseconds: number
}

/** Measures both in turn, so that what else the machine does weighs on both alike. */
export async function measureStart({
  times = 7,
  script = SHIPPED.main,
}: { times?: number; script?: string } = {}): Promise<StartTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-start-'))
  const server = createServer((_, response) => response.writeHead(503).end())
  try {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const node: number[] = []
    const action: number[] = []
    for (let round = 0; round < times; round += 1) {
      node.push(await timeNode())
      action.push(await timeAction({ script, server, folder }))
    }
    return { nodeMilliseconds: median(node), actionMilliseconds: median(action) }
  } finally {
    server.close()
    server.closeAllConnections()
    await rm(folder, { recursive: true, force: true })
  }
}

async function timeNode(): Promise<number> {
  const started = performance.now()
  await once(spawn(process.execPath, ['-e', '0'], { env: {}, stdio: 'ignore' }), 'exit')
  return performance.now() - started
}

async function timeAction(options: { script: string; server: Server; folder: string }): Promise<number> {
  const { script, server, folder } = options
  const variables = runnerVariables(
    {
      inputs: { mode: 'check', 'fleet-file': FLEET_FILE },
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
    },
    { temp: folder, output: '/dev/null', state: '/dev/null', summary: '/dev/null' },
  )
  // A runner is new with each job, so nothing of the action has been compiled there.
  const env = { ...variables, NODE_DISABLE_COMPILE_CACHE: '1' }
  const started = performance.now()
  const child = spawn(process.execPath, [script], { cwd: folder, env, stdio: 'ignore' })
  const ended = once(child, 'exit')
  const request = once(server, 'request').then(() => performance.now() - started)
  const missing = ended.then(() => Promise.reject(new Error(`${script} ended without a call to AWS`)))
  try {
    return await Promise.race([request, missing])
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

/** The fleet file that is shipped. */
const FLEET_FILE = fileURLToPath(new URL('../../../fleet.yml', import.meta.url))
