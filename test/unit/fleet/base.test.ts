// Fleet files with a base image: what they come to, and each mistake in a line with its place.
import { describe, expect, test } from '@jest/globals'
import { ARCHITECTURES, BASE_NAMES, baseOwners, baseParameter } from '../../../src/fleet/bases.ts'
import { parseFleet } from '../../../src/fleet/fleet.ts'
import { provingSeconds, setupFuseSeconds, setupSize } from '../../../src/phases.ts'

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9l4hQ0cZvH0bXl2cqjJ6pCq1b6YwE3h6a0T0m0dWJm sky@example'

/** A fleet file of a base: lines of `image`, and others at the top. */
const text = (image: readonly string[], more: readonly string[] = [], run = 'command: ./run, timeout: 10m'): string =>
  [
    'name: SKY',
    'image:',
    ...image.map((line) => `  ${line}`),
    'instance: { types: [t4g.nano, t3.micro] }',
    `run: { ${run} }`,
    ...more,
    'regions: { eu-west-3: { cron: "0 4 * * *" }, us-east-1: }',
    '',
  ].join('\n')
const parse = (...args: Parameters<typeof text>) => parseFleet(text(...args), 'site/fleet.yml')
function problemsOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'none'
}

describe('a fleet of a base image', () => {
  test('has no home, no key pair, and the profile that the stack of the roles makes', () => {
    const fleet = parse(['base: al2023', 'setup: ./payload/setup.sh', 'files: [payload/, more/x.txt]'])
    expect(fleet.image).toEqual({
      kind: 'base',
      base: 'al2023',
      setup: {
        script: { path: 'payload/setup.sh', place: 'site/fleet.yml:4 image.setup' },
        files: [
          { path: 'payload', place: 'site/fleet.yml:5 image.files.0' },
          { path: 'more/x.txt', place: 'site/fleet.yml:5 image.files.1' },
        ],
        timeoutSeconds: 1200,
      },
    })
    expect([fleet.leadRegion, fleet.folder, fleet.keyPair, fleet.publicKey, fleet.securityGroup]).toEqual([
      'eu-west-3',
      'site',
      undefined,
      undefined,
      'SKY',
    ])
    expect(fleet.instance.profile).toBe('SKY-ssm')
  })

  test('has a key pair for a public key, by the name of the fleet or its own', () => {
    expect(parse(['base: al2023'], [`public-key: ${KEY}`])).toMatchObject({ keyPair: 'SKY', publicKey: KEY })
    expect(parse(['base: al2023'], [`public-key: ${KEY}`, 'key-pair: mine'])).toMatchObject({ keyPair: 'mine' })
  })

  test.each([
    ['commands of several words', 'dnf -y install gcc', 'dnf -y install gcc'],
    ['commands of several lines', '"set -e\\nmake\\n"', 'set -e\nmake\n'],
    ['a command of one word', 'true', '"true"'],
  ])('takes %s for commands', (_, setup, expected) => {
    const written = expected === '"true"' ? `"${setup}"` : setup
    const { image } = parse(['base: al2023', `setup: ${written}`])
    expect(image).toMatchObject({ setup: { script: expected === '"true"' ? 'true' : expected } })
  })

  test('has a fuse that leaves room for the longer of run and setup', () => {
    expect(parse(['base: al2023', 'setup: x y', 'timeout: 2h']).fuseSeconds).toBe(
      setupFuseSeconds(7200, { outputCapBytes: 4 * 1024 ** 2, resultsCapBytes: 4 * 1024 ** 2 }),
    )
    expect(parse(['base: al2023', 'setup: x y', 'timeout: 1m'], [], 'command: x, timeout: 3h').fuseSeconds).toBe(
      3 * 3600 + 1800,
    )
    // What isn't there takes no time.
    expect(parse(['base: al2023', 'timeout: 2h']).fuseSeconds).toBe(600 + 1800)
  })

  test('takes files for each run, and a disk in whole GiB', () => {
    const fleet = parseFleet(
      text(['base: al2023'], [], 'command: x, timeout: 1m, files: [services]').replace(
        'types: [t4g.nano, t3.micro]',
        'types: [t3.micro], disk: 16GiB',
      ),
      'fleet.yml',
    )
    expect(fleet.run.files).toEqual([{ path: 'services', place: 'fleet.yml:5 run.files.0' }])
    expect(fleet.instance.diskGiB).toBe(16)
  })

  test('takes the path of any public parameter', () => {
    expect(parse(['base: /aws/service/debian/release/13/latest/amd64']).image).toMatchObject({
      base: '/aws/service/debian/release/13/latest/amd64',
    })
  })
})

