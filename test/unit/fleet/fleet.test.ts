// What fleet.yml means, and the sentence for everything that can be wrong with it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type Fleet,
  fleetFileMissing,
  getHoldSeconds,
  getTimeoutSeconds,
  parseFleet,
} from '../../../src/fleet/fleet.ts'
import { problemsOf } from '../../support/problems.ts'

/** The smallest good file; each line can be replaced or left out, and lines can follow. */
function fleetText(changes: { replace?: Record<string, string>; add?: string } = {}): string {
  const lines = [
    'name: NAVO',
    'home: us-west-2',
    'instance: { types: [t2.micro, t3.micro] }',
    'run:',
    '  command: ./aws.sh',
    '  timeout: 30m',
    'regions:',
    "  us-west-2: { cron: '30 0 * * *' }",
    '  eu-west-3: {}',
  ]
  const replaced = Object.entries(changes.replace ?? {}).reduce((text, [line, by]) => {
    if (!text.includes(line)) throw new Error(`no line "${line}" to replace`)
    return text.replace(line, by)
  }, lines.join('\n'))
  return `${replaced}\n${changes.add ?? ''}`
}

/** What is wrong with the text of a file. */
const problemsIn = (text: string): string => problemsOf(() => parseFleet(text, 'fleet.yml'))

