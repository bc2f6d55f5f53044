// The guest's files with the tools of others: uutils' (Ubuntu from 25.10 on) and busybox's in place of GNU's. A proof says
// that such tools are fit, and then all that a run asks of them works; or it says what is wrong with them.
import { afterAll, describe, expect, test } from '@jest/globals'
import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proveCommand } from '../../src/guest/commands.ts'
import { parseGuestReply } from '../../src/guest/reply.ts'
import { packSome, TELL, toldTo } from './files.ts'
import { asProof, collect, makeMachine, makeRunId, metaOf, sha256, type Machine, type Shell } from './machine.ts'

const system = '/usr/sbin:/usr/bin:/sbin:/bin'
/** Debian's package rust-coreutils; that of another release, or one that was built, by this variable. */
const uutils = process.env['GUEST_UUTILS'] ?? '/usr/lib/cargo/bin/coreutils'
const applets = (
  'base64 cat chmod chown cut date env grep gzip head id ls mkdir mkfifo mv rm sed sha256sum sleep sort stat sync tail ' +
  'tar tee timeout tr true wc'
).split(' ')
const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

function busybox(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guest-busybox-'))
  folders.push(folder)
  chmodSync(folder, 0o755)
  for (const applet of applets) symlinkSync('/bin/busybox', join(folder, applet))
  return folder
}

const makes = [
  ['GNU', (): string => '/usr/bin'],
  ['uutils', (): string => uutils],
  ['busybox', busybox],
] as const

describe.each<Shell>(['bash', 'dash'])('under %s', (shell) => {
  test.each(makes)(
    'fault 80: with the tools of %s a proof says what a run can rely on, and it can',
    async (_, find) => {
      const folder = find()
      expect(existsSync(join(folder, 'date'))).toBe(true)
      const machine = makeMachine(shell, { PATH: `${folder}:${system}` })
      const prove = proveCommand({ waitSeconds: 1, hasSecrets: false, hasFiles: true, deadline: new Date(0) })
      const { unfitTools, missingTools } = asProof(parseGuestReply((await machine.run(prove)).stdout))
      expect(missingTools).toEqual([])
      console.log(`measured: what is unfit of the tools in ${folder}: ${unfitTools === '' ? 'nothing' : unfitTools}`)
      // uutils of 2023 can't read a time in seconds.
      if (unfitTools === '') await expectRuns(machine)
      else expect(unfitTools).toMatch(/ gave /)
      machine.remove()
    },
    300_000,
  )
})

async function expectRuns(machine: Machine): Promise<void> {
  const runId = makeRunId()
  const cut = await metaOf(machine, 'yes 123456 | head -c 300001; exit 4', { runId, outputCapBytes: 100_001 })
  expect(cut).toMatchObject({ exitCode: 4, size: 100_001, total: 300_001, missing: 'cap' })
  const { output } = await collect(machine, runId)
  expect(sha256(output)).toBe(cut.sha256)
  const daemon = await metaOf(machine, 'setsid sh -c "sleep 2; echo x; sleep 60" & echo $!; yes | head -c 150000', {
    outputCapBytes: 100_000,
  })
  expect(daemon).toMatchObject({ size: 100_000, missing: 'cap' })
  expect(daemon.total).toBeGreaterThan(150_000)
  expect(await metaOf(machine, 'trap "" TERM; sleep 60', { timeoutSeconds: 1 })).toMatchObject({ timedOut: true })
  expect(await metaOf(machine, 'exit 7', { user: 'nobody' })).toMatchObject({ exitCode: 7 })
  const withFiles = { runId: makeRunId(), user: 'nobody', files: await packSome() }
  expect(await metaOf(machine, TELL, withFiles)).toMatchObject({ exitCode: 0 })
  expect((await collect(machine, withFiles.runId)).output.toString()).toBe(toldTo('nobody'))
  await expectResults(machine)
  // Those that have been collected go, and the oldest first.
  for (let more = 0; more < 6; more += 1) expect(await metaOf(machine, 'exit')).toMatchObject({ exitCode: 0 })
  expect(existsSync(join(machine.root, 'runs', runId))).toBe(false)
}

async function expectResults(machine: Machine): Promise<void> {
  const runId = makeRunId()
  const payload =
    'cd "$SERVICEMON_RESULTS" && mkdir b && printf 1 >b/c && printf "\\0\\n" >a && ln -s a l && true >"x y" && head -c 9999 /dev/zero >large'
  const meta = await metaOf(machine, payload, { runId, user: 'nobody', resultsCapBytes: 1024 })
  const { output } = await collect(machine, runId, 'results')
  expect(output.toString()).toBe('+ 2 a\n\0\n+ 1 b/c\n1- link l\n- cap large\n- name x?y\nend 3\n')
  expect(meta.results).toEqual({ size: output.length, sha256: sha256(output), missing: 'none' })
}
