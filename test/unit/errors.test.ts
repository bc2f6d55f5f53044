// An error is told as its whole chain, the outermost first and the hint last.
import { describe, expect, test } from '@jest/globals'
import { ActionError, causeChain, describeError, errorLine } from '../../src/errors.ts'

const circular = new Error('a')
circular.cause = new Error('b', { cause: circular })

describe('an error', () => {
  const rows: [string, unknown, string[], hint?: string][] = [
    ['is its message', new Error('no'), ['no']],
    [
      'has its causes behind it',
      new ActionError('copying image', { cause: new TypeError('reading', { cause: new Error('reset') }) }),
      ['copying image', 'reading', 'reset'],
    ],
    [
      'has its hint beside them',
      new ActionError('no', { cause: new Error('why'), hint: 'Do this.' }),
      ['no', 'why'],
      'Do this.',
    ],
    [
      'has a hint from within',
      new Error('outer', { cause: new ActionError('inner', { hint: 'Do this.' }) }),
      ['outer', 'inner'],
      'Do this.',
    ],
    [
      'has one hint only, the outermost',
      new ActionError('a', { hint: 'First.', cause: new ActionError('b', { hint: 'Second.' }) }),
      ['a', 'b'],
      'First.',
    ],
    ['may be a bare value', 'oops', ['oops']],
    ['may have a bare value as its cause', new Error('a', { cause: 42 }), ['a', '42']],
    ['without message is its class', new TypeError(), ['TypeError']],
    ['says what is repeated once', new Error('same', { cause: new Error('same') }), ['same']],
    ['may be its own cause', circular, ['a', 'b']],
    ['may be nothing', undefined, ['undefined']],
  ]
  test.each(rows)('%s', (_, error, messages, ...[hint]) => expect(describeError(error)).toEqual({ messages, hint }))

  test.each([
    ['is one line for the log', new ActionError('a', { cause: new Error('b') }), 'a: b'],
    ['has its hint as a sentence behind it', new ActionError('a', { hint: 'Do this.' }), 'a. Do this.'],
    ['ends with one full stop before its hint', new ActionError('a.', { hint: 'Do this.' }), 'a. Do this.'],
  ])('%s', (_, error, line) => expect(errorLine(error)).toBe(line))

  test('keeps name, cause and hint', () => {
    const cause = new Error('why')
    expect(new ActionError('no', { cause, hint: 'Do.' })).toMatchObject({
      name: 'ActionError',
      message: 'no',
      cause,
      hint: 'Do.',
    })
    expect(Object.hasOwn(new ActionError('no'), 'cause')).toBe(false)
  })

  test('gives its chain as values', () => {
    const cause = new Error('why')
    const error = new Error('no', { cause })
    expect(causeChain(error)).toEqual([error, cause])
  })
})
