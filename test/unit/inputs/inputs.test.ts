// What the action's inputs mean in each mode.
import { describe, expect, test } from '@jest/globals'
import { loadInputs } from '../../../src/inputs/inputs.ts'
import { problemsOf } from '../../support/problems.ts'

const load = (given: Record<string, string>) => loadInputs((name) => given[name] ?? '')
const common = { fleetFile: 'fleet.yml', region: '', allowedAccountIds: [], githubToken: undefined, ignored: [] }

describe('inputs', () => {
  const rows: [string, Record<string, string>, object][] = [
    [
      'provision by default',
      { mode: 'provision' },
      { ...common, mode: 'provision', dryRun: false, adopt: false, refresh: false },
    ],
    [
      'provision with all',
      { mode: 'provision', 'dry-run': 'TRUE', adopt: 'True' },
      { ...common, mode: 'provision', dryRun: true, adopt: true, refresh: false },
    ],
    ['check by default', { mode: 'check' }, { ...common, mode: 'check', require: undefined }],
    ['check that requires', { mode: 'check', require: 'ready' }, { ...common, mode: 'check', require: 'ready' }],
    ['clear by default', { mode: 'clear' }, { ...common, mode: 'clear', dryRun: false, confirm: undefined }],
    [
      'clear confirmed',
      { mode: 'clear', confirm: ' NAVO ' },
      { ...common, mode: 'clear', dryRun: false, confirm: 'NAVO' },
    ],
    [
      'run by default',
      { mode: 'run' },
      { ...common, mode: 'run', command: undefined, timeoutSeconds: undefined, ifDue: false },
    ],
    [
      'run with all',
      { mode: 'run', command: ' echo "x"\n', timeout: '1h30m', 'if-due': 'true' },
      { ...common, mode: 'run', command: ' echo "x"\n', timeoutSeconds: 5400, ifDue: true },
    ],
    [
      'start by default',
      { mode: 'start' },
      { ...common, mode: 'start', timeoutSeconds: undefined, holdSeconds: undefined },
    ],
    [
      'start with a hold',
      { mode: 'start', hold: '2h', timeout: '45m' },
      { ...common, mode: 'start', timeoutSeconds: 2700, holdSeconds: 7200 },
    ],
    ['stop', { mode: 'stop' }, { ...common, mode: 'stop' }],
    ['rotate by default', { mode: 'rotate' }, { ...common, mode: 'rotate', catchUp: 'all' }],
    ['rotate with a limit', { mode: 'rotate', 'catch-up': '2' }, { ...common, mode: 'rotate', catchUp: 2 }],
    [
      'what all modes have',
      {
        mode: ' stop ',
        region: ' eu-west-3\nus-east-1 ',
        'fleet-file': ' conf/f.yml ',
        'github-token': 'abc',
        'allowed-account-ids': '123456789012, 012345678901\n123456789012',
      },
      {
        ...common,
        mode: 'stop',
        region: 'eu-west-3\nus-east-1',
        fleetFile: 'conf/f.yml',
        githubToken: 'abc',
        allowedAccountIds: ['123456789012', '012345678901'],
      },
    ],
    [
      'what a mode does not use is told',
      {
        mode: 'provision',
        command: 'x',
        confirm: 'NAVO',
        'if-due': 'true',
        timeout: '1h',
        'catch-up': '1',
        require: 'ready',
        hold: '1h',
      },
      {
        ...common,
        mode: 'provision',
        dryRun: false,
        adopt: false,
        refresh: false,
        ignored: ['command', 'timeout', 'if-due', 'hold', 'confirm', 'require', 'catch-up'],
      },
    ],
    [
      'defaults that are written out are not told',
      { mode: 'stop', 'if-due': 'false', 'catch-up': 'all', 'fleet-file': 'fleet.yml' },
      { ...common, mode: 'stop' },
    ],
  ]
  test.each(rows)('%s', (_, given, expected) => expect(load(given)).toEqual(expected))

  const DURATION = 'must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d'
  const MODES_RULE = 'must be provision, check, clear, run, start, stop, or rotate'
  const bad: [string, Record<string, string>, string][] = [
    ['no mode', {}, `mode: found nothing, ${MODES_RULE}`],
    ['an unknown mode', { mode: 'provison' }, `mode: found "provison", ${MODES_RULE}. Did you mean "provision"?`],
    ['yes for true', { mode: 'run', 'if-due': 'yes' }, 'if-due: found "yes", must be true or false'],
    ['a number for true', { mode: 'provision', 'dry-run': '1' }, 'dry-run: found "1", must be true or false'],
    [
      'a mixed case that YAML does not know',
      { mode: 'provision', adopt: 'tRue' },
      'adopt: found "tRue", must be true or false',
    ],
    ['a timeout without unit', { mode: 'run', timeout: '30' }, `timeout: found "30", ${DURATION}`],
    [
      'a timeout that is too long',
      { mode: 'run', timeout: '3d' },
      'timeout: found "3d", must be between 10s and 1d23h30m',
    ],
    ['a hold of nothing', { mode: 'start', hold: '0m' }, 'hold: found "0m", must be between 1m and 2d'],
    [
      'a requirement that is unknown',
      { mode: 'check', require: 'ok' },
      'require: found "ok", must be ready, or nothing',
    ],
    [
      'a limit of nothing',
      { mode: 'rotate', 'catch-up': '0' },
      'catch-up: found "0", must be all, or a whole number from 1 to 9999',
    ],
    [
      'a limit that is no number',
      { mode: 'rotate', 'catch-up': '1.5' },
      'catch-up: found "1.5", must be all, or a whole number from 1 to 9999',
    ],
    [
      'an account id that lost its leading zero',
      { mode: 'stop', 'allowed-account-ids': '12345678901' },
      'allowed-account-ids: found "12345678901", must be account ids of 12 digits, by comma or line and in quotes',
    ],
    [
      'a list of account ids without any',
      { mode: 'stop', 'allowed-account-ids': ' , ' },
      'allowed-account-ids: found " , ", must be account ids of 12 digits, by comma or line and in quotes',
    ],
    [
      'a command above 256 KiB',
      { mode: 'run', command: 'é'.repeat(131_073) },
      `command: found "${'é'.repeat(79)}…", must be at most 256 KiB long`,
    ],
    ['NUL in a command', { mode: 'run', command: 'a\0' }, 'command: found "a\\u0000", must not contain NUL characters'],
    ['a bad value that the mode would ignore', { mode: 'stop', timeout: 'x' }, `timeout: found "x", ${DURATION}`],
    [
      'several bad values',
      { 'if-due': 'no', timeout: 'x', 'catch-up': '-1' },
      [
        `mode: found nothing, ${MODES_RULE}`,
        'if-due: found "no", must be true or false',
        `timeout: found "x", ${DURATION}`,
        'catch-up: found "-1", must be all, or a whole number from 1 to 9999',
      ].join('\n'),
    ],
  ]
  test.each(bad)('are refused for %s', (_, given, expected) => expect(problemsOf(() => load(given))).toBe(expected))
})
