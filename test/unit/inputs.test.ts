// What the action's inputs mean in each mode, and which of the fleet's regions a step works on.
import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.ts'
import type { Fleet, FleetRegion } from '../../src/fleet/fleet.ts'
import { loadInputs } from '../../src/inputs/inputs.ts'
import { selectRegions } from '../../src/inputs/select-regions.ts'
import type { Mode } from '../../src/inputs/input-list.ts'

const load = (given: Record<string, string>) => loadInputs((name) => given[name] ?? '')
const common = { fleetFile: 'fleet.yml', region: '', allowedAccountIds: [], githubToken: undefined, ignored: [] }

function problemsOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof ActionError) return error.message
    throw error
  }
  return 'no problem'
}

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

describe('regions', () => {
  const region = (name: string, enabled = true): FleetRegion => ({
    name,
    cron: undefined,
    enabled,
    subnet: undefined,
    types: ['t3.micro'],
    kmsKey: undefined,
    prices: {},
  })
  const fleetOf = (...regions: FleetRegion[]): Fleet => ({
    name: 'NAVO',
    home: 'us-west-2',
    image: 'NAVO',
    keyPair: 'NAVO',
    securityGroup: 'NAVO',
    instance: { types: ['t3.micro'], profile: undefined, metadata: 'required', diskKmsKey: undefined },
    run: {
      command: 'x',
      timeoutSeconds: 60,
      user: 'root',
      env: {},
      secrets: {},
      outputCapBytes: 1024,
      pollSeconds: 5,
      waitForBootSeconds: 60,
    },
    fuseSeconds: 3600,
    timezone: 'UTC',
    regions,
  })
  const fleet = fleetOf(region('us-west-2'), region('eu-west-3', false), region('sa-east-1'))
  const select = (mode: Mode, text: string, of = fleet) =>
    selectRegions({ mode, region: text, fleet: of }).map(({ name }) => name)

  const EVERY = ['us-west-2', 'eu-west-3', 'sa-east-1']
  const ENABLED = ['us-west-2', 'sa-east-1']
  const good: [string, Mode, string, string[]][] = [
    ['nothing means every region for check', 'check', '', EVERY],
    ['nothing means every region for rotate, whose sweep spares none', 'rotate', ' \n', EVERY],
    ['all means every region for check', 'check', 'all', EVERY],
    ['all means every region for clear', 'clear', 'all', EVERY],
    ['all means every region for stop', 'stop', 'all', EVERY],
    ['all means every region for rotate', 'rotate', 'all', EVERY],
    ['all means the enabled regions for provision', 'provision', 'all', ENABLED],
    ['all means the enabled regions for run', 'run', 'all', ENABLED],
    ['all means the enabled regions for start', 'start', 'all', ENABLED],
    ['all includes what is named beside it', 'run', 'sa-east-1, all', ENABLED],
    ['one', 'run', 'sa-east-1', ['sa-east-1']],
    ['several by comma, in this order', 'run', 'sa-east-1,us-west-2', ['sa-east-1', 'us-west-2']],
    ['several by line', 'run', 'sa-east-1\r\nus-west-2\n', ['sa-east-1', 'us-west-2']],
    ['doubled ones once', 'run', 'sa-east-1, us-west-2, sa-east-1', ['sa-east-1', 'us-west-2']],
    ['empty items are nothing', 'run', ',sa-east-1,,', ['sa-east-1']],
    ...(['provision', 'check', 'clear', 'start', 'stop', 'rotate'] as const).map(
      (mode): [string, Mode, string, string[]] => [
        `a disabled one by name for ${mode}`,
        mode,
        'eu-west-3',
        ['eu-west-3'],
      ],
    ),
  ]
  test.each(good)('%s', (_, mode, text, expected) => expect(select(mode, text)).toEqual(expected))

  const bad: [string, Mode, string, string][] = [
    ...(['provision', 'clear', 'run', 'start', 'stop'] as const).map((mode): [string, Mode, string, string] => [
      `nothing for ${mode}`,
      mode,
      ' , ',
      `region: is missing, and mode ${mode} changes something`,
    ]),
    [
      'one that the fleet does not have',
      'run',
      'eu-west-2',
      'region: "eu-west-2" is not in the fleet NAVO; did you mean "eu-west-3"?',
    ],
    [
      'two that the fleet does not have',
      'check',
      'mars, us-west-2, moon',
      'region: "mars" is not in the fleet NAVO\nregion: "moon" is not in the fleet NAVO',
    ],
    ['all in capitals', 'check', 'ALL', 'region: "ALL" is not in the fleet NAVO'],
    [
      'a disabled one for run',
      'run',
      'us-west-2, eu-west-3',
      "region: eu-west-3 can't run, being disabled in the fleet file",
    ],
  ]
  test.each(bad)('refused: %s', (_, mode, text, expected) =>
    expect(problemsOf(() => select(mode, text))).toBe(expected),
  )

  test('refused: all of a fleet that is disabled', () => {
    expect(problemsOf(() => select('run', 'all', fleetOf(region('us-west-2', false))))).toBe(
      'region: all regions of the fleet NAVO are disabled, so mode run has none to work on',
    )
  })

  test("the hint names the fleet's regions", () => {
    const hint = 'Name one or several of us-west-2, eu-west-3, sa-east-1; or write all.'
    expect(() => select('run', '')).toThrow(expect.objectContaining({ hint }))
  })
})
