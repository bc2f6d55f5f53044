// systemd-run: a command as a transient service.
import { randomUUID } from 'node:crypto'
import type { SpoolAnswer } from './spool.ts'
import { startUnit } from './systemd.ts'
import { isActive, type Systemd } from './unit.ts'
import { parseUnitFile } from './unit-file.ts'

export async function systemdRun(systemd: Systemd, args: string[]): Promise<SpoolAnswer> {
  const at = args.findIndex((arg) => !arg.startsWith('-'))
  const [options, words] = at === -1 ? [args, []] : [args.slice(0, at), args.slice(at)]
  const [first = `--unit=run-r${randomUUID().replaceAll('-', '')}`, ...others] = options
  const name = /^--unit=(.+)$/.exec(first)?.[1]
  if (words.length === 0 || name === undefined || others.length > 0) {
    return { code: 1, err: 'systemd-run: only services are emulated, and of the options --unit=\n' }
  }
  const unit = `${name}.service`
  if (isActive(systemd, unit)) {
    return { code: 1, err: `Failed to start transient service unit: Unit ${unit} was already loaded.\n` }
  }
  const line = words.map((word) => `"${word.replace(/["\\]/g, '\\$&').replaceAll('$', '$$$$').replaceAll('%', '%%')}"`)
  const text = `[Service]\nExecStart=${line.join(' ').replaceAll('\n', '\\n')}\n`
  systemd.loaded.set(unit, { name: unit, text, file: parseUnitFile(text), isTransient: true })
  const { code, message } = await startUnit(systemd, unit)
  return { code, err: code === 0 ? `Running as unit: ${unit}\n` : message }
}
