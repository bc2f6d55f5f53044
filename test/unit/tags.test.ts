// Who owns a thing, by its tags: the one test behind every change and deletion.
import { describe, expect, test } from '@jest/globals'
import { isHomeOriginal, isOwned, ownershipTags, parseRefused, refusedTag, TAG, type Tags } from '../../src/tags.ts'

describe('a thing belongs to fleet NAVO', () => {
  const rows: [string, Tags, boolean][] = [
    ['when its tag says so', { 'servicemon:fleet': 'NAVO' }, true],
    ['whatever its name', { 'servicemon:fleet': 'NAVO', Name: 'other' }, true],
    ['not for its name', { Name: 'NAVO' }, false],
    ['not for another tag of ours', { 'servicemon:role': 'runner', 'servicemon:state': 'ready' }, false],
    ['not when it is of a fleet whose name begins alike', { 'servicemon:fleet': 'NAVO2' }, false],
    ['not in other letters', { 'servicemon:fleet': 'navo' }, false],
    ['not by a tag of other letters', { 'Servicemon:Fleet': 'NAVO' }, false],
    ['not by an empty tag', { 'servicemon:fleet': '' }, false],
    ['not without tags', {}, false],
  ]
  test.each(rows)('%s', (_, tags, expected) => expect(isOwned(tags, 'NAVO')).toBe(expected))
})

test('what is made carries the fleet and its name, and more', () => {
  expect(ownershipTags('NAVO')).toEqual({ Name: 'NAVO', 'servicemon:fleet': 'NAVO' })
  expect(ownershipTags('NAVO', { 'servicemon:role': 'runner' })).toEqual({
    Name: 'NAVO',
    'servicemon:fleet': 'NAVO',
    'servicemon:role': 'runner',
  })
  expect(isOwned(ownershipTags('NAVO'), 'NAVO')).toBe(true)
})

test('an original of home is one by its role', () => {
  expect(isHomeOriginal({ 'servicemon:role': 'home' })).toBe(true)
  expect(isHomeOriginal({ 'servicemon:role': 'runner' })).toBe(false)
  expect(isHomeOriginal({})).toBe(false)
})

test('refused types are one tag, which holds the latest ones when there are too many', () => {
  expect(refusedTag([])).toEqual({})
  expect(parseRefused({})).toEqual([])
  expect(parseRefused(refusedTag(['t2.micro', 't3.micro']))).toEqual(['t3.micro', 't2.micro'])
  const many = Array.from({ length: 40 }, (_, index) => `c7gn.${index + 10}xlarge`)
  const tags = refusedTag(many)
  expect(tags[TAG.refused]?.length).toBeLessThanOrEqual(256)
  expect(parseRefused(tags).slice(0, 2)).toEqual(['c7gn.49xlarge', 'c7gn.48xlarge'])
})