describe('a fleet file', () => {
  test('of the necessary keys gets all defaults', () => {
    const expected: Fleet = {
      name: 'NAVO',
      image: { kind: 'home', region: 'us-west-2', name: 'NAVO' },
      leadRegion: 'us-west-2',
      folder: '.',
      keyPair: 'NAVO',
      publicKey: undefined,
      securityGroup: 'NAVO',
      tags: {},
      instance: {
        types: ['t2.micro', 't3.micro'],
        profile: undefined,
        metadata: 'required',
        metadataHops: undefined,
        credits: undefined,
        diskKmsKey: undefined,
        diskGiB: undefined,
      },
      run: {
        command: './aws.sh',
        timeoutSeconds: 1800,
        user: 'root',
        env: {},
        secrets: {},
        files: [],
        outputCapBytes: 4 * 1024 ** 2,
        resultsCapBytes: 4 * 1024 ** 2,
        pollSeconds: 5,
        waitForBootSeconds: 60,
      },
      fuseSeconds: 3600,
      timezone: 'UTC',
      regions: [
        {
          name: 'us-west-2',
          cron: '30 0 * * *',
          enabled: true,
          subnet: undefined,
          types: ['t2.micro', 't3.micro'],
          kmsKey: undefined,
          prices: {},
        },
        {
          name: 'eu-west-3',
          cron: undefined,
          enabled: true,
          subnet: undefined,
          types: ['t2.micro', 't3.micro'],
          kmsKey: undefined,
          prices: {},
        },
      ],
    }
    expect(parseFleet(fleetText(), 'fleet.yml')).toEqual(expected)
  })

  test('of all keys is taken as written', () => {
    const text = `
name: sky
home: eu-central-1
image: Sky image (2026)
key-pair: none
security-group: sky/group
tags: { CostCenter: '4711', 'sky:owner': Jo Ø. }
instance:
  types: [t4g.nano]
  profile: SkyProfile
  metadata: optional
  metadata-hops: 2
  credits: standard
  disk-kms-key: alias/sky
  prices: { t4g.nano: 0.0092, m7g.medium: 0.05 }
run:
  command: |
    echo "a: 'b'"
    exit 3
  timeout: 1h30m
  user: ec2-user
  env: { SITE: 'Paris: é', _X1: '' }
  secrets: { TOKEN: /servicemon/sky/token, SERVICEMON_DATABASE: /servicemon/sky/database, _DB: /servicemon/sky/a.b/c-d_e/F }
  output-cap: 500KB
  results-cap: 2MiB
  poll: 10s
  wait-for-boot: 0s
fuse: 3h
timezone: Europe/Paris
regions:
  eu-west-1: { cron: '0 4 * * *', subnet: subnet-0123456789abcdef0, types: [m7g.medium], kms-key: mrk-0123456789abcdef0123456789abcdef, prices: { m7g.medium: 0.06 }, enabled: false }
  us-east-1:
`
    const expected: Fleet = {
      name: 'sky',
      image: { kind: 'home', region: 'eu-central-1', name: 'Sky image (2026)' },
      leadRegion: 'eu-central-1',
      folder: '.',
      keyPair: undefined,
      publicKey: undefined,
      securityGroup: 'sky/group',
      tags: { CostCenter: '4711', 'sky:owner': 'Jo Ø.' },
      instance: {
        types: ['t4g.nano'],
        profile: 'SkyProfile',
        metadata: 'optional',
        metadataHops: 2,
        credits: 'standard',
        diskKmsKey: 'alias/sky',
        diskGiB: undefined,
      },
      run: {
        command: 'echo "a: \'b\'"\nexit 3\n',
        timeoutSeconds: 5400,
        user: 'ec2-user',
        env: { SITE: 'Paris: é', _X1: '' },
        secrets: {
          TOKEN: '/servicemon/sky/token',
          SERVICEMON_DATABASE: '/servicemon/sky/database',
          _DB: '/servicemon/sky/a.b/c-d_e/F',
        },
        files: [],
        outputCapBytes: 500_000,
        resultsCapBytes: 2 * 1024 ** 2,
        pollSeconds: 10,
        waitForBootSeconds: 0,
      },
      fuseSeconds: 10_800,
      timezone: 'Europe/Paris',
      regions: [
        {
          name: 'eu-west-1',
          cron: '0 4 * * *',
          enabled: false,
          subnet: 'subnet-0123456789abcdef0',
          types: ['m7g.medium'],
          kmsKey: 'mrk-0123456789abcdef0123456789abcdef',
          prices: { 't4g.nano': 0.0092, 'm7g.medium': 0.06 },
        },
        {
          name: 'us-east-1',
          cron: undefined,
          enabled: true,
          subnet: undefined,
          types: ['t4g.nano'],
          kmsKey: 'alias/sky',
          prices: { 't4g.nano': 0.0092, 'm7g.medium': 0.05 },
        },
      ],
    }
    expect(parseFleet(text, 'fleet.yml')).toEqual(expected)
  })

  const accepted: [string, Parameters<typeof fleetText>[0]][] = [
    ['Windows line ends', { replace: { 'name: NAVO\n': 'name: NAVO\r\n' } }],
    [
      'an anchor and its alias',
      { replace: { '[t2.micro, t3.micro]': '&t [t3.micro]', 'eu-west-3: {}': 'eu-west-3: { types: *t }' } },
    ],
    ['a byte order mark', { replace: { 'name: NAVO': '\uFEFFname: NAVO' } }],
    ['home among no regions', { replace: { 'us-west-2: {': 'us-east-1: {' } }],
    ['the longest timeout', { replace: { '30m': '47h30m' } }],
    ['a fuse that just fits', { add: 'fuse: 1h' }],
    [
      'a key ARN of the region itself',
      { replace: { 'eu-west-3: {}': `eu-west-3: { kms-key: 'arn:aws:kms:eu-west-3:123456789012:alias/x' }` } },
    ],
    [
      'a fleet of China',
      {
        replace: {
          'home: us-west-2': 'home: cn-north-1',
          '  us-west-2:': '  cn-north-1:',
          'eu-west-3:': 'cn-northwest-1:',
        },
      },
    ],
    ['a command of 256 KiB', { replace: { './aws.sh': `"${'x'.repeat(256 * 1024)}"` } }],
    ['an image name of 106 characters, which leaves room for the source id', { add: `image: ${'x'.repeat(106)}` }],
    ['a metal instance type', { replace: { 't2.micro': 'mac2-m2pro.metal' } }],
  ]
  test.each(accepted)('may have %s', (_, changes) => expect(problemsIn(fleetText(changes))).toBe('no problem'))
})