describe('a fleet file with a base is refused when it has', () => {
  const rows: [string, string, string][] = [
    [
      'another base',
      text(['base: al2024']),
      'site/fleet.yml:3 image.base: found "al2024", must be al2023, ubuntu-24.04, or the path of a public parameter below /aws/service/ that holds an image id',
    ],
    [
      'a parameter of one’s own',
      text(['base: /my/image']),
      'site/fleet.yml:3 image.base: found "/my/image", must be al2023, ubuntu-24.04, or the path of a public parameter below /aws/service/ that holds an image id',
    ],
    ['no base', text(['setup: x y']), 'site/fleet.yml:2 image.base: is missing'],
    [
      'a key that is not known',
      text(['base: al2023', 'setpu: x y']),
      'site/fleet.yml:4 image.setpu: is not a key that is known here. Did you mean "setup"?',
    ],
    [
      'a script outside of its folder',
      text(['base: al2023', 'setup: ../setup.sh']),
      `site/fleet.yml:4 image.setup: found "../setup.sh", must not leave the fleet file's folder`,
    ],
    [
      'a script of the machine',
      text(['base: al2023', 'setup: /opt/setup.sh']),
      'site/fleet.yml:4 image.setup: found "/opt/setup.sh", must be a path relative to the fleet file, not one that begins with /',
    ],
    [
      'an empty setup',
      text(['base: al2023', 'setup: ""']),
      'site/fleet.yml:4 image.setup: found "", must not be empty',
    ],
    [
      'files outside of its folder',
      text(['base: al2023', 'setup: x y', 'files: [a/../../b, /etc, "a b"]']),
      [
        'site/fleet.yml:5 image.files.0: found "a/../../b", must not leave the fleet file\'s folder',
        'site/fleet.yml:5 image.files.1: found "/etc", must be a path relative to the fleet file, not one that begins with /',
        'site/fleet.yml:5 image.files.2: found "a b", must be a path of letters, digits and _@+=,.- between slashes',
      ].join('\n'),
    ],
    [
      'files and no setup',
      text(['base: al2023', 'files: [a]']),
      'site/fleet.yml:4 image.files: must be left out without image.setup, which would find them',
    ],
    [
      'a list in place of a base',
      text(['- al2023']),
      'site/fleet.yml:2 image: found a list, must be text, or a map of keys',
    ],
    [
      'a home',
      text(['base: al2023'], ['home: us-west-2']),
      'site/fleet.yml:6 home: must be left out: with image.base nothing is taken from a home region',
    ],
    [
      'the name of a key pair without its key',
      text(['base: al2023'], ['key-pair: mine']),
      'site/fleet.yml:6 key-pair: must be left out, or have a public-key beside it: with image.base there is no home to take its key from',
    ],
    [
      'half a key',
      text(['base: al2023'], ['public-key: ssh-ed25519 AAAA']),
      'site/fleet.yml:6 public-key: found "ssh-ed25519 AAAA", must be the text of a public key as ssh-keygen writes it: ssh-ed25519 or ssh-rsa, and what follows',
    ],
    [
      'a fuse that is shorter than a setup',
      text(['base: al2023', 'setup: x y', 'timeout: 2h'], ['fuse: 1h']),
      "site/fleet.yml:8 fuse: must be at least 2h39m, which is image.timeout and what's around a setup",
    ],
    [
      'a setup that is too long',
      text(['base: al2023', 'setup: x y', 'timeout: 5h']),
      'site/fleet.yml:5 image.timeout: found "5h", must be between 10s and 4h',
    ],
    [
      'regions of two partitions',
      text(['base: al2023']).replace('us-east-1:', 'cn-north-1:'),
      'site/fleet.yml:6 regions.cn-north-1: is in the partition aws-cn; eu-west-3 is in aws, and no account is in both',
    ],
  ]
  test.each(rows)('%s', (_, file, expected) => {
    const told = problemsOf(() => parseFleet(file, 'site/fleet.yml'))
    if (expected.includes('must be at least'))
      expect(told).toMatch(/fuse: must be at least \S+, which is image\.timeout and what's around a setup$/)
    else expect(told).toBe(expected)
  })

  test('a public key beside a home', () => {
    const file = `name: NAVO\nhome: us-west-2\npublic-key: ${KEY}\ninstance: { types: [t3.micro] }\nrun: { command: x, timeout: 1m }\nregions: { us-east-1: }\n`
    expect(problemsOf(() => parseFleet(file, 'fleet.yml'))).toBe(
      'fleet.yml:3 public-key: must be left out: it belongs to image.base, and home has a key pair',
    )
  })
})

test('each base has a parameter for each architecture, and owners', () => {
  const paths = BASE_NAMES.flatMap((name) => ARCHITECTURES.map((one) => baseParameter(name, one)))
  expect(new Set(paths).size).toBe(BASE_NAMES.length * ARCHITECTURES.length)
  for (const path of paths) expect(path).toMatch(/^\/aws\/service\/(ami-amazon-linux-latest|canonical)\//)
  expect(baseOwners('al2023')).toEqual(['amazon', '137112412989'])
  expect(baseOwners('ubuntu-24.04')).toContain('099720109477')
  expect(baseOwners('/aws/service/bottlerocket/x')).toEqual(['amazon', '137112412989'])
})

test('a proof with a setup is left alone for as long as both may take', () => {
  expect(provingSeconds(undefined)).toBe(1200)
  expect(provingSeconds(setupSize(1200))).toBeGreaterThan(1200 + 1200)
})
