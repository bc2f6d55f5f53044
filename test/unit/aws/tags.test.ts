// Tags between AWS's lists and ours.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseTags, tagList } from '../../../src/aws/tags.ts'

describe("AWS's tag lists", () => {
  test('may lack anything', () => {
    expect(parseTags(undefined)).toEqual({})
    expect(parseTags([{}, { Key: 'a' }, { Value: 'b' }, { Key: 'c', Value: 'd' }])).toEqual({ a: '', c: 'd' })
  })

  test('come back as they went, in an order of their own', () => {
    const key = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__')
    fc.assert(
      fc.property(fc.dictionary(key, fc.string(), { noNullPrototype: true }), (tags) => {
        expect(parseTags(tagList(tags))).toEqual(tags)
        const reversed = Object.fromEntries(Object.entries(tags).toReversed())
        expect(tagList(reversed)).toEqual(tagList(tags))
      }),
    )
  })
})
