// The shell files that run on the instances, read by shellcheck, each as it stands and as it is sent.
import { expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../src/guest', import.meta.url))
const scripts = readdirSync(folder).filter((name) => name.endsWith('.sh'))

test.each(scripts)('%s is clean', (name) => {
  const { status, stdout } = spawnSync('shellcheck', ['--shell=sh', '--severity=info', name], { cwd: folder })
  expect(stdout.toString()).toBe('')
  expect(status).toBe(0)
})
