// The parts of a region as plans compare them with home's.
import { expect, test } from '@jest/globals'
import { splitRules } from '../../../src/plan/parts.ts'
import { aGroup, aHome, ALL_EGRESS, aRule } from '../../support/builders.ts'

test("a rule of home's is either made elsewhere or told as left out", () => {
  const other = aRule({ peer: { kind: 'other', id: 'sg-2' } })
  const home = aHome({ securityGroup: aGroup({ rules: [aRule(), other, ALL_EGRESS] }) })
  expect(splitRules(home)).toEqual({ wanted: [aRule(), ALL_EGRESS], left: [other] })
  expect(splitRules(aHome({ securityGroup: undefined }))).toEqual({ wanted: [], left: [] })
})
