// What is left in a region that the fleet file no longer has, and under a name that the fleet no longer has.
import { expect, test } from '@jest/globals'
import { describeClearing, findFormer, findOtherFleets } from '../../../src/plan/former.ts'
import { TAG } from '../../../src/tags.ts'
import { anInstance, anInventory, NOW, readyHoldings, runnerTags } from '../../support/builders.ts'

const linesOf = (...[facts]: Parameters<typeof findFormer>) =>
  findFormer(facts).map(({ code, defect, text }) => `${defect ? 'defect' : 'note'} ${code}: ${text}`)

test('fault 130: all that is left is told, and first a machine that is on', () => {
  const held = { [TAG.hold]: '2026-11-24T08:00:00Z' }
  const owned = readyHoldings({
    instances: [anInstance({ state: 'running' }), anInstance({ id: 'i-2', state: 'running', tags: runnerTags(held) })],
  })
  const lines = linesOf({ inventory: anInventory({ owned }), now: NOW })
  expect(lines.slice(0, 3)).toEqual([
    'defect running: instance i-runner is running, and nobody holds it',
    'defect running: instance i-2 is running, held by a hold until 2026-11-24T08:00:00Z',
    "defect leftover: instance i-runner is the fleet's, and eu-west-3 is not in the fleet file",
  ])
  for (const things of Object.values(owned)) {
    for (const { id } of things) expect(lines.join()).toContain(` ${id} is the fleet's`)
  }
})

test('nothing is told where nothing is left', () => expect(linesOf({ inventory: anInventory(), now: NOW })).toEqual([]))

test('both commands are told in their order', () => {
  expect(describeClearing({ region: 'eu-west-3', fleet: 'NAVO' })).toMatch(
    /^clear it \(mode clear, region: eu-west-3, confirm: NAVO\), and then deploy .* AlsoRegions= \| sh/,
  )
})

test('fault 131: a fleet of another name is told with how to clear it, should this one have had that name', () => {
  expect(findOtherFleets(['OLD'])).toMatchObject([
    { code: 'foreign', defect: false, text: expect.stringMatching(/^fleet OLD has things here\. .*confirm: OLD\)/) },
  ])
})
