// Findings by their cause: one line each, with its regions.
import { expect, test } from '@jest/globals'
import { listCauses } from '../../../src/report/causes.ts'
import { aRegionResult, aResult } from '../../support/results.ts'

const found = (text: string, more = {}) => ({ code: 'outdated', defect: true, text, ...more })
const causesOf = (regions: Readonly<Record<string, ReturnType<typeof found>[]>>): string[] =>
  listCauses(
    aResult(
      'check',
      Object.fromEntries(Object.entries(regions).map(([name, findings]) => [name, aRegionResult({ findings })])),
    ),
  ).map(({ regions: names, text, defect }) => `${names.join(',')}: ${text}${defect ? '' : ' (note)'}`)

test('a cause that findings name is told once, whatever they are about', () => {
  const cause = 'home has a new image'
  expect(
    causesOf({
      a: [found('image ami-1 is old', { cause }), found('instance i-1 is old', { cause })],
      b: [found('no copy', { cause, code: 'missing' })],
    }),
  ).toEqual(['a,b: home has a new image'])
})

test('the same words about other things are one cause, without the things', () => {
  const ids = ['i-0531145204c07875a', 'i-1531145204c07875a']
  const texts = ids.map((id) => found(`instance ${id} has not the current fuse`))
  expect(causesOf({ a: texts.slice(0, 1), b: texts.slice(1) })).toEqual(['a,b: instance … has not the current fuse'])
  expect(causesOf({ a: texts.slice(0, 1) })).toEqual(['a: instance i-0531145204c07875a has not the current fuse'])
})

test('other words are other causes, defects first', () => {
  expect(causesOf({ a: [found('note', { defect: false }), found('x')], b: [found('y')] })).toEqual([
    'a: x',
    'b: y',
    'a: note (note)',
  ])
})

test('what is told elsewhere is left out', () => {
  const findings = [found('x', { code: 'running' })]
  expect(listCauses(aResult('check', { a: aRegionResult({ findings }) }), ['running'])).toEqual([])
})
