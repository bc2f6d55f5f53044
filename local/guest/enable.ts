// Enabling units: the links in *.wants that make systemd start them at boot.
import { findUnit, type Systemd } from './unit.ts'
import { settings } from './unit-file.ts'
import { isWanted, setWanted } from './unit-store.ts'

export async function enableUnit(
  systemd: Systemd,
  name: string,
  verb: 'enable' | 'disable',
): Promise<{ code: number; err: string }> {
  const unit = await findUnit(systemd, name)
  if (unit === undefined) {
    return { code: 1, err: `Failed to ${verb} unit: Unit file ${name} does not exist.\n` }
  }
  const targets = settings(unit.file, 'Install', 'WantedBy').flatMap((value) => value.split(/\s+/))
  if (targets.length === 0) {
    return { code: 0, err: 'The unit files have no installation config (WantedBy=, …).\n' }
  }
  let err = ''
  for (const target of targets) {
    err += await setWanted(systemd.machine, { unit: name, target, wanted: verb === 'enable' })
  }
  return { code: 0, err }
}

export async function isEnabled(systemd: Systemd, name: string): Promise<string> {
  const unit = await findUnit(systemd, name)
  if (unit === undefined) return 'not-found'
  if (unit.isTransient) return 'transient'
  if (await isWanted(systemd.machine, name)) return 'enabled'
  return settings(unit.file, 'Install', 'WantedBy').length === 0 ? 'static' : 'disabled'
}
