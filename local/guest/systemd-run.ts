// systemd-run: a command as a transient service, at once or by a transient timer.
import { randomUUID } from 'node:crypto'
import type { SpoolAnswer } from './spool.ts'
import { startUnit } from './systemd.ts'
import { isActive, type Systemd } from './unit.ts'
import { parseUnitFile } from './unit-file.ts'

const WITH_VALUE =
  /^--(unit|property|setenv|uid|gid|working-directory|on-active|on-boot|on-calendar|timer-property|description|slice)(?:=(.*))?$/s

export async function systemdRun(systemd: Systemd, args: string[]): Promise<SpoolAnswer> {
  const service: string[] = []
  const timer: string[] = []
  const flags = new Set<string>()
  let name = `run-r${randomUUID().replaceAll('-', '')}`
  let at = 0
  for (; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--') {
      at += 1
      break
    }
    if (!arg.startsWith('-')) break
    const [, long, given] = WITH_VALUE.exec(arg) ?? []
    const key = long ?? { '-u': 'unit', '-p': 'property', '-E': 'setenv' }[arg]
    if (key === undefined) {
      flags.add(arg)
      continue
    }
    if (given === undefined) at += 1
    const value = given ?? args[at] ?? ''
    if (key === 'unit') name = value.replace(/\.(service|timer)$/, '')
    else if (key === 'property') service.push(value)
    else if (key === 'setenv') service.push(`Environment="${value.replace(/["\\]/g, '\\$&')}"`)
    else if (key === 'uid') service.push(`User=${value}`)
    else if (key === 'working-directory') service.push(`WorkingDirectory=${value}`)
    else if (key === 'timer-property') timer.push(value)
    else if (key.startsWith('on-')) {
      timer.push(`${{ 'on-active': 'OnActiveSec', 'on-boot': 'OnBootSec' }[key] ?? 'OnCalendar'}=${value}`)
    }
  }
  const words = args.slice(at)
  const [serviceName, timerName] = [`${name}.service`, `${name}.timer`]
  if (words.length === 0 || flags.has('--scope')) return { code: 1, err: 'systemd-run: only services are emulated\n' }
  if (isActive(systemd, serviceName) || isActive(systemd, timerName)) {
    return { code: 1, err: `Failed to start transient service unit: Unit ${serviceName} was already loaded.\n` }
  }
  const line = words.map((word) => `"${word.replace(/["\\]/g, '\\$&').replaceAll('$', '$$$$').replaceAll('%', '%%')}"`)
  const exec = `ExecStart=${line.join(' ').replaceAll('\n', '\\n')}`
  addTransient(systemd, serviceName, `[Service]\n${service.join('\n')}\n${exec}\n`)
  const running = `Running as unit: ${serviceName}\n`
  if (timer.length > 0) {
    addTransient(systemd, timerName, `[Timer]\n${timer.join('\n')}\n`)
    const { code, message } = await startUnit(systemd, timerName)
    return { code, err: code === 0 ? `Running timer as unit: ${timerName}\n` : message }
  }
  const { code, message } = await startUnit(systemd, serviceName)
  if (code !== 0) return { code, err: message }
  const isQuiet = flags.has('--quiet') || flags.has('-q')
  while (flags.has('--wait') && isActive(systemd, serviceName)) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const exitCode = flags.has('--wait') ? (systemd.services.get(serviceName)?.exitCode ?? 0) : 0
  return { code: exitCode, err: isQuiet ? '' : running }
}

function addTransient(systemd: Systemd, name: string, text: string): void {
  systemd.loaded.set(name, { name, text, file: parseUnitFile(text), isTransient: true })
}
