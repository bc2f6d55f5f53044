// Finds out which kind of namespaces this system lets us make, and gives the commands that make and enter them.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** root: real namespaces. user: inside a user namespace, without other users. none: plain child processes. */
export type NamespaceMode = 'root' | 'user' | 'none'

const KINDS = ['--mount', '--pid', '--uts', '--ipc']

export function findNamespaceMode(): NamespaceMode {
  const isPossible = (flags: string[]): boolean => {
    const script = 'mount --make-rprivate / && mount -t proc proc /proc && mount --bind /usr /usr && nsenter --version'
    const tried = spawnSync('unshare', [...flags, ...KINDS, '--fork', 'sh', '-c', script], { stdio: 'ignore' })
    return tried.status === 0
  }
  if (process.platform !== 'linux') return 'none'
  if (process.getuid?.() === 0 && isPossible([])) return 'root'
  return isPossible(['--user', '--map-root-user']) ? 'user' : 'none'
}

/** With a time namespace a guest's /proc/uptime counts from its own boot; older kernels have none. */
function timeFlags(): string[] {
  const [uptime = '0'] = readFileSync('/proc/uptime', 'utf8').split('.')
  return ['--time', `--boottime=-${uptime}`]
}

let knowsTime: boolean | undefined

function hasTimeNamespaces(mode: 'root' | 'user'): boolean {
  const flags = [...(mode === 'user' ? ['--user', '--map-root-user'] : []), ...timeFlags()]
  knowsTime ??= spawnSync('unshare', [...flags, '--fork', 'true'], { stdio: 'ignore' }).status === 0
  return knowsTime
}

export function unshareCommand(mode: 'root' | 'user'): string[] {
  return [
    'unshare',
    ...(hasTimeNamespaces(mode) ? timeFlags() : []),
    ...(mode === 'user' ? ['--user', '--map-root-user'] : []),
    ...KINDS,
    '--fork',
    '--kill-child',
  ]
}

/** What root in a guest may not do: anything that reaches past its namespaces. */
const WITHHELD = ['sys_admin', 'sys_module', 'sys_rawio', 'sys_boot', 'sys_time', 'mknod', 'net_admin', 'syslog']

export function enterCommand(mode: 'root' | 'user', initPid: number): string[] {
  return [
    'nsenter',
    `--target=${initPid}`,
    ...(knowsTime === true ? ['--time'] : []),
    ...(mode === 'user' ? ['--user', '--preserve-credentials'] : []),
    ...KINDS,
    'setpriv',
    `--bounding-set=${WITHHELD.map((capability) => `-${capability}`).join(',')}`,
  ]
}
