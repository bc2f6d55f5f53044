// Puts the guest's own systemctl, cloud-init and the like where they are found first, at every boot.
import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { NamespaceMode } from './namespace.ts'

const SOURCE = join(import.meta.dirname, 'tools')

const SYSTEMD_NAMES = ['systemctl', 'systemd-run', 'shutdown', 'poweroff', 'halt', 'reboot', 'telinit']

export async function installTools(options: { mode: NamespaceMode; folder: string }): Promise<void> {
  const { mode, folder } = options
  const tools: [name: string, from: string][] = [
    ...SYSTEMD_NAMES.map((name): [string, string] => [name, 'call-systemd']),
    ['cloud-init', 'cloud-init'],
    ['aws', 'aws'],
    ...(mode === 'root' ? [] : ['runuser', 'su'].map((name): [string, string] => [name, 'run-as'])),
  ]
  const places = [join(folder, 'volatile', 'tools'), join(folder, 'disk', 'usr', 'local', 'sbin')]
  for (const place of places) {
    await mkdir(place, { recursive: true })
    for (const [name, from] of tools) {
      await copyFile(join(SOURCE, from), join(place, name))
      await chmod(join(place, name), 0o755)
    }
  }
}
