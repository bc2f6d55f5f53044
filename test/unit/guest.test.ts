// What is sent to the instance and what is read from its replies, as pure text.
import { describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { ActionError } from '../../src/errors.ts'
import {
  cancelCommand,
  collectedCommand,
  deadlineCommand,
  fuseFiles,
  fuseTag,
  installCommand,
  listCommand,
  payloadCommands,
  proveCommand,
  readCommand,
  userData,
  type PayloadRequest,
} from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'

const runId = '123456789-1-0a1b2c3d'

function request(overrides: Partial<PayloadRequest> = {}): PayloadRequest {
  return {
    runId,
    payload: 'echo hello\n',
    user: 'root',
    env: {},
    secrets: {},
    region: 'eu-west-3',
    timeoutSeconds: 60,
    waitForBootSeconds: 60,
    sentAt: new Date('2026-11-24T09:55:00Z'),
    notAfter: new Date('2026-11-24T10:00:00Z'),
    deadline: new Date('2026-11-24T11:00:00Z'),
    outputCapBytes: 1_000_000,
    ...overrides,
  }
}

/** Text that compression can do little about, always the same. */
function noise(length: number): string {
  let text = ''
  for (let i = 0; text.length < length; i += 1) text += createHash('sha512').update(String(i)).digest('base64')
  return text.slice(0, length)
}

describe('the fuse', () => {
  test('user data is a script, small enough for EC2, and the same text for the same fuse time', () => {
    expect(userData(3600)).toMatch(/^#!\/bin\/sh\n/)
    expect(Buffer.byteLength(userData(3600))).toBeLessThan(16_000)
    expect(userData(3600)).toBe(userData(3600))
    expect(installCommand(3600).join('\n')).toBe(userData(3600).trimEnd())
  })

  test('the timer holds the fuse time, and another time is another tag', () => {
    expect(fuseFiles(3600).timer).toContain('\nOnBootSec=3600s\nAccuracySec=1s\n')
    expect(fuseTag(3600)).toMatch(/^[0-9a-f]{16}$/)
    expect(fuseTag(3600)).not.toBe(fuseTag(3601))
  })

  test.each([NaN, -1, 1.5, Infinity])('a fuse of %d seconds is a bug', (seconds) => {
    expect(() => userData(seconds)).toThrow('not a whole number')
  })
})

describe('commands', () => {
  test.each<[string, readonly (readonly string[])[]]>([
    ['install', [installCommand(3600)]],
    ['prove', [proveCommand({ waitSeconds: 300, hasSecrets: false, deadline: new Date(0) })]],
    ['payload', payloadCommands(request())],
    ['large payload', payloadCommands(request({ payload: 'ä{{ssm:x}}'.repeat(20_000), env: { A: '{{x}}' } }))],
    ['payload with secrets', payloadCommands(request({ secrets: { TOKEN: '/servicemon/NAVO/token' } }))],
    ['payload of 27 KB', payloadCommands(request({ payload: noise(27_000) }))],
    ['payload of 256 KiB', payloadCommands(request({ payload: noise(256 * 1024) }))],
    ['read', [readCommand({ runId, offset: 0, deadline: new Date(0) })]],
    ['collected', [collectedCommand({ runId })]],
    ['cancel', [cancelCommand({ runId })]],
    ['list', [listCommand()]],
    ['deadline', [deadlineCommand({ deadline: new Date(0), sentAt: new Date(0) })]],
  ])('35: %s fits into a document and holds nothing that SSM would resolve', (_, lists) => {
    for (const lines of lists) {
      expect(lines[0]).toBe('#!/bin/sh')
      expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(60_000)
      expect(lines.filter((line) => line.includes('{{') || line.includes('\n') || line === '')).toEqual([])
    }
  })

  test('a payload travels in the run itself while it is small, in parts before it when not', () => {
    expect(payloadCommands(request())).toHaveLength(1)
    expect(payloadCommands(request({ payload: 'x'.repeat(256 * 1024) }))).toHaveLength(1)
    expect(payloadCommands(request({ payload: noise(27_000) }))).toHaveLength(1)
    expect(payloadCommands(request({ payload: noise(60_000) }))).toHaveLength(3)
    expect(payloadCommands(request({ payload: noise(256 * 1024) }))).toHaveLength(7)
  })

  test('with the largest payload and ten secrets it still fits', () => {
    const names = Array.from({ length: 10 }, (_, index) => `SECRET_${index}`)
    const secrets = Object.fromEntries(
      names.map((name) => [name, `/servicemon/NAVO/${noise(120).replace(/[+=]/g, '-')}`]),
    )
    for (const lines of payloadCommands(request({ payload: noise(26_000), secrets }))) {
      expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(60_000)
    }
  })

  test.each<[string, Partial<PayloadRequest>, string]>([
    ['a payload over 256 KiB', { payload: 'ä'.repeat(131_073) }, 'it has 262146 bytes, at most 262144 can be sent'],
    ['an environment over 64 KiB', { env: { A: 'x'.repeat(70_000) } }, 'at most 65536 can be sent'],
    ['a variable with a name that is none', { env: { 'A;id': 'x' } }, '"A;id" is not the name of a variable'],
    ['a variable that is read-only', { env: { UID: '0' } }, 'the variable UID is read-only'],
    ['a variable with a NUL', { env: { A: 'x\0' } }, 'the variable A holds a NUL'],
    ['a secret in a variable with a name that is none', { secrets: { 'A;id': '/s/N/x' } }, '"A;id" is not the name'],
    ['a secret in a variable that is read-only', { secrets: { UID: '/s/N/x' } }, 'the variable UID is read-only'],
    ['a secret by what is no path', { secrets: { A: '/s/N/x y' } }, '"/s/N/x y" is not the path of a parameter'],
    ['a user that is none', { user: "root'; id #" }, 'is not the name of a Linux user'],
  ])('35: %s is refused before the start', (_, overrides, message) => {
    expect(() => payloadCommands(request(overrides))).toThrow(ActionError)
    expect(() => payloadCommands(request(overrides))).toThrow(message)
  })

  test.each(["x'; id #", '', '1-1-xyz', '1-1-0a1b2c3d\n'])('%j is no run id', (bad) => {
    expect(() => readCommand({ runId: bad, offset: 0, deadline: new Date(0) })).toThrow('not a run id')
  })
})

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

  test('a list', () => {
    const text = 'servicemon-reply 1 runs\nrow 1-1-0a ended 12 1000\nrow 1-1-0b interrupted 0 2000\nleft-out 0\nend\n'
    expect(parseGuestReply(text)).toEqual({
      kind: 'runs',
      leftOut: 0,
      uncollected: [
        { runId: '1-1-0a', state: 'ended', size: 12, startedAt: new Date(1_000_000) },
        { runId: '1-1-0b', state: 'interrupted', size: 0, startedAt: new Date(2_000_000) },
      ],
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
