// Where a guest keeps its units: read and linked from outside, since its disk and its /run are plain folders here. A
// process in the guest for each look would cost more than all the rest of its systemd.
import { lstat, mkdir, readdir, readFile, stat, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machine } from './machine.ts'

/** The folders in systemd's order: as they are here, and as the guest names them. */
function unitFolders({ mode, folder }: Machine): readonly { path: string; name: string }[] {
  const path = join(folder, 'disk', 'etc', 'systemd', 'system')
  // Without a file tree of its own a guest sees its disk where that is.
  if (mode === 'none') return [{ path, name: path }]
  return [
    { path, name: '/etc/systemd/system' },
    { path: join(folder, 'volatile', 'run', 'systemd', 'system'), name: '/run/systemd/system' },
    { path: join(folder, 'disk', 'usr', 'local', 'lib', 'systemd', 'system'), name: '/usr/local/lib/systemd/system' },
  ]
}

/** A unit's file and its drop-ins the way `systemctl cat` prints them; undefined when no file defines it. */
export async function readUnit(machine: Machine, unit: string): Promise<string | undefined> {
  const folders = unitFolders(machine)
  let text: string | undefined
  for (const { path, name } of folders) text ??= await readPart(join(path, unit), `${name}/${unit}`)
  if (text === undefined) return undefined
  for (const { path, name } of folders) {
    for (const file of await list(join(path, `${unit}.d`))) {
      if (file.endsWith('.conf'))
        text += (await readPart(join(path, `${unit}.d`, file), `${name}/${unit}.d/${file}`)) ?? ''
    }
  }
  return text
}

async function readPart(path: string, name: string): Promise<string | undefined> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  return isFile ? `# ${name}\n${await readFile(path, 'utf8')}\n` : undefined
}

/** The units that some target wants at boot. */
export async function wantedUnits(machine: Machine): Promise<string[]> {
  const units = new Set<string>()
  for (const folder of await wantsFolders(machine)) {
    for (const unit of await list(folder))
      if (folder.endsWith('.target.wants') && (await isLink(join(folder, unit)))) units.add(unit)
  }
  return [...units]
}

export async function isWanted(machine: Machine, unit: string): Promise<boolean> {
  for (const folder of await wantsFolders(machine)) if (await isLink(join(folder, unit))) return true
  return false
}

/** Makes a target want a unit, or not any more; gives what systemctl says of it. */
export async function setWanted(
  machine: Machine,
  { unit, target, wanted }: { unit: string; target: string; wanted: boolean },
): Promise<string> {
  const [etc] = unitFolders(machine)
  const folder = join(etc?.path ?? '', `${target}.wants`)
  const link = join(folder, unit)
  const name = `/etc/systemd/system/${target}.wants/${unit}`
  const was = await isLink(link)
  if (was) await unlink(link)
  if (!wanted) return was ? `Removed ${name}.\n` : ''
  await mkdir(folder, { recursive: true })
  await symlink(`/etc/systemd/system/${unit}`, link)
  return `Created symlink ${name} -> /etc/systemd/system/${unit}.\n`
}

async function wantsFolders(machine: Machine): Promise<string[]> {
  const [etc] = unitFolders(machine)
  const path = etc?.path ?? ''
  return (await list(path)).filter((name) => name.endsWith('.wants')).map((name) => join(path, name))
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch((): string[] => [])).sort()
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )
}
