// A timer of an emulated machine may be armed in the moment in which the machine goes down: then nobody clears it.
import { expect, test } from '@jest/globals'
import { startTimer, stopTimer } from '../../local/guest/timer.ts'
import type { Systemd } from '../../local/guest/unit.ts'
import { parseUnitFile } from '../../local/guest/unit-file.ts'

test('a timer that waits for hours keeps no process alive', () => {
  const timers: Systemd['timers'] = new Map()
  const unused = (): never => {
    throw new Error('nothing elapses here')
  }
  const systemd: Systemd = {
    ...{
      machine: { bootedAt: Date.now() } as Systemd['machine'],
      timerScale: 1,
      loaded: new Map(),
      services: new Map(),
    },
    ...{ timers, isGoingDown: true, startUnit: unused, onGoingDown: unused, onHalted: unused, log: unused },
  }
  const text = '[Timer]\nOnBootSec=1h\n'
  const name = 'servicemon-fuse.timer'
  startTimer(systemd, { name, text, file: parseUnitFile(text), isTransient: false })
  expect(timers.get(name)?.handle?.hasRef()).toBe(false)
  stopTimer(systemd, name)
})
