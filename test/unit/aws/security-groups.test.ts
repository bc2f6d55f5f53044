// Rules of security groups as they are compared across regions.
import { describe, expect, test } from '@jest/globals'
import { canCrossRegions, compareRules, describeRule, type Rule } from '../../../src/aws/security-groups.ts'
import { ALL_EGRESS, aRule } from '../../support/builders.ts'

const all = { protocol: '-1', fromPort: undefined, toPort: undefined }

describe('a rule reads', () => {
  const rows: [string, Rule][] = [
    ['ingress tcp 22 from 192.0.2.0/24', aRule()],
    ['ingress tcp 8000-8080 from 192.0.2.0/24', aRule({ fromPort: 8000, toPort: 8080 })],
    ['ingress tcp 0-65535 from 192.0.2.0/24', aRule({ fromPort: 0, toPort: 65535 })],
    [
      'egress udp 53 to 2001:db8::/32',
      aRule({
        direction: 'egress',
        protocol: 'udp',
        fromPort: 53,
        toPort: 53,
        peer: { kind: 'ipv6', cidr: '2001:db8::/32' },
      }),
    ],
    ['egress all to 0.0.0.0/0', ALL_EGRESS],
    ['ingress all from itself', aRule({ ...all, peer: { kind: 'self' } })],
    ['ingress all from itself', aRule({ protocol: '-1', fromPort: -1, toPort: -1, peer: { kind: 'self' } })],
    ['ingress tcp 22 from pl-1', aRule({ peer: { kind: 'other', id: 'pl-1' } })],
    ['ingress 50 from 192.0.2.0/24', aRule({ protocol: '50', fromPort: undefined, toPort: undefined })],
    ['ingress icmp -1 from 192.0.2.0/24', aRule({ protocol: 'icmp', fromPort: -1, toPort: -1 })],
  ]
  test.each(rows)('%s', (text, rule) => expect(describeRule(rule)).toBe(text))
})

describe('two sets of rules', () => {
  const web = aRule({ fromPort: 80, toPort: 80 })
  const rows: [string, Rule[], Rule[], { missing: Rule[]; extra: Rule[] }][] = [
    ['are the same in any order', [aRule(), web], [web, aRule()], { missing: [], extra: [] }],
    [
      'are the same whatever is written beside them',
      [aRule()],
      [aRule({ description: 'ssh' })],
      { missing: [], extra: [] },
    ],
    ['differ by what the first has alone', [aRule(), web], [aRule()], { missing: [web], extra: [] }],
    ['differ by what the second has alone', [aRule()], [aRule(), web], { missing: [], extra: [web] }],
    [
      'differ by direction',
      [aRule()],
      [aRule({ direction: 'egress' })],
      { missing: [aRule()], extra: [aRule({ direction: 'egress' })] },
    ],
    ['differ by ports', [aRule()], [aRule({ toPort: 23 })], { missing: [aRule()], extra: [aRule({ toPort: 23 })] }],
    [
      'differ by protocol',
      [aRule()],
      [aRule({ protocol: 'udp' })],
      { missing: [aRule()], extra: [aRule({ protocol: 'udp' })] },
    ],
    [
      'differ by the other side',
      [aRule()],
      [aRule({ peer: { kind: 'self' } })],
      { missing: [aRule()], extra: [aRule({ peer: { kind: 'self' } })] },
    ],
    ['are the same when both are empty', [], [], { missing: [], extra: [] }],
  ]
  test.each(rows)('%s', (_, wanted, found, expected) => expect(compareRules(wanted, found)).toEqual(expected))
})

describe('a rule', () => {
  const rows: [string, Rule['peer'], boolean][] = [
    ['with an IPv4 range means the same anywhere', { kind: 'ipv4', cidr: '192.0.2.0/24' }, true],
    ['with an IPv6 range means the same anywhere', { kind: 'ipv6', cidr: '::/0' }, true],
    ['with the group itself means the same anywhere', { kind: 'self' }, true],
    ['with another group or a prefix list does not', { kind: 'other', id: 'pl-1' }, false],
  ]
  test.each(rows)('%s', (_, peer, expected) => expect(canCrossRegions(aRule({ peer }))).toBe(expected))
})
