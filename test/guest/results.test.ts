// What a payload can count on: the variables that tell it of its run, and a folder whose files come along with its output.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readCommand, type PayloadRequest } from '../../src/guest/commands.ts'
import { parseGuestReply, type RunMeta } from '../../src/guest/reply.ts'
import {
  asRun,
  collect,
  makeMachine,
  makeRunId,
  metaOf,
  runPayload,
  sha256,
  waitUntil,
  listProcesses,
  type Machine,
} from './machine.ts'

const IS_ROOT = process.getuid?.() === 0
const asRoot = IS_ROOT ? test : test.skip

describe.each(['bash', 'dash'] as const)('in %s', (shell) => {
  let machine: Machine
  beforeEach(() => {
    machine = makeMachine(shell)
  })
  afterEach(() => machine.remove())

  /** Runs a payload in its results folder, and gives what has become of that, as text. */
  async function packOf(
    payload: string,
    more: Partial<PayloadRequest> = {},
  ): Promise<{ meta: RunMeta; pack: string; runId: string }> {
    const { runId = makeRunId() } = more
    const meta = await metaOf(machine, `cd "$SERVICEMON_RESULTS" && {\n${payload}\n}`, { ...more, runId })
    const { output: pack } = await collect(machine, runId, 'results')
    expect(pack.length).toBe(meta.results?.size ?? 0)
    if (meta.results !== undefined) expect(sha256(pack)).toBe(meta.results.sha256)
    return { meta, pack: pack.toString('latin1'), runId }
  }

  test('the payload is told of its run, and where its files and results are, after what its environment says', async () => {
    const runId = makeRunId()
    const run = join(machine.root, 'runs', runId)
    const facts = { SERVICEMON_REGION: 'eu-west-3', SERVICEMON_SLOT: '' }
    await runPayload(machine, { runId, facts, env: { A: "it's" }, payload: 'env | grep -E "^(A|SERVICEMON_)"; pwd' })
    const { output } = await collect(machine, runId)
    for (const line of ['SERVICEMON_REGION=eu-west-3', 'SERVICEMON_SLOT=', "A=it's", 'SERVICEMON_FILES=']) {
      expect(output.toString().split('\n')).toContain(line)
    }
    expect(output.toString()).toContain(`SERVICEMON_RESULTS=${run}/results\n`)
  })

  test('with files it is told their folder', async () => {
    const tar = execFileSync('tar', ['-cf', '-', '-C', '/etc', 'hostname'])
    const runId = makeRunId()
    await runPayload(machine, { runId, files: tar, payload: 'cd /; ls "$SERVICEMON_FILES"' })
    expect((await collect(machine, runId)).output.toString()).toBe('hostname\n')
  })

  test('a folder that stays empty leaves nothing: no pack, and no word in what is recorded', async () => {
    const { meta, runId } = await packOf('true')
    expect(meta.results).toBeUndefined()
    expect(existsSync(join(machine.root, 'runs', runId, 'pack'))).toBe(false)
  })

  test('files and folders are packed as they are, the summary first', async () => {
    const { meta, pack } = await packOf(
      'mkdir -p b/c d; printf "1\\n2" >a.csv; true >b/empty; printf x >b/c/.hidden; echo "{}" >summary.json; printf y >b/--',
    )
    expect(meta).toMatchObject({ end: 'exited', exitCode: 0, results: { missing: 'none' } })
    expect(pack).toBe('+ 3 summary.json\n{}\n+ 3 a.csv\n1\n2+ 1 b/--\ny+ 1 b/c/.hidden\nx+ 0 b/empty\nend 0\n')
  })

  test('they come in answers that Systems Manager does not cut, byte for byte', async () => {
    const { pack } = await packOf('head -c 300000 /dev/urandom >noise; seq 1 100000 >numbers; sha256sum * >&2')
    const [, size = '', rest = ''] = /^\+ (\d+) noise\n([^]*)$/.exec(pack) ?? []
    expect(size).toBe('300000')
    expect(rest.slice(300_000)).toMatch(/^\+ 588895 numbers\n1\n2\n[^]*\n100000\nend 0\n$/)
  })

  test('fault 157: links, devices and odd names are left out by name, whatever they hold', async () => {
    const { pack } = await packOf(
      [
        'ln -s /etc/passwd link; ln -s / folder; mkfifo pipe; touch "\\$(x)" "a b" "$(printf "new\\nline")" "*" "ä"',
        'mkdir "odd name"; touch "odd name/in"; echo out >../outside; echo ok >ok',
        'mkdir -p "$(printf "%0100d" 1)/$(printf "%0100d" 2)"',
      ].join('\n'),
    )
    const lines = pack.split('\n')
    expect(lines.filter((line) => line.startsWith('+'))).toEqual(['+ 3 ok'])
    const left = lines.filter((line) => line.startsWith('- ')).sort()
    expect(left).toEqual([
      '- device pipe',
      '- link folder',
      '- link link',
      '- name $(x)',
      '- name *',
      `- name ${'0'.repeat(99)}1/${'0'.repeat(99)}`,
      '- name ??',
      '- name a?b',
      '- name new?line',
      '- name odd?name',
    ])
    expect(lines.at(-2)).toBe(`end ${left.length}`)
    expect(pack).not.toMatch(/root:|outside/)
  })

  test('fault 157: what is over the cap is left out by name, what is smaller still comes, and the summary first', async () => {
    const { meta, pack } = await packOf(
      'head -c 5000 /dev/zero >a; echo 1 >b; head -c 900 /dev/zero >c; echo {} >summary.json',
      {
        resultsCapBytes: 1024,
      },
    )
    expect(pack.replaceAll('\0', '')).toBe('+ 3 summary.json\n{}\n- cap a\n+ 2 b\n1\n+ 900 c\nend 1\n')
    expect(meta.results?.missing).toBe('none')
    const more = await packOf('for i in $(seq 1 600); do echo $i >$i; done')
    expect(more.pack.match(/^\+ /gm)).toHaveLength(500)
    expect(more.pack.match(/^- many /gm)).toHaveLength(50)
    expect(more.pack).toMatch(/\nend 100\n$/)
  })

  test('a file that a daemon still writes to has the bytes that were announced', async () => {
    const { pack } = await packOf('(while :; do echo more; done >grows 2>/dev/null & echo $! >pid); sleep 0.2')
    execFileSync('kill', [/\+ \d+ pid\n(\d+)\n/.exec(pack)?.[1] ?? ''])
    const [, size = '', rest = ''] = /^\+ (\d+) grows\n([^]*)$/.exec(pack) ?? []
    expect(rest.slice(Number(size))).toMatch(/^\+ \d+ pid\n\d+\nend 0\n$/)
  })

  test('of a payload that ends with a failure, or at its timeout, they come as well', async () => {
    expect((await packOf('echo 1 >a; exit 3')).pack).toBe('+ 2 a\n1\nend 0\n')
    const { meta, pack } = await packOf('echo 1 >a; sleep 60', { timeoutSeconds: 1 })
    expect([meta.timedOut, pack]).toEqual([true, '+ 2 a\n1\nend 0\n'])
  })

  test('fault 158: of a payload whose machine went down they are packed at the next look', async () => {
    const runId = makeRunId()
    const run = join(machine.root, 'runs', runId)
    const { meta } = await packOf('echo 1 >a', { runId })
    expect(meta.end).toBe('exited')
    // As a power cut leaves it: the supervisor's files are there, and how it ended isn't.
    execFileSync('rm', [join(run, 'meta'), join(run, 'pack')])
    const reply = asRun(
      parseGuestReply((await machine.run(readCommand({ runId, offset: 0, deadline: new Date(0) }))).stdout),
    )
    expect(reply).toMatchObject({ state: 'interrupted', meta: { end: 'interrupted', results: { missing: 'none' } } })
    expect((await collect(machine, runId, 'results')).output.toString()).toBe('+ 2 a\n1\nend 0\n')
  })

  test('they stay until they have been collected: the next payload but one with its key leaves them, without it they go', async () => {
    const { runId } = await packOf('echo 1 >a')
    const run = join(machine.root, 'runs', runId)
    await metaOf(machine, 'true', { uncollected: [runId] })
    expect([existsSync(join(run, 'results/a')), existsSync(join(run, 'pack'))]).toEqual([true, true])
    await metaOf(machine, 'true')
    expect([existsSync(join(run, 'results')), existsSync(join(run, 'pack')), existsSync(join(run, 'meta'))]).toEqual([
      ...[false, false, true],
    ])
  })

  asRoot(
    'fault 157: a user other than root can write there, nobody else, and is led nowhere by the packing',
    async () => {
      const { pack } = await packOf(
        'stat -c "%U %a" . >owner; echo 1 >a; ln /etc/hostname hard 2>/dev/null; ln -s /etc/shadow shadow; echo 2 >closed; chmod 0 closed; id -un >who',
        { user: 'nobody' },
      )
      expect(pack).toBe('+ 2 a\n1\n- closed closed\n+ 11 owner\nnobody 700\n- link shadow\n+ 7 who\nnobody\nend 2\n')
    },
  )

  test('packing that does not come to its end is waited for no longer than it may take, and what there is comes', async () => {
    machine.remove()
    machine = makeMachine(shell, { SERVICEMON_PACK_LIMIT: '3' })
    const runId = makeRunId()
    const payload = 'cd "$SERVICEMON_RESULTS"; for i in $(seq 1 499); do echo $i >$i; done; echo {} >summary.json'
    const running = metaOf(machine, payload, { runId })
    const words = join(machine.root, 'runs', runId, 'pack.sh')
    const isPacking = (): boolean => existsSync(join(words, '..', 'meta')) || listProcesses(words).length > 0
    await waitUntil(isPacking, 'it packs')
    const [pid = 0] = listProcesses(words)
    process.kill(pid, 'SIGSTOP')
    const meta = await running
    process.kill(pid, 'SIGKILL')
    expect(meta).toMatchObject({ end: 'exited', exitCode: 0, results: { missing: 'time' } })
    expect(meta.results?.sha256).toBe(sha256((await collect(machine, runId, 'results')).output))
  })

  asRoot('fault 159: a disk that is full while they are packed is told, and the output is whole', async () => {
    const disk = join(machine.root, '..', 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', disk])
    const full = makeMachine(shell, { SERVICEMON_ROOT: join(disk, 'root') })
    try {
      const runId = makeRunId()
      const payload =
        'cd "$SERVICEMON_RESULTS"; echo 1 >a; head -c 900000 /dev/zero >b; head -c 400000 /dev/zero >c; echo done'
      const meta = await metaOf(full, payload, { runId })
      expect(meta).toMatchObject({ end: 'exited', exitCode: 0, missing: 'none', results: { missing: 'disk' } })
      expect((await collect(full, runId)).output.toString()).toBe('done\n')
      const { output } = await collect(full, runId, 'results')
      expect(output.toString('latin1')).toMatch(/^\+ 2 a\n1\n\+ 900000 b\n/)
    } finally {
      full.remove()
      execFileSync('umount', [disk])
    }
  })
})
