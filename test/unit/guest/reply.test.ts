// What is read from the instance's replies, as pure text.
import { describe, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { parseGuestReply } from '../../../src/guest/reply.ts'

const runId = '123456789-1-0a1b2c3d'

const ended = [
  'servicemon-reply 1 run',
  `run ${runId}`,
  'state ended',
  'size 5',
  'meta.end signalled',
  'meta.exit 0',
  'meta.signal 15',
  'meta.timed-out 1',
  'meta.cancelled 0',
  'meta.size 5',
  'meta.total 9',
  'meta.missing cap',
  'meta.sha256 abc',
  'meta.started 1000',
  'meta.ended 1060',
  'meta.boot b-1',
  'meta.boot-waited 12',
  'meta.boot-starting docker.service db.service',
  'meta.detail ',
  'offset 2',
  'chunk-size 3',
  `chunk ${gzipSync('llo').toString('base64')}`,
  'end',
]

/** 64 MiB in 64 KB. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64')

function endedWith(what: string | RegExp, other: string): string {
  return ended.join('\n').replace(what, other)
}

describe('replies', () => {
  test('a run that has ended', () => {
    expect(parseGuestReply(`${ended.join('\n')}\n`)).toEqual({
      kind: 'run',
      runId,
      state: 'ended',
      size: 5,
      meta: {
        end: 'signalled',
        exitCode: undefined,
        signal: 'SIGTERM',
        timedOut: true,
        cancelled: false,
        size: 5,
        total: 9,
        missing: 'cap',
        sha256: 'abc',
        startedAt: new Date(1_000_000),
        endedAt: new Date(1_060_000),
        bootId: 'b-1',
        bootWaitSeconds: 12,
        stillStarting: ['docker.service', 'db.service'],
        detail: '',
      },
      chunk: { offset: 2, bytes: Buffer.from('llo') },
    })
  })

  test('a refusal', () => {
    const text = 'servicemon-reply 1 refused\nreason busy\ndetail another payload is running\nholder 1-1-0a\nend\n'
    expect(parseGuestReply(text)).toEqual({
      kind: 'refused',
      reason: 'busy',
      detail: 'another payload is running',
      holder: '1-1-0a',
    })
  })

  test('31: a reply that was cut anywhere is no reply', () => {
    const whole = ended.join('\n')
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => parseGuestReply(whole.slice(0, length))).toThrow('reply')
    }
  })

  test.each([
    ['nothing', '', 'gave no reply of ours, but nothing'],
    ["something else's words", 'sh: not found\n', 'gave no reply of ours, but 14 characters beginning "sh: not found'],
    ['another version', 'servicemon-reply 2 run\nend\n', 'of another version: 2'],
    ['an unknown kind', 'servicemon-reply 1 dance\nend\n', 'of an unknown kind: dance'],
    ['an unknown word', ended.join('\n').replace('state ended', 'state asleep'), 'an unknown word: asleep'],
    ['a number that is none', ended.join('\n').replace('size 5', 'size x'), 'no number for size: x'],
    [
      'fault 85: an exit code that is none',
      endedWith('meta.end signalled', 'meta.end exited').replace('meta.exit 0', 'meta.exit 256'),
      '256 for meta.exit',
    ],
    ['fault 85: a signal that is none', endedWith('meta.signal 15', 'meta.signal 65'), '65 for meta.signal'],
    ['fault 85: a number beyond all bounds', endedWith('size 5', `size ${'9'.repeat(16)}`), 'no number for size'],
    ['fault 85: words after its end', `${ended.join('\n')}\nservicemon-reply 1 done\n`, 'goes on after its end'],
    [
      'fault 85: a chunk that unpacks to much more',
      endedWith(/^chunk .*$/m, `chunk ${bomb}`),
      "doesn't unpack to its 3 bytes",
    ],
    ['fault 85: a chunk that was never asked for', endedWith('chunk-size 3', 'chunk-size 1048577'), 'is too large'],
    ['fault 85: a chunk that is none', endedWith(/^chunk .*$/m, 'chunk AAAA'), "doesn't unpack to its 3 bytes"],
    ['a chunk of another size', ended.join('\n').replace('chunk-size 3', 'chunk-size 4'), 'has lost bytes'],
  ])('%s is told as what it is', (_, text, message) => {
    expect(() => parseGuestReply(text)).toThrow(message)
  })
})