describe('a fleet file that is refused', () => {
  const KEY = 'arn:aws:kms:us-west-2:123456789012:alias/x'
  const rows: [string, Parameters<typeof fleetText>[0], string][] = [
    // YAML
    ['a key that is written twice', { add: 'name: Other' }, 'fleet.yml:10 name: is written twice, first in line 1'],
    [
      'a region that is written twice',
      { add: '  us-west-2: {}' },
      'fleet.yml:10 regions.us-west-2: is written twice, first in line 8',
    ],
    [
      'a bracket that is not closed',
      { replace: { 't3.micro]': 't3.micro' } },
      'fleet.yml:3 YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [
      'an alias without its anchor',
      { add: 'image: *x' },
      `fleet.yml:10 image: YAML: *x is used, but there's no &x before it`,
    ],
    ['a tag', { add: 'image: !image x' }, 'fleet.yml:10 YAML: Unresolved tag: !image'],
    [
      'a second document',
      { add: '---\nname: X' },
      'fleet.yml:10 YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ['a merge key', { add: '<<: {}' }, 'fleet.yml:10 <<: is not a key that is known here'],
    ['a key named __proto__', { add: '__proto__: {}' }, 'fleet.yml:10 __proto__: is not a key that is known here'],
    // Keys
    [
      'an unknown key',
      { add: 'imagee: x' },
      'fleet.yml:10 imagee: is not a key that is known here. Did you mean "image"?',
    ],
    [
      'an unknown key of run',
      { replace: { '  timeout: 30m': '  timeout: 30m\n  comand: x' } },
      'fleet.yml:7 run.comand: is not a key that is known here. Did you mean "command"?',
    ],
    [
      'an unknown key of instance',
      { replace: { 'instance: {': 'instance: { metdata: x,' } },
      'fleet.yml:3 instance.metdata: is not a key that is known here. Did you mean "metadata"?',
    ],
    [
      'an unknown key of a region',
      { replace: { 'cron:': 'crn:' } },
      'fleet.yml:8 regions.us-west-2.crn: is not a key that is known here. Did you mean "cron"?',
    ],
    ['no name', { replace: { 'name: NAVO\n': '' } }, 'fleet.yml:1 name: is missing'],
    [
      'no home',
      { replace: { 'home: us-west-2\n': '' } },
      "fleet.yml:1 home: is missing: the region of the account's own image; a fleet without one has image.base",
    ],
    ['no command', { replace: { '  command: ./aws.sh\n': '' } }, 'fleet.yml:4 run.command: is missing'],
    ['no timeout', { replace: { '  timeout: 30m\n': '' } }, 'fleet.yml:4 run.timeout: is missing'],
    ['no types', { replace: { '{ types: [t2.micro, t3.micro] }': '{}' } }, 'fleet.yml:3 instance.types: is missing'],
    [
      'no regions',
      { replace: { "\n  us-west-2: { cron: '30 0 * * *' }\n  eu-west-3: {}": ' {}' } },
      'fleet.yml:7 regions: found a map, must name at least one region',
    ],
    // Types
    ['a number for a name', { replace: { NAVO: '42' } }, 'fleet.yml:1 name: found 42, must be text (put it in quotes)'],
    [
      'one type that is not a list',
      { replace: { '[t2.micro, t3.micro]': 't3.micro' } },
      'fleet.yml:3 instance.types: found "t3.micro", must be a list',
    ],
    [
      'a section without keys',
      { replace: { 'instance: { types: [t2.micro, t3.micro] }': 'instance:' } },
      'fleet.yml:3 instance: found nothing, must be a map of keys',
    ],
    [
      'a number among environment variables',
      { replace: { '  timeout: 30m': '  timeout: 30m\n  env: { N: 3 }' } },
      'fleet.yml:7 run.env.N: found 3, must be text (put it in quotes)',
    ],
    [
      'yes for true',
      { replace: { 'eu-west-3: {}': 'eu-west-3: { enabled: yes }' } },
      'fleet.yml:9 regions.eu-west-3.enabled: found "yes", must be true or false',
    ],
    [
      'a list of regions',
      { replace: { "\n  us-west-2: { cron: '30 0 * * *' }\n  eu-west-3: {}": ' [us-west-2]' } },
      'fleet.yml:7 regions: found a list, must be a map of keys',
    ],
    // Regions
    [
      'an unknown region',
      { replace: { 'eu-west-3': 'eu-wst-3' } },
      'fleet.yml:9 regions.eu-wst-3: is not an AWS region. Did you mean "eu-west-3"?',
    ],
    ['an unknown home', { replace: { 'home: us-west-2': 'home: mars-1' } }, 'fleet.yml:2 home: is not an AWS region'],
    [
      'a region of another partition',
      { replace: { 'eu-west-3': 'cn-north-1' } },
      'fleet.yml:9 regions.cn-north-1: is in the partition aws-cn; home is in aws, and nothing can be copied across',
    ],
    // Cron
    [
      'a cron line that cannot be parsed',
      { replace: { '30 0 * * *': '99 0 * * *' } },
      'fleet.yml:8 regions.us-west-2.cron: found "99 0 * * *", must be a cron line of five fields (Invalid value for minute: 99)',
    ],
    [
      'a cron line of six fields',
      { replace: { '30 0 * * *': '0 30 0 * * *' } },
      'fleet.yml:8 regions.us-west-2.cron: found "0 30 0 * * *", must be a cron line of five fields, such as "30 0,6,12,18 * * *"',
    ],
    [
      'a cron line that never fires',
      { replace: { '30 0 * * *': '0 0 31 2 *' } },
      'fleet.yml:8 regions.us-west-2.cron: found "0 0 31 2 *", must be a cron line that fires some day',
    ],
    [
      'an unknown time zone',
      { add: 'timezone: Mars/X' },
      'fleet.yml:10 timezone: found "Mars/X", must be a time zone of the IANA database, such as Europe/Paris',
    ],
    [
      'an offset for a time zone',
      { add: 'timezone: "+02:00"' },
      'fleet.yml:10 timezone: found "+02:00", must be a time zone of the IANA database, such as Europe/Paris',
    ],
    // Durations and sizes
    [
      'a timeout that is a bare number',
      { replace: { '30m': '30' } },
      'fleet.yml:6 run.timeout: found 30, must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d',
    ],
    [
      'a timeout without unit',
      { replace: { '30m': '"30"' } },
      'fleet.yml:6 run.timeout: found "30", must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d',
    ],
    [
      'a timeout that is too short',
      { replace: { '30m': '9s' } },
      'fleet.yml:6 run.timeout: found "9s", must be between 10s and 1d23h30m',
    ],
    [
      'a timeout that leaves no margin below SSM’s 48 hours',
      { replace: { '30m': '47h31m' } },
      'fleet.yml:6 run.timeout: found "47h31m", must be between 10s and 1d23h30m',
    ],
    [
      'a fuse that is shorter than the timeout and its margin',
      { add: 'fuse: 59m' },
      `fleet.yml:10 fuse: must be at least 1h, which is run.timeout and 30m for what's around it`,
    ],
    ['a fuse that is too long', { add: 'fuse: 3d' }, 'fleet.yml:10 fuse: found "3d", must be between 30m10s and 2d'],
    [
      'a size without unit',
      { replace: { '30m': '30m\n  output-cap: 4' } },
      'fleet.yml:7 run.output-cap: found 4, must be a whole number with a unit, such as 500KB, 4MiB or 1GiB',
    ],
    [
      'a size that is too small',
      { replace: { '30m': '30m\n  output-cap: 1023B' } },
      'fleet.yml:7 run.output-cap: found "1023B", must be between 1 KiB and 32 MiB',
    ],
    [
      'more results than output may have',
      { replace: { '30m': '30m\n  results-cap: 33MiB' } },
      'fleet.yml:7 run.results-cap: found "33MiB", must be between 1 KiB and 32 MiB',
    ],
    [
      'a variable that tells a payload of its run',
      { replace: { '30m': '30m\n  env:\n    A: x\n    SERVICEMON_REGION: x' } },
      'fleet.yml:9 run.env.SERVICEMON_REGION: is a variable by which each payload is told of its run',
    ],
    [
      'the same as a secret',
      { replace: { '30m': '30m\n  secrets: { SERVICEMON_RESULTS: /servicemon/NAVO/x }' } },
      'fleet.yml:7 run.secrets.SERVICEMON_RESULTS: is a variable by which each payload is told of its run',
    ],
    [
      'a wait for the boot that is too long',
      { replace: { '30m': '30m\n  wait-for-boot: 11m' } },
      'fleet.yml:7 run.wait-for-boot: found "11m", must be between 0s and 10m',
    ],
    [
      'a poll of nothing',
      { replace: { '30m': '30m\n  poll: 0s' } },
      'fleet.yml:7 run.poll: found "0s", must be between 1s and 5m',
    ],
    // Names and ids
    [
      'a name with a space',
      { replace: { NAVO: 'NA VO' } },
      'fleet.yml:1 name: found "NA VO", must be 3 to 64 letters, digits, dots, hyphens or underscores, not beginning with "sg-"',
    ],
    [
      'a name that is too short for an image',
      { replace: { NAVO: 'NV' } },
      'fleet.yml:1 name: found "NV", must be 3 to 64 letters, digits, dots, hyphens or underscores, not beginning with "sg-"',
    ],
    [
      'a name like a group id',
      { replace: { NAVO: 'sg-navo' } },
      'fleet.yml:1 name: found "sg-navo", must be 3 to 64 letters, digits, dots, hyphens or underscores, not beginning with "sg-"',
    ],
    [
      'an image name that leaves no room for its source id',
      { add: `image: ${'x'.repeat(107)}` },
      `fleet.yml:10 image: found "${'x'.repeat(75)}…", must be an image name of 3 to 106 letters, digits, spaces or ()[]./-'@_`,
    ],
    [
      'a group by its id',
      { add: 'security-group: sg-0123456789abcdef0' },
      'fleet.yml:10 security-group: found "sg-0123456789abcdef0", must be a security group name of 1 to 255 letters, digits, spaces or ._-:/()#,@[]+=&;{}!$, not "default" and not an id (sg-…)',
    ],
    [
      'the default group',
      { add: 'security-group: default' },
      'fleet.yml:10 security-group: found "default", must be a security group name of 1 to 255 letters, digits, spaces or ._-:/()#,@[]+=&;{}!$, not "default" and not an id (sg-…)',
    ],
    [
      'a key pair with an umlaut',
      { add: 'key-pair: Schlüssel' },
      'fleet.yml:10 key-pair: found "Schlüssel", must be a key pair name of 1 to 255 ASCII characters without *, ? and \\, or none',
    ],
    [
      'a profile by its ARN',
      { replace: { 'instance: {': 'instance: { profile: "arn:aws:iam::123456789012:instance-profile/x",' } },
      'fleet.yml:3 instance.profile: found "arn:aws:iam::123456789012:instance-profile/x", must be the name (not the ARN) of an instance profile: 1 to 128 letters, digits or _+=,.@-',
    ],
    [
      'an unknown metadata option',
      { replace: { 'instance: {': 'instance: { metadata: off,' } },
      'fleet.yml:3 instance.metadata: found "off", must be required or optional',
    ],
    ...[0, 65, 1.5, `'2'`].map((hops): [string, object, string] => [
      `a reach of the metadata service of ${hops}`,
      { replace: { 'instance: {': `instance: { metadata-hops: ${hops},` } },
      `fleet.yml:3 instance.metadata-hops: found ${String(hops).replaceAll("'", '"')}, must be a whole number between 1 and 64`,
    ]),
    [
      'an unknown option for credits',
      { replace: { 'instance: {': 'instance: { credits: none,' } },
      'fleet.yml:3 instance.credits: found "none", must be standard or unlimited',
    ],
    [
      'credits for types that have none',
      {
        replace: { 'instance: { types: [t2.micro, t3.micro] }': 'instance: { types: [m5.large], credits: standard }' },
      },
      "fleet.yml:3 instance.credits: must be left out: none of the fleet's types has CPU credits (m5.large)",
    ],
    ...['aws:cost', 'AWS:cost', 'servicemon:fleet', 'ServiceMon:x', 'Name', 'name'].map(
      (key): [string, object, string] => [
        `the tag ${key}`,
        { add: `tags: { '${key}': x }` },
        `fleet.yml:10 tags.${key}: is reserved: Name and keys that begin with servicemon: are the action's own, and those with aws: are AWS's`,
      ],
    ),
    ...['a*', ' a', 'a ', 'a,b', 'x'.repeat(129)].map((key): [string, object, string] => [
      `the tag key "${key}"`,
      { add: `tags: { '${key}': x }` },
      `fleet.yml:10 tags.${key}: must be a tag key of 1 to 128 letters, digits, spaces or +-=._:/@, without a space at either end`,
    ]),
    [
      'a tag whose value is a number',
      { add: 'tags: { CostCenter: 4711 }' },
      'fleet.yml:10 tags.CostCenter: found 4711, must be text (put it in quotes)',
    ],
    [
      'a tag whose value AWS does not take',
      { add: `tags: { CostCenter: 'a*' }` },
      'fleet.yml:10 tags.CostCenter: found "a*", must be up to 256 letters, digits, spaces or +-=._:/@',
    ],
    [
      'tags that IAM takes for one',
      { add: 'tags: { CostCenter: a, costcenter: b }' },
      'fleet.yml:10 tags: found a map, must not have keys that differ by case only: CostCenter and costcenter',
    ],
    [
      'more tags than a machine has room for beside its own and the leases',
      { add: `tags: { ${Array.from({ length: 16 }, (_, index) => `k${index}: x`).join(', ')} }` },
      'fleet.yml:10 tags: found a map, must be at most 15 tags, not 16',
    ],
    [
      'an instance type that is none',
      { replace: { 't2.micro': 'micro' } },
      'fleet.yml:3 instance.types.0: found "micro", must be an instance type, such as t3.micro',
    ],
    [
      'an empty list of types',
      { replace: { '[t2.micro, t3.micro]': '[]' } },
      'fleet.yml:3 instance.types: found an empty list, must name at least one instance type',
    ],
    [
      'a subnet that is none',
      { replace: { 'eu-west-3: {}': 'eu-west-3: { subnet: subnet-x }' } },
      'fleet.yml:9 regions.eu-west-3.subnet: found "subnet-x", must be a subnet id, such as subnet-0123456789abcdef0',
    ],
    [
      'a price that is a text',
      { replace: { 'eu-west-3: {}': `eu-west-3: { prices: { t3.micro: 'a cent' } }` } },
      'fleet.yml:9 regions.eu-west-3.prices.t3.micro: found "a cent", must be a price between 0 and 1000 dollars, such as 0.0154',
    ],
    [
      'a price that is none',
      { replace: { 'instance: {': 'instance: { prices: { t3.micro: 0 },' } },
      'fleet.yml:3 instance.prices.t3.micro: found 0, must be a price between 0 and 1000 dollars, such as 0.0154',
    ],
    [
      'a price of something else',
      { replace: { 'instance: {': 'instance: { prices: { micro: 1 },' } },
      'fleet.yml:3 instance.prices.micro: must be an instance type, such as t3.micro',
    ],
    [
      'a KMS key that is none',
      { replace: { 'eu-west-3: {}': 'eu-west-3: { kms-key: mine }' } },
      'fleet.yml:9 regions.eu-west-3.kms-key: found "mine", must be a KMS key: an alias (alias/…), a key id, or the ARN of either',
    ],
    [
      'a KMS key of another region',
      { replace: { 'eu-west-3: {}': `eu-west-3: { kms-key: '${KEY}' }` } },
      'fleet.yml:9 regions.eu-west-3.kms-key: must be a key of eu-west-3, not of us-west-2',
    ],
    [
      "one region's KMS key for all",
      { replace: { 'instance: {': `instance: { disk-kms-key: '${KEY}',` } },
      "fleet.yml:3 instance.disk-kms-key: is a key of us-west-2 and can't encrypt in eu-west-3: use an alias, or a kms-key for each region",
    ],
    [
      'a user that is none',
      { replace: { '30m': '30m\n  user: "Me You"' } },
      'fleet.yml:7 run.user: found "Me You", must be the name of a Unix user, such as ec2-user',
    ],
    [
      'an environment variable that is none',
      { replace: { '30m': '30m\n  env: { 1X: a }' } },
      'fleet.yml:7 run.env.1X: must be a name of letters, digits and underscores, not beginning with a digit',
    ],
    [
      'NUL in an environment variable',
      { replace: { '30m': '30m\n  env: { X: "a\\0" }' } },
      'fleet.yml:7 run.env.X: found "a\\u0000", must not contain NUL characters',
    ],
    [
      'a variable that no shell sets',
      { replace: { '30m': '30m\n  env: { UID: "0" }' } },
      'fleet.yml:7 run.env.UID: is a variable that a shell does not let anybody set',
    ],
    [
      'a secret in a variable that is none',
      { replace: { '30m': '30m\n  secrets: { a-b: /servicemon/NAVO/x }' } },
      'fleet.yml:7 run.secrets.a-b: must be a name of letters, digits and underscores, not beginning with a digit',
    ],
    [
      'the secret itself',
      { replace: { '30m': '30m\n  secrets: { TOKEN: s3cr3t }' } },
      'fleet.yml:7 run.secrets.TOKEN: found "s3cr3t", must be the path of a parameter, such as /servicemon/<name of the fleet>/token',
    ],
    [
      'a secret by what a shell or SSM could read as more than a path',
      { replace: { '30m': "30m\n  secrets: { T: '/servicemon/NAVO/{{x}}' }" } },
      'fleet.yml:7 run.secrets.T: found "/servicemon/NAVO/{{x}}", must be the path of a parameter, such as /servicemon/<name of the fleet>/token',
    ],
    [
      "another fleet's secret",
      { replace: { '30m': '30m\n  secrets:\n    A: /servicemon/NAVO/a\n    B: /servicemon/NAVOS/b' } },
      'fleet.yml:9 run.secrets.B: found "/servicemon/NAVOS/b", must begin with /servicemon/NAVO/',
    ],
    [
      'a secret in a variable of the environment',
      { replace: { '30m': '30m\n  env: { A: x }\n  secrets: { A: /servicemon/NAVO/a }' } },
      'fleet.yml:8 run.secrets.A: is set by run.env, too',
    ],
    [
      'more secrets than a machine can read in a minute',
      {
        replace: {
          '30m': `30m\n  secrets: { ${Array.from({ length: 11 }, (_, n) => `S${n}: /servicemon/NAVO/s`).join(', ')} }`,
        },
      },
      'fleet.yml:7 run.secrets: found a map, must be at most 10 secrets',
    ],
    ['an empty command', { replace: { './aws.sh': '"  "' } }, 'fleet.yml:5 run.command: found "  ", must not be empty'],
    [
      'NUL in the command',
      { replace: { './aws.sh': '"a\\0b"' } },
      'fleet.yml:5 run.command: found "a\\u0000b", must not contain NUL characters',
    ],
    [
      'a command above 256 KiB',
      { replace: { './aws.sh': 'é'.repeat(128 * 1024 + 1) } },
      `fleet.yml:5 run.command: found "${'é'.repeat(75)}…", must be at most 256 KiB long`,
    ],
  ]
  test.each(rows)('has %s', (_, changes, expected) => expect(problemsIn(fleetText(changes))).toBe(expected))

  test('tells all of its problems at once, by line', () => {
    const text = fleetText({
      replace: {
        'home: us-west-2\n': '',
        '30m': '30',
        'eu-west-3': 'eu-west-33',
        '30 0 * * *': 'soon',
        't2.micro': 'T2',
      },
      add: 'fuse: long\nname: X\ncolour: red',
    })
    expect(problemsIn(text)).toMatchInlineSnapshot(`
     "fleet.yml:1 home: is missing: the region of the account's own image; a fleet without one has image.base
     fleet.yml:2 instance.types.0: found "T2", must be an instance type, such as t3.micro
     fleet.yml:5 run.timeout: found 30, must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d
     fleet.yml:7 regions.us-west-2.cron: found "soon", must be a cron line of five fields, such as "30 0,6,12,18 * * *"
     fleet.yml:8 regions.eu-west-33: is not an AWS region. Did you mean "eu-west-3"?
     fleet.yml:9 fuse: found "long", must be a whole number with a unit, such as 90s, 30m, 1h30m or 2d
     fleet.yml:10 name: is written twice, first in line 1
     fleet.yml:10 name: found "X", must be 3 to 64 letters, digits, dots, hyphens or underscores, not beginning with "sg-"
     fleet.yml:11 colour: is not a key that is known here"
    `)
  })

  test('compares fuse and timeout whatever else is wrong', () => {
    expect(problemsIn(fleetText({ replace: { './aws.sh': '""' }, add: 'fuse: 40m' }))).toMatch(
      /run\.command.*\n.*fuse: must be at least 1h/,
    )
  })

  test('tells fifty problems and counts the others', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `zzzzzzz${index}: x`)
    const lines = problemsIn(fleetText({ add: keys.join('\n') })).split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([51, 'and 10 more'])
  })
})

