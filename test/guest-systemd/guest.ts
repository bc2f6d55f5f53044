// A machine under systemd-nspawn, with real systemd and real cloud-init, on a throw-away layer over a tree, with its own
// count of time since its boot. Commands reach it through the stand-in for the agent that make-tree.sh has put there.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { payloadCommands, type PayloadRequest } from '../../src/guest/commands.ts'
import { parseGuestReply, type GuestReply } from '../../src/guest/reply.ts'
import { makeRequest } from '../guest/machine.ts'

export interface GuestOptions {
  readonly userData: string
  /** What the agent's commands find in their environment, as systemd reads it. */
  readonly agentEnv?: string
  /** How large its disk is, in MiB beyond what the tree holds, so that it can be full. */
  readonly diskMegabytes?: number
}

/** host: the host's own. none: nothing but loopback. dead: a card whose cable ends nowhere. */
export type Network = 'host' | 'none' | 'dead'

export interface Guest {
  readonly at: (path: string) => string
  /** From now on it is an instance with this id and user data, on a disk that another has left. */
  readonly become: (o: { readonly instanceId: string; readonly userData: string }) => void
  /** Puts a command where the agent finds it at the next boot. */
  readonly leave: (name: string, commands: readonly string[]) => void
  readonly boot: (o?: { readonly network?: Network }) => Boot
  readonly remove: () => void
}

export interface Boot {
  readonly startedAt: number
  /** When the machine was off, in milliseconds; resolves then. */
  readonly off: Promise<number>
  readonly console: () => string
  readonly online: () => Promise<void>
  readonly answer: (name: string) => Promise<string>
  readonly send: (commands: readonly string[]) => Promise<string>
  readonly reply: (commands: readonly string[]) => Promise<GuestReply>
  readonly kill: () => void
}

