// What the agent does with a command: the lines become _script.sh, sh runs it, output and exit code are reported.
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Instance } from '../ec2/nouns.ts'
import { writeDiskFile } from '../guest/disk.ts'
import type { Guest } from '../guest/guest.ts'
import { isUp, killGroup, startJob } from '../guest/machine.ts'
import { powerDown } from '../guest/systemd.ts'
import type { Command, Status } from './command.ts'

export type ExecutionResult = {
  status: Status
  details?: string
  responseCode: number
  stdout?: Buffer
  stderr?: Buffer
}

/** Exit codes the agent gives a meaning of its own. */
const CODES = { reboot: 194, silentSuccess: 168, failAndSkip: 169, killed: 137 }

export async function execute(options: {
  region: { name: string }
  instance: Instance
  guest: Guest
  command: Command
  started: (job: ChildProcess) => void
}): Promise<ExecutionResult | 'reboot'> {
  const { region, instance, guest, command } = options
  const { machine } = guest
  if (!isUp(machine)) throw new Error('the machine is off')
  const disk = join(machine.folder, 'disk')
  const path = `/var/lib/amazon/ssm/${instance.id}/document/orchestration/${command.id}/awsrunShellScript/0.awsrunShellScript/_script.sh`
  // From here: within the machine it would take six processes, which is more than most commands are.
  await writeDiskFile(disk, path, `${(command.parameters['commands'] ?? []).join('\n')}\n`, { mode: 0o700 })
  const script = machine.mode === 'none' ? `${disk}${path}` : path

  const cwd = command.parameters['workingDirectory']?.[0]
  const job = startJob(machine, ['sh', '-c', script], {
    // The agent's unit has this working directory, and sets no HOME.
    cwd: cwd === undefined || cwd === '' ? '/usr/bin' : cwd,
    env: { AWS_SSM_INSTANCE_ID: instance.id, AWS_SSM_REGION_NAME: region.name, PWD: cwd ?? '/usr/bin' },
  })
  options.started(job)
  const time = { isOver: false }
  const limit = setTimeout(() => {
    time.isOver = true
    killGroup(job, 'SIGKILL')
  }, command.executionSeconds * 1000)
  const { code, stdout, stderr } = await outputOf(job).finally(() => clearTimeout(limit))

  // Output is lost on a time-out, as with a cancellation.
  if (time.isOver) return { status: 'TimedOut', details: 'ExecutionTimedOut', responseCode: -1 }
  switch (code) {
    case 0:
      return { status: 'Success', responseCode: 0, stdout, stderr }
    case CODES.reboot:
      setTimeout(() => void powerDown(guest.systemd, 'reboot').catch(() => undefined), 0)
      return 'reboot'
    case CODES.silentSuccess:
      return { status: 'Success', responseCode: 0, stdout }
    case CODES.killed:
      return { status: 'TimedOut', details: 'ExecutionTimedOut', responseCode: CODES.killed }
    default:
      return { status: 'Failed', responseCode: code, stdout, stderr }
  }
}

/** Until the output is closed, not just until the shell has ended: what it left behind may hold it open. */
function outputOf(job: ChildProcess): Promise<{ code: number; stdout: Buffer; stderr: Buffer }> {
  return new Promise((resolve) => {
    const stdout = collect(job.stdout)
    const stderr = collect(job.stderr)
    const end = (code: number, trouble = ''): void =>
      resolve({ code, stdout: stdout(), stderr: Buffer.concat([stderr(), Buffer.from(trouble)]) })
    job.on('error', (error) => end(1, error.message))
    job.on('exit', (_, signal) => {
      // A killed group's strays may live on in sessions of their own; the agent doesn't wait for them.
      if (signal === 'SIGKILL') end(CODES.killed)
    })
    job.on('close', (code, signal) => end(code ?? (signal === null ? 1 : 128 + 9)))
  })
}

/** Nobody reads more than the first 24,000 bytes, so no more is kept. */
function collect(stream: NodeJS.ReadableStream | null): () => Buffer {
  const chunks: Buffer[] = []
  let size = 0
  stream?.on('data', (chunk: Buffer) => {
    if (size <= 24_000) chunks.push(chunk)
    size += chunk.length
  })
  return () => Buffer.concat(chunks)
}
