// Starts the local AWS: moto as a child, the overlay in this process, one loopback endpoint for both.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Control } from './control.ts'
import { createControl } from './control.ts'
import type { NamespaceMode } from './guest/namespace.ts'
import { makeSystemDisks } from './guest/disk.ts'
import { findNamespaceMode } from './guest/namespace.ts'
import { findPython } from './guest/python.ts'
import { createFront } from './server/front.ts'
import { startMoto } from './moto.ts'
import { ensureVenv } from './venv.ts'
import type { World } from './world.ts'
import { allInstances } from './world.ts'

export type LocalAws = { endpoint: string; control: Control; stateDir: string; stop: () => Promise<void> }

export async function startLocalAws(
  options: { port?: number; stateDir?: string; quiet?: boolean; namespaces?: NamespaceMode } = {},
): Promise<LocalAws> {
  const warn = (message: string): void => {
    if (options.quiet !== true) process.stderr.write(`local AWS: ${message}\n`)
  }
  const venv = await ensureVenv({ log: warn })
  const namespaceMode = options.namespaces ?? findNamespaceMode()
  if (namespaceMode === 'none') {
    process.stderr.write(
      'local AWS: this system allows no namespaces, so payloads run as plain processes in their instance’s folder.\n',
    )
  }
  const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), 'local-aws-')))
  await makeSystemDisks(stateDir)
  const moto = await startMoto(venv)
  const python = await findPython(venv)
  const world: World = {
    ...{ stateDir, moto, namespaceMode, python, warn, isStopping: false, endpoint: '' },
    accounts: new Map(),
    sessions: new Map(),
    calls: [],
    faults: [],
    gates: new Map(),
    saved: new Map(),
  }
  const front = createFront(world)
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject)
    // Loopback only: anybody who reaches this port runs commands as root of its guests.
    front.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = front.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const endpoint = `http://127.0.0.1:${port}`
  world.endpoint = endpoint

  const stopAll = async (): Promise<void> => {
    world.isStopping = true
    const closed = new Promise((resolve) => front.close(resolve))
    front.closeAllConnections()
    await Promise.all(allInstances(world).map(async ({ instance }) => instance.guest?.close()))
    await Promise.all([closed, moto.stop()])
    if (options.stateDir === undefined) await rm(stateDir, { recursive: true, force: true, maxRetries: 5 })
  }
  let stopping: Promise<void> | undefined
  return { endpoint, stateDir, control: createControl(endpoint), stop: () => (stopping ??= stopAll()) }
}
