// What systemctl shows of a unit: its state and its properties.
import { isEnabled } from './enable.ts'
import { serviceOfTimer } from './timer.ts'
import { findUnit, type Systemd } from './unit.ts'
import { formatCalendar, formatSpan, setting, settings } from './unit-file.ts'

export function stateOf(systemd: Systemd, name: string): { active: string; sub: string } {
  const timer = systemd.timers.get(name)
  if (timer !== undefined) {
    const isRunning = systemd.services.get(serviceOfTimer(timer.unit))?.isRunning === true
    const isWaiting = timer.nextMonotonic !== undefined || timer.nextRealtime !== undefined
    return { active: 'active', sub: isRunning ? 'running' : isWaiting ? 'waiting' : 'elapsed' }
  }
  const service = systemd.services.get(name)
  if (service === undefined) return { active: 'inactive', sub: 'dead' }
  if (service.isRunning) {
    return service.isOneshot ? { active: 'activating', sub: 'start' } : { active: 'active', sub: 'running' }
  }
  if (service.hasFailed) return { active: 'failed', sub: 'failed' }
  return service.remains ? { active: 'active', sub: 'exited' } : { active: 'inactive', sub: 'dead' }
}

export async function showUnit(
  systemd: Systemd,
  name: string,
  options: Map<string, string>,
  valueOnly: boolean,
): Promise<string> {
  const properties = await propertiesOf(systemd, name)
  const wanted = options.get('property')?.split(',')
  const chosen =
    wanted === undefined ? [...properties.keys()] : [...properties.keys()].filter((key) => wanted.includes(key))
  return chosen.map((key) => `${valueOnly ? '' : `${key}=`}${properties.get(key) ?? ''}\n`).join('')
}

async function propertiesOf(systemd: Systemd, name: string): Promise<Map<string, string>> {
  const unit = await findUnit(systemd, name)
  const { active, sub } = stateOf(systemd, name)
  const properties = new Map([
    ['Id', name],
    ['LoadState', unit === undefined && !name.endsWith('.target') ? 'not-found' : 'loaded'],
    ['ActiveState', active],
    ['SubState', sub],
    ['UnitFileState', unit === undefined ? '' : await isEnabled(systemd, name)],
    ['NeedDaemonReload', 'no'],
  ])
  const timer = systemd.timers.get(name)
  if (name.endsWith('.timer')) {
    properties.set('Unit', unit === undefined ? '' : serviceOfTimer(unit))
    properties.set(
      'NextElapseUSecRealtime',
      timer?.nextRealtime === undefined ? '' : formatCalendar(timer.nextRealtime),
    )
    properties.set('NextElapseUSecMonotonic', formatSpan(timer?.nextMonotonic ?? Infinity))
    properties.set('LastTriggerUSecMonotonic', formatSpan(timer?.lastTrigger ?? 0))
    properties.set('AccuracyUSec', unit === undefined ? '' : (setting(unit.file, 'Timer', 'AccuracySec') ?? '1min'))
    properties.set('Result', 'success')
  } else {
    const service = systemd.services.get(name)
    properties.set('Result', service?.result ?? 'success')
    properties.set('ExecMainStatus', `${service?.exitCode ?? 0}`)
    properties.set('MainPID', service?.isRunning === true ? '1' : '0')
    properties.set('ExecStart', unit === undefined ? '' : settings(unit.file, 'Service', 'ExecStart').join(' ; '))
  }
  return properties
}
