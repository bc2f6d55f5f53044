// What the action's inputs mean in each mode.
import { describe, expect, test } from '@jest/globals'
import { loadInputs } from '../../../src/inputs/inputs.ts'
import { problemsOf } from '../../support/problems.ts'

const load = (given: Record<string, string>) => loadInputs((name) => given[name] ?? '')
const common = { fleetFile: 'fleet.yml', region: '', allowedAccountIds: [], githubToken: undefined, ignored: [] }

describe('inputs', () => {
  const rows: [string, Record<string, string>, object][] = [
    ['provision by default', { mode: 'provision' }, { ...common, mode: 'provision', dryRun: false, adopt: false }],
    [
      'provision with all',
      { mode: 'provision', 'dry-run': 'TRUE', adopt: 'True' },
      { ...common, mode: 'provision', dryRun: true, adopt: true },
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
  const MODE = 'mode: must be provision, check, clear, run, start, stop, or rotate'
  const bad: [string, Record<string, string>, string][] = [
    ['no mode', {}, `${MODE}, but is missing`],
    ['an unknown mode', { mode: 'provison' }, `${MODE}; did you mean "provision"?, found "provison"`],
    ['yes for true', { mode: 'run', 'if-due': 'yes' }, 'if-due: must be true or false, found "yes"'],
    ['a number for true', { mode: 'provision', 'dry-run': '1' }, 'dry-run: must be true or false, found "1"'],
    [
      'a mixed case that YAML does not know',
      { mode: 'provision', adopt: 'tRue' },
      'adopt: must be true or false, found "tRue"',
    ],
    ['a timeout without unit', { mode: 'run', timeout: '30' }, `timeout: ${DURATION}, found "30"`],
    [
      'a timeout that is too long',
      { mode: 'run', timeout: '3d' },
      'timeout: must be between 10s and 1d23h30m, found "3d"',
    ],
    ['a hold of nothing', { mode: 'start', hold: '0m' }, 'hold: must be between 1m and 2d, found "0m"'],
    [
      'a requirement that is unknown',
      { mode: 'check', require: 'ok' },
      'require: must be ready, or nothing, found "ok"',
    ],
    [
      'a limit of nothing',
      { mode: 'rotate', 'catch-up': '0' },
      'catch-up: must be all, or a whole number from 1 to 9999, found "0"',
    ],
    [
      'a limit that is no number',
      { mode: 'rotate', 'catch-up': '1.5' },
      'catch-up: must be all, or a whole number from 1 to 9999, found "1.5"',
    ],
    [
      'an account id that lost its leading zero',
      { mode: 'stop', 'allowed-account-ids': '12345678901' },
      'allowed-account-ids: must be account ids of 12 digits, by comma or line and in quotes, found "12345678901"',
    ],
    [
      'a list of account ids without any',
      { mode: 'stop', 'allowed-account-ids': ' , ' },
      'allowed-account-ids: must be account ids of 12 digits, by comma or line and in quotes, found " , "',
    ],
    [
      'a command above 256 KiB',
      { mode: 'run', command: 'é'.repeat(131_073) },
      `command: must be at most 256 KiB long, found "${'é'.repeat(79)}…"`,
    ],
    ['NUL in a command', { mode: 'run', command: 'a\0' }, 'command: must not contain NUL characters, found "a\\u0000"'],
    ['a bad value that the mode would ignore', { mode: 'stop', timeout: 'x' }, `timeout: ${DURATION}, found "x"`],
    [
      'several bad values',
      { 'if-due': 'no', timeout: 'x', 'catch-up': '-1' },
      [
        `${MODE}, but is missing`,
        'if-due: must be true or false, found "no"',
        `timeout: ${DURATION}, found "x"`,
        'catch-up: must be all, or a whole number from 1 to 9999, found "-1"',
      ].join('\n'),
    ],
  ]
  test.each(bad)('are refused for %s', (_, given, expected) => expect(problemsOf(() => load(given))).toBe(expected))
})
