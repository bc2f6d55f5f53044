// A Debian machine under systemd-nspawn, with real systemd and real cloud-init, on a throw-away layer over a tree.
// Commands reach it through the stand-in for the agent that make-tree.sh has put there.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseGuestReply } from '../../src/guest.ts'
import type { GuestReply } from '../../src/guest.ts'

export interface Guest {
  readonly at: (path: string) => string
  readonly boot: (o?: { readonly hasNetwork?: boolean }) => Boot
  readonly remove: () => void
}

export interface Boot {
  readonly startedAt: number
  /** When the machine was off, in milliseconds; resolves then. */
  readonly off: Promise<number>
  readonly console: () => string
  readonly online: () => Promise<void>
  readonly send: (commands: readonly string[]) => Promise<string>
  readonly reply: (commands: readonly string[]) => Promise<GuestReply>
  readonly kill: () => unknown
}

export function makeGuest(tree: string, o: { readonly userData: string; readonly agentEnv?: string }): Guest {
  const folder = mkdtempSync(join(tmpdir(), 'guest-systemd-'))
  const root = join(folder, 'root')
  for (const name of ['root', 'upper', 'work']) mkdirSync(join(folder, name))
  const layers = `lowerdir=${tree},upperdir=${join(folder, 'upper')},workdir=${join(folder, 'work')}`
  check(spawnSync('mount', ['-t', 'overlay', 'overlay', '-o', layers, root]).status === 0, 'mounting the overlay')
  const at = (path: string): string => join(root, path)
  const seed = at('var/lib/cloud/seed/nocloud')
  writeFileSync(join(seed, 'user-data'), o.userData)
  writeFileSync(join(seed, 'meta-data'), 'instance-id: i-0123456789abcdef0\n')
  writeFileSync(at('srv/agent.env'), o.agentEnv ?? '')

  let boots = 0
  let commands = 0
  const boot = ({ hasNetwork = true }: { readonly hasNetwork?: boolean } = {}): Boot => {
    boots += 1
    const earlier = new Set(onlineMarks(at('srv/outbox')))
    const args = ['-q', '--register=no', '--keep-unit', `--machine=guest${boots}`, '-D', root, '-b', '--console=pipe']
    const child = spawn('systemd-nspawn', hasNetwork ? args : [...args, '--private-network'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    let isOff = false
    child.stdout.on('data', (data: Buffer) => (text += data.toString()))
    child.stderr.on('data', (data: Buffer) => (text += data.toString()))
    const off = new Promise<number>((resolve) =>
      child.on('close', () => {
        isOff = true
        resolve(Date.now())
      }),
    )
    const until = async (condition: () => boolean, what: string): Promise<void> => {
      const end = Date.now() + 120_000
      while (!condition()) {
        check(!isOff, `the machine went off before ${what}`, text)
        check(Date.now() < end, what, text)
        await sleep(50)
      }
    }
    const send = async (lines: readonly string[]): Promise<string> => {
      commands += 1
      const name = `command-${commands}`
      writeFileSync(at(`srv/inbox/${name}.tmp`), lines.join('\n'))
      spawnSync('mv', [at(`srv/inbox/${name}.tmp`), at(`srv/inbox/${name}.sh`)])
      await until(() => existsSync(at(`srv/outbox/${name}.code`)), `an answer to ${name}`)
      return readFileSync(at(`srv/outbox/${name}.out`), 'utf8')
    }
    return {
      startedAt: Date.now(),
      off,
      console: () => text,
      online: () => until(() => onlineMarks(at('srv/outbox')).some((mark) => !earlier.has(mark)), 'the agent came up'),
      send,
      reply: async (lines) => parseGuestReply(await send(lines)),
      // Its init, since killing systemd-nspawn itself would leave it running.
      kill: () => spawnSync('pkill', ['-KILL', '-P', String(child.pid)]),
    }
  }

  const remove = (): void => {
    spawnSync('umount', ['-l', root])
    rmSync(folder, { recursive: true, force: true })
  }
  return { at, boot, remove }
}

function onlineMarks(outbox: string): readonly string[] {
  return readdirSync(outbox).filter((name) => name.startsWith('online-'))
}

function check(condition: boolean, what: string, text = ''): void {
  if (!condition) throw new Error(`failed: ${what}\n${text}`)
}
