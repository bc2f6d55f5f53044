// A booted instance as a whole: machine, emulated systemd, first-boot work, console log.
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machine } from './machine.ts'
import { bootMachine, destroyMachine, guestProcesses } from './machine.ts'
import type { NamespaceMode } from './namespace.ts'
import { runCloudInit } from './cloud-init.ts'
import { signalAll } from './processes.ts'
import type { Python } from './python.ts'
import { serveSpool } from './spool.ts'
import { serveSystemd } from './systemctl.ts'
import { endSystemd, newSystemd, startEnabledUnits } from './systemd.ts'
import type { PowerVerb, Systemd } from './unit.ts'

export type Guest = {
  machine: Machine
  systemd: Systemd
  /** When all of the boot is through. */
  booted: Promise<void>
  close: () => Promise<void>
}

export async function bootGuest(options: {
  mode: NamespaceMode
  python: Python
  /** What its processes find in their environment. */
  env: Readonly<Record<string, string>>
  folder: string
  instanceId: string
  userData: Buffer | undefined
  cloudInitMs: number
  timerScale: number
  onGoingDown: () => void
  onHalted: (verb: PowerVerb) => void
}): Promise<Guest> {
  const { mode, python, env, folder, instanceId } = options
  const machine = await bootMachine({ mode, python, env, folder, hostName: `ip-${instanceId.slice(2)}` })
  const log = (line: string): void => {
    const text = `[${new Date().toISOString()}] ${line}\n`
    void appendFile(join(folder, 'console.log'), text).catch(() => undefined)
  }
  log(`boot ${machine.bootId}`)
  const systemd = newSystemd({
    machine,
    timerScale: options.timerScale,
    log,
    onGoingDown: options.onGoingDown,
    onHalted: options.onHalted,
  })
  const closeSpool = await serveSpool(join(folder, 'volatile', 'run', 'local-aws'), (request) =>
    serveSystemd(systemd, request),
  )
  const complain = (error: unknown): void => {
    if (machine.isAlive) log(`boot: ${String(error)}`)
  }
  // systemd has started timers.target before it begins the agent, which is of multi-user.target.
  await startEnabledUnits(systemd).catch(complain)
  const firstWork = { machine, instanceId, userData: options.userData, delayMs: options.cloudInitMs, log }
  const booted = runCloudInit(firstWork).then(() => undefined, complain)
  return {
    machine,
    systemd,
    booted,
    close: async () => {
      closeSpool()
      endSystemd(systemd)
      await destroyMachine(machine)
    },
  }
}

/** What the operating system does first when EC2 asks it to shut down. */
export async function askToEnd({ machine, systemd }: Guest): Promise<void> {
  endSystemd(systemd)
  signalAll(await guestProcesses(machine), 'SIGTERM')
}
