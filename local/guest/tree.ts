// The file tree that a guest boots into: its disk, with the host's programs and what is new at each boot mounted in it.
import { chmod, mkdir, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NamespaceMode } from './namespace.ts'
import type { Python } from './python.ts'

/** What the host lends read-only, besides /usr. */
const PROGRAMS = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32']
const SETTINGS = ['alternatives', 'ssl', 'ld.so.cache', 'localtime']
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom', 'tty']
const DEVICE_LINKS = { fd: '/proc/self/fd', stdin: 'fd/0', stdout: 'fd/1', stderr: 'fd/2' }

/** Makes the folders that are new at each boot. */
export async function makeVolatile(folder: string, bootId: string): Promise<void> {
  const inVolatile = (name: string): string => join(folder, 'volatile', name)
  for (const name of ['run/systemd/system', 'run/local-aws', 'run/lock', 'tmp', 'dev/shm', 'tools']) {
    await mkdir(inVolatile(name), { recursive: true })
  }
  for (const name of ['tmp', 'dev/shm']) await chmod(inVolatile(name), 0o1777)
  await writeFile(inVolatile('boot_id'), `${bootId}\n`)
}

/**
 * Makes all mount points, and volatile/fstab, which boot.sh mounts by one command: each mount by itself, as each folder
 * and link, would cost a process at every boot.
 */
export async function makeTree(options: {
  readonly mode: Exclude<NamespaceMode, 'none'>
  readonly folder: string
  readonly python: Python
}): Promise<void> {
  const { mode, folder, python } = options
  const [root, disk, fresh] = ['root', 'disk', 'volatile'].map((name) => join(folder, name)) as [string, string, string]
  // Inside a user namespace a read-only remount has to repeat the flags that the host locked.
  const readOnly = mode === 'user' ? 'bind,ro,nosuid,nodev' : 'bind,ro'
  const mounts: [what: string, at: string, options: string][] = [[disk, '', 'bind']]
  const lend = async (what: string, at: string, options = readOnly): Promise<void> => {
    if ((await stat(what)).isDirectory()) await mkdir(join(disk, at), { recursive: true })
    else await writeFile(join(disk, at), '', { flag: 'a' })
    mounts.push([what, at, options])
  }
  for (const name of ['proc', 'sys']) await mkdir(join(disk, name), { recursive: true })
  await mkdir(join(disk, 'usr', 'local'), { recursive: true })
  await lend('/usr', 'usr')
  mounts.push([join(disk, 'usr', 'local'), 'usr/local', 'bind'])
  for (const name of PROGRAMS) {
    const linksTo = await readlink(`/${name}`).catch(() => undefined)
    if (linksTo !== undefined) await symlink(linksTo, join(disk, name)).catch(ignoreExisting)
    else if (await isThere(`/${name}`)) await lend(`/${name}`, name)
  }
  for (const name of SETTINGS) {
    if (await isThere(`/etc/${name}`)) await lend(`/etc/${name}`, `etc/${name}`)
  }
  for (const name of ['run', 'tmp', 'dev']) await lend(join(fresh, name), name, 'bind')
  for (const [name, from] of [
    ['python', python.prefix],
    ['packages', python.packages],
  ] as const) {
    await mkdir(join(fresh, 'run/local-aws', name), { recursive: true })
    mounts.push([from, `run/local-aws/${name}`, readOnly])
  }
  for (const name of DEVICES) {
    await writeFile(join(fresh, 'dev', name), '')
    mounts.push([`/dev/${name}`, `dev/${name}`, 'bind'])
  }
  for (const [name, to] of Object.entries(DEVICE_LINKS)) await symlink(to, join(fresh, 'dev', name))
  await mkdir(root, { recursive: true })
  const lines = [
    ...mounts.map(([what, at, how]) => `${escaped(what)} ${escaped(join(root, at))} none ${how} 0 0`),
    `proc ${escaped(join(root, 'proc'))} proc defaults 0 0`,
    // Every boot has its own id; but the host's kernel settings are nobody's to change from in here.
    `${escaped(join(fresh, 'boot_id'))} ${escaped(join(root, 'proc/sys/kernel/random/boot_id'))} none bind 0 0`,
    `${escaped(join(root, 'proc/sys'))} ${escaped(join(root, 'proc/sys'))} none r${readOnly} 0 0`,
  ]
  await writeFile(join(fresh, 'fstab'), `${lines.join('\n')}\n`)
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** A path as fstab(5) wants it. */
function escaped(path: string): string {
  return path.replace(/[\\\s]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)
}
