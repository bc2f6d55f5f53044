// What is sent to the instance, as pure text.
import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../../src/errors.ts'
import {
  cancelRunCommand,
  deadlineCommand,
  fuseFiles,
  fuseTag,
  installCommand,
  payloadCommands,
  proveCommand,
  readCommand,
  userData,
  type PayloadRequest,
} from '../../../src/guest/commands.ts'
import { noise } from '../../support/noise.ts'

const runId = '123456789-1-0a1b2c3d'

function request(overrides: Partial<PayloadRequest> = {}): PayloadRequest {
  return {
    runId,
    payload: 'echo hello\n',
    user: 'root',
    env: {},
    facts: {},
    secrets: {},
    files: undefined,
    region: 'eu-west-3',
    timeoutSeconds: 60,
    waitForBootSeconds: 60,
    sentAt: new Date('2026-11-24T09:55:00Z'),
    notAfter: new Date('2026-11-24T10:00:00Z'),
    deadline: new Date('2026-11-24T11:00:00Z'),
    outputCapBytes: 1_000_000,
    resultsCapBytes: 1_000_000,
    uncollected: [],
    ...overrides,
  }
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
    ['prove', [proveCommand({ waitSeconds: 300, hasSecrets: false, hasFiles: false, deadline: new Date(0) })]],
    ['payload', payloadCommands(request())],
    ['large payload', payloadCommands(request({ payload: 'ä{{ssm:x}}'.repeat(20_000), env: { A: '{{x}}' } }))],
    ['payload with secrets', payloadCommands(request({ secrets: { TOKEN: '/servicemon/NAVO/token' } }))],
    ['payload of 27 KB', payloadCommands(request({ payload: noise(27_000) }))],
    ['payload of 256 KiB', payloadCommands(request({ payload: noise(256 * 1024) }))],
    ['read', [readCommand({ runId, offset: 0, deadline: new Date(0) })]],
    ['patient read', [readCommand({ runId, offset: 7, waitSeconds: 20, deadline: new Date(0) })]],
    ['cancel', [cancelRunCommand({ runId })]],
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

  test('with what is left of twenty runs, and all that its own command takes, it still fits', () => {
    const more = {
      user: 'a'.repeat(32),
      secrets: { A: '/servicemon/NAVO/a' },
      files: Buffer.alloc(10),
      runId: '123456789012-10-0a1b2c3d',
      uncollected: Array.from({ length: 20 }, () => '123456789012-10-0a1b2c3d'),
    }
    const lists = [28, 29, 30, 31].map((kib) => payloadCommands(request({ ...more, payload: noise(kib * 1000) })))
    expect(lists.map(({ length }) => length)).toContain(1)
    expect(lists.map(({ length }) => length)).toContain(2)
    for (const lines of lists.flat()) expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(60_000)
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