export function makeGuest(tree: string, o: GuestOptions): Guest {
  const folder = mkdtempSync(join(tmpdir(), 'guest-systemd-'))
  const root = join(folder, 'root')
  const name = `guest-${randomUUID().slice(0, 8)}`
  const layer = join(folder, 'layer')
  for (const part of [root, layer]) mkdirSync(part)
  if (o.diskMegabytes !== undefined) mount('tmpfs', `size=${o.diskMegabytes}m`, layer)
  for (const part of ['upper', 'work']) mkdirSync(join(layer, part))
  const mounts = [root]
  mount('overlay', `lowerdir=${tree},upperdir=${join(layer, 'upper')},workdir=${join(layer, 'work')}`, root)
  const at = (path: string): string => join(root, path)
  if (o.diskMegabytes !== undefined) {
    // The agent's mailboxes are elsewhere, or nobody would hear how things are on a full disk.
    for (const box of ['srv/inbox', 'srv/outbox']) mount('tmpfs', 'size=8m', at(box))
    mounts.unshift(at('srv/inbox'), at('srv/outbox'))
    mounts.push(layer)
  }
  const become: Guest['become'] = ({ instanceId, userData }) => {
    const seed = at('var/lib/cloud/seed/nocloud')
    writeFileSync(join(seed, 'user-data'), userData)
    writeFileSync(join(seed, 'meta-data'), `instance-id: ${instanceId}\n`)
  }
  become({ instanceId: 'i-0123456789abcdef0', userData: o.userData })
  writeFileSync(at('srv/agent.env'), o.agentEnv ?? '')
  const leave: Guest['leave'] = (command, lines) => {
    writeFileSync(at(`srv/inbox/${command}.tmp`), lines.join('\n'))
    spawnSync('mv', [at(`srv/inbox/${command}.tmp`), at(`srv/inbox/${command}.sh`)])
  }

  let boots = 0
  let commands = 0
  const boot = ({ network = 'host' }: { readonly network?: Network } = {}): Boot => {
    boots += 1
    const earlier = new Set(onlineMarks(at('srv/outbox')))
    const machine = `${name}-${boots}`
    const nspawn = ['systemd-nspawn', '-q', '--register=no', '--keep-unit', `--machine=${machine}`, '-D', root]
    const args = [...apart(name), ...nspawn, ...networkFlags[network], '-b', '--console=pipe']
    const child = spawn('sh', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    let isOff = false
    child.stdout.on('data', (data: Buffer) => (text += data.toString()))
    child.stderr.on('data', (data: Buffer) => (text += data.toString()))
    const off = new Promise<number>((resolve) =>
      child.on('close', () => {
        isOff = true
        resolve(Date.now())
      }),
    )
    const until = async (condition: () => boolean, what: string): Promise<void> => {
      const end = Date.now() + 120_000
      while (!condition()) {
        check(!isOff, `the machine went off before ${what}`, text)
        check(Date.now() < end, what, text)
        await sleep(50)
      }
    }
    const answer = async (command: string): Promise<string> => {
      await until(() => existsSync(at(`srv/outbox/${command}.code`)), `an answer to ${command}`)
      return readFileSync(at(`srv/outbox/${command}.out`), 'utf8')
    }
    const send = (lines: readonly string[]): Promise<string> => {
      commands += 1
      leave(`command-${commands}`, lines)
      return answer(`command-${commands}`)
    }
    return {
      startedAt: Date.now(),
      off,
      console: () => text,
      online: () => until(() => onlineMarks(at('srv/outbox')).some((mark) => !earlier.has(mark)), 'the agent came up'),
      answer,
      send,
      reply: async (lines) => parseGuestReply(await send(lines)),
      // Its init, since killing systemd-nspawn itself would leave it running.
      kill: () => {
        for (const pid of childrenOf(child.pid ?? 0)) process.kill(pid, 'SIGKILL')
      },
    }
  }

  const remove = (): void => {
    for (const folder of mounts) spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
    for (const hierarchy of controlGroups) {
      spawnSync('find', [join(hierarchy, name), '-depth', '-type', 'd', '-exec', 'rmdir', '{}', ';'])
    }
  }
  return { at, become, leave, boot, remove }
}

const networkFlags: Readonly<Record<Network, readonly string[]>> = {
  host: [],
  none: ['--private-network'],
  dead: ['--network-veth', '--resolv-conf=off'],
}

const controlGroups = ['/sys/fs/cgroup', '/sys/fs/cgroup/systemd', '/sys/fs/cgroup/unified'].filter((folder) =>
  existsSync(join(folder, 'cgroup.procs')),
)

/**
 * Arguments of sh that start a command in control groups of its own, since two guests in one would count each other's
 * processes as theirs, and with clocks that begin now: an instance's uptime is its own, not the host's.
 */
function apart(name: string): readonly string[] {
  const [uptime = '0'] = readFileSync('/proc/uptime', 'utf8').split('.')
  const monotonic = process.hrtime.bigint() / 1_000_000_000n
  const enter = `for folder; do shift; [ "$folder" != -- ] || break
    mkdir -p "$folder/${name}" && echo $$ >"$folder/${name}/cgroup.procs" || exit; done; exec "$@"`
  const clocks = ['unshare', '--time', `--boottime=-${uptime}`, `--monotonic=-${monotonic}`]
  return ['-c', enter, 'sh', ...controlGroups, '--', ...clocks]
}

/** The command that runs a payload as root. */
export function runCommand(overrides: Partial<PayloadRequest>): readonly string[] {
  return payloadCommands(makeRequest({ user: 'root', ...overrides })).at(-1) ?? []
}

/** Has the guest wait for its network early in each boot, as images do whose first service is a network client. */
export function enableNetworkWait(guest: Guest, { timeoutSeconds = 120 } = {}): void {
  const unit = 'systemd-networkd-wait-online.service'
  const wait = `/lib/systemd/systemd-networkd-wait-online --timeout=${timeoutSeconds}`
  mkdirSync(guest.at(`etc/systemd/system/${unit}.d`), { recursive: true })
  const limits = `[Service]\nExecStart=\nExecStart=${wait}\n`
  writeFileSync(guest.at(`etc/systemd/system/${unit}.d/timeout.conf`), limits)
  for (const [name, target] of [
    ['systemd-networkd.service', 'multi-user.target.wants'],
    [unit, 'network-online.target.wants'],
    [unit, 'sysinit.target.wants'],
  ] as const) {
    const folder = guest.at(`etc/systemd/system/${target}`)
    mkdirSync(folder, { recursive: true })
    rmSync(join(folder, name), { force: true })
    symlinkSync(`/lib/systemd/system/${name}`, join(folder, name))
  }
}

/** Of a process that is gone: none. */
function childrenOf(pid: number): readonly number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  return existsSync(list) ? (readFileSync(list, 'utf8').match(/\d+/g) ?? []).map(Number) : []
}

function mount(kind: string, options: string, folder: string): void {
  check(spawnSync('mount', ['-t', kind, '-o', options, kind, folder]).status === 0, `mounting ${folder}`)
}

function onlineMarks(outbox: string): readonly string[] {
  return readdirSync(outbox).filter((name) => name.startsWith('online-'))
}

function check(condition: boolean, what: string, text = ''): void {
  if (!condition) throw new Error(`failed: ${what}\n${text}`)
}