describe('rubbish is refused quickly', () => {
  const HALF = 512 * 1024
  const rows: [string, string, RegExp][] = [
    ['nothing', '', /^fleet\.yml is empty$/],
    ['spaces and comments', '# fleet\n\n   \n', /^fleet\.yml is empty$/],
    ['a word', 'x', /^fleet\.yml:1 found "x", must be a map of keys$/],
    ['a list', '- x', /^fleet\.yml:1 found a list, must be a map of keys$/],
    ['1 MB of letters', 'x'.repeat(1e6), /^fleet\.yml has 976\.6 KiB; a fleet file has 512 KiB at most$/],
    ['as many brackets as fit', '['.repeat(HALF), /^fleet\.yml:1 YAML: nested too deeply$/],
    ['as many nested keys as fit', '? '.repeat(HALF / 2), /^fleet\.yml:1 YAML: nested too deeply$/],
    ['as many quotes as fit', '"'.repeat(HALF), /^fleet\.yml:1 YAML: Unexpected double-quoted-scalar/],
    ['as many keys as fit', Array.from({ length: HALF / 9 }, (_, index) => `${index}: x`).join('\n'), /more$/],
    ['as many doubled keys as fit', 'a:\n'.repeat(HALF / 3), /fleet\.yml:2 a: is written twice, first in line 1/],
    ['NUL characters', '\0'.repeat(1000), /^fleet\.yml:1 found .*, must be a map of keys/s],
    [
      'aliases that multiply',
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdefg'.split('').map(
          (key, index) =>
            `${key}: &${key} [${Array(9)
              .fill(`*${'abcdef'[index] ?? ''}`)
              .join(',')}]`,
        ),
      ].join('\n'),
      /^fleet\.yml:1 YAML: Excessive alias count/,
    ],
    ['an alias to itself', 'a: &a [*a]', /fleet\.yml:1 a: is not a key that is known here/],
  ]

  // The parser makes an error of each quote, and half a million stack traces take longer than all the rest.
  const { stackTraceLimit } = Error
  beforeAll(() => {
    Error.stackTraceLimit = 0
  })
  afterAll(() => {
    Error.stackTraceLimit = stackTraceLimit
  })

  /** The problems of a text, and the milliseconds of processor time they took. */
  const timed = (text: string): [string, number] => {
    const began = process.cpuUsage()
    const problems = problemsIn(text)
    return [problems, process.cpuUsage(began).user / 1000]
  }

  test.each(rows)('%s', (_, text, expected) => {
    // What grows with the square of the text takes 256 times as long for all of it as for a sixteenth.
    const [, ofPart] = timed(text.slice(0, text.length / 16))
    const [problems, ofAll] = timed(text)
    expect(problems).toMatch(expected)
    expect(ofAll).toBeLessThan(100 * Math.max(ofPart, 20))
  })

  test('an empty file comes with a hint', () => {
    expect(() => parseFleet('', 'fleet.yml')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('name, image.base') }),
    )
  })
})

