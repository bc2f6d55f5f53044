// Times for people: short, and how long ago.
import { expect, test } from '@jest/globals'
import { formatAgo, formatShortTime, formatSpan } from '../../../src/text/times.ts'
import { NOW } from '../../support/builders.ts'

test.each([
  ['2026-11-24T16:41:59Z', '16:41'],
  ['2026-11-23T16:41:00Z', '11-23 16:41'],
  ['2025-11-24T16:41:00Z', '2025-11-24 16:41'],
])('%s is %s', (time, short) => expect(formatShortTime(time, NOW)).toBe(short))

test.each([
  ['2026-11-24T07:09:30Z', 'just now'],
  ['2026-11-24T08:00:00Z', 'just now'],
  ['2026-11-24T06:58:00Z', '12 min ago'],
  ['2026-11-23T21:00:00Z', '10 h ago'],
  ['2026-11-22T08:00:00Z', '47 h ago'],
  ['2026-11-21T07:00:00Z', '3 d ago'],
])('%s was %s', (time, ago) => expect(formatAgo(time, NOW)).toBe(ago))

test('less than a minute is no span', () => expect([formatSpan(59), formatSpan(60)]).toEqual([undefined, '1 min']))
