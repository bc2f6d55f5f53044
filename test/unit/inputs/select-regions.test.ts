// Which of the fleet's regions a step works on, by its mode and what is named.
import { describe, expect, test } from '@jest/globals'
import type { Fleet, FleetRegion } from '../../../src/fleet/fleet.ts'
import { selectRegions } from '../../../src/inputs/select-regions.ts'
import type { Mode } from '../../../src/inputs/input-list.ts'
import { problemsOf } from '../../support/problems.ts'

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
    image: { kind: 'home', region: 'us-west-2', name: 'NAVO' },
    leadRegion: 'us-west-2',
    folder: '.',
    keyPair: 'NAVO',
    publicKey: undefined,
    securityGroup: 'NAVO',
    tags: {},
    instance: {
      types: ['t3.micro'],
      profile: undefined,
      metadata: 'required',
      metadataHops: undefined,
      credits: undefined,
      diskKmsKey: undefined,
      diskGiB: undefined,
    },
    run: {
      command: 'x',
      timeoutSeconds: 60,
      user: 'root',
      env: {},
      secrets: {},
      files: [],
      outputCapBytes: 1024,
      resultsCapBytes: 1024,
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
      'region: "eu-west-2" is not in the fleet NAVO. Did you mean "eu-west-3"?',
    ],
    [
      'two that the fleet does not have',
      'rotate',
      'mars, us-west-2, moon',
      'region: "mars" is not in the fleet NAVO\nregion: "moon" is not in the fleet NAVO',
    ],
    ['all in capitals', 'check', 'ALL', 'region: "ALL" is not an AWS region'],
    [
      'no region at all for check',
      'check',
      'eu-wset-2',
      'region: "eu-wset-2" is not an AWS region. Did you mean "eu-west-2"?',
    ],
    [
      'no region at all for clear, without another in its place',
      'clear',
      'eu-wset-3',
      'region: "eu-wset-3" is not an AWS region',
    ],
    [
      'one of another partition',
      'stop',
      'cn-north-1',
      'region: "cn-north-1" is in the partition aws-cn, and us-west-2 in aws',
    ],
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

  test.each(['check', 'clear', 'stop'] as const)(
    'fault 130: %s takes a region that the fleet file no longer has',
    (mode) => {
      const regions = selectRegions({ mode, region: 'eu-west-2, us-west-2', fleet })
      expect(regions.map(({ name, isFormer, enabled }) => [name, isFormer, enabled])).toEqual([
        ['eu-west-2', true, false],
        ['us-west-2', undefined, true],
      ])
      expect(select(mode, 'all, eu-west-2')).toEqual([...EVERY, 'eu-west-2'])
    },
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