describe('around the fleet file', () => {
  test('a missing file is named, with a hint how to write one', () => {
    const error = fleetFileMissing('conf/fleet.yml')
    expect(error.message).toBe('there is no fleet file conf/fleet.yml')
    expect(error.hint).toMatch(
      /fleet-file.*name, image\.base \(or home\), instance\.types, run\.command, run\.timeout and regions/,
    )
  })

  test('the timeout of a run is the fleet’s, or the override', () => {
    const fleet = parseFleet(fleetText({ add: 'fuse: 2h' }), 'fleet.yml')
    expect(getTimeoutSeconds(fleet, undefined)).toBe(1800)
    expect(getTimeoutSeconds(fleet, 5400)).toBe(5400)
  })

  test('an override that does not fit into the fuse is refused', () => {
    const fleet = parseFleet(fleetText({ add: 'fuse: 2h' }), 'fleet.yml')
    expect(() => getTimeoutSeconds(fleet, 5401)).toThrow('timeout: found "1h30m1s", must be at most 1h30m')
  })
  test('fault 133: an operator gets the hold that was asked for, or as long as a run may take', () => {
    const fleet = parseFleet(fleetText({ add: 'fuse: 2h' }), 'fleet.yml')
    const of = (holdSeconds: number | undefined, timeoutSeconds?: number) =>
      getHoldSeconds(fleet, { holdSeconds, timeoutSeconds })
    expect([of(1200), of(1200, 2700), of(undefined, 2700), of(undefined)]).toEqual([1200, 1200, 2700, 1800])
    expect(of(107 * 60)).toBe(107 * 60)
    expect(() => of(107 * 60 + 1)).toThrow('hold: found "1h47m1s", must be at most 1h47m')
  })
})
