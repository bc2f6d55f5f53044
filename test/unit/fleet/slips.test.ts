// YAML as people and their editors write it: taken where it means the same, else told by line and key.
import { describe, expect, test } from '@jest/globals'
import { parseFleet } from '../../../src/fleet/fleet.ts'
import { problemsOf } from '../../support/problems.ts'

const TEXT = `name: NAVO
home: us-west-2
instance: { types: [t2.micro] }
run:
  command: ./aws.sh
  timeout: 30m
regions:
  us-west-2: { cron: '30 0 * * *' }
`
const CRON = "{ cron: '30 0 * * *' }"

describe('fault 136: a fleet file', () => {
  const SCRIPT = TEXT.replace('./aws.sh', '|\n    cd /opt\n    ./aws.sh')
  const same: [string, string][] = [
    ['with a byte order mark', `\ufeff${SCRIPT}`],
    ['with line ends of Windows', SCRIPT.replaceAll('\n', '\r\n')],
    ['with line ends of old Macs', SCRIPT.replaceAll('\n', '\r')],
  ]
  test.each(same)('%s means the same', (_, text) => {
    expect(parseFleet(text, 'fleet.yml')).toEqual(parseFleet(SCRIPT, 'fleet.yml'))
  })

  test('may have typographic quotes within a text', () => {
    expect(parseFleet(TEXT.replace('./aws.sh', 'echo “x”'), 'fleet.yml').run.command).toBe('echo “x”')
  })

  const CRON_KEY = 'fleet.yml:8 regions.us-west-2.cron:'
  const REFERENCE = 'must be in quotes, since YAML takes what begins with * for a reference'
  const bad: [string, [string, string], string][] = [
    [
      'a cron line without quotes',
      [CRON, '{ cron: */30 * * * * } # often'],
      `${CRON_KEY} found "*/30 * * * *", ${REFERENCE}`,
    ],
    [
      'a cron line without quotes on a line of its own',
      [CRON, '\n    cron: */30 * * * *'],
      `fleet.yml:9 regions.us-west-2.cron: found "*/30 * * * *", ${REFERENCE}`,
    ],
    [
      'a cron line of stars without quotes',
      [CRON, '{ cron: * * * * * }'],
      `${CRON_KEY} found "* * * * *", ${REFERENCE}`,
    ],
    ['a star alone', [CRON, '{ cron: */30 }'], `${CRON_KEY} found "*/30", ${REFERENCE}`],
    [
      'a cron line that its commas cut',
      [CRON, '{ cron: 30 0,6,12 * * * }'],
      `${CRON_KEY} found "30 0,6,12 * * *", must be in quotes, since a comma ends a value within { }`,
    ],
    [
      'typographic quotes',
      [CRON, '{ cron: ‘30 0 * * *’ }'],
      `${CRON_KEY} found "‘30 0 * * *’", must be in plain quotes, ' or "`,
    ],
    [
      'typographic quotes and commas',
      [CRON, '{ cron: “30 0,6 * * *” }'],
      `${CRON_KEY} found "“30 0", must be in plain quotes, ' or "`,
    ],
    [
      'a key in typographic quotes',
      ['name:', '“name”:'],
      `fleet.yml:1 “name”: found "“name”", must be in plain quotes, ' or "`,
    ],
    ['a tab', ['  us-west-2', '\tus-west-2'], 'fleet.yml:8 us-west-2: found a tab, must be indented by spaces'],
    [
      'a nickname of cron',
      [CRON, '{ cron: @daily }'],
      `${CRON_KEY} found "@daily", must be in quotes, since YAML keeps what begins with @ for itself`,
    ],
    [
      'a colon in a value',
      ['./aws.sh', 'echo a: b'],
      'fleet.yml:5 run.command: found "echo a: b", must be in quotes, since YAML takes what stands before a colon and a space for a key',
    ],
    [
      'a no-break space',
      ['  command', '\u00a0\u00a0command'],
      'fleet.yml:5 found the character U+00A0 in "\u00a0\u00a0command", must have plain spaces only',
    ],
  ]
  test.each(bad)('with %s is told so', (_, [from, to], expected) => {
    expect(TEXT).toContain(from)
    expect(problemsOf(() => parseFleet(TEXT.replace(from, to), 'fleet.yml'))).toBe(expected)
  })
})
