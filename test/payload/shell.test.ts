// The payload's shell files, read by shellcheck.
import { expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { PAYLOAD } from './place.ts'

const scripts = readdirSync(PAYLOAD).filter((name) => name.endsWith('.sh'))

test('there are shell files', () => {
  expect(scripts).toEqual(['load.sh', 'run.sh', 'setup.sh'])
})

test.each(scripts)('%s is clean', (name) => {
  const { status, stdout } = spawnSync('shellcheck', ['--shell=sh', '--severity=info', name], { cwd: PAYLOAD })
  expect(stdout.toString()).toBe('')
  expect(status).toBe(0)
})
