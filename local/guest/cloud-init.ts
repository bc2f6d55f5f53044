// First-boot work from an instance's user data: a script, or the part of #cloud-config that is emulated.
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Machine } from './machine.ts'
import { isUp, runJob } from './machine.ts'

const commandList = z.array(z.union([z.string(), z.array(z.coerce.string())])).optional()
const configSchema = z.looseObject({
  bootcmd: commandList,
  runcmd: commandList,
  write_files: z
    .array(
      z.looseObject({
        path: z.string(),
        content: z.string().default(''),
        encoding: z.string().optional(),
        permissions: z.coerce.string().default('0644'),
        owner: z.string().default('root:root'),
        append: z.boolean().default(false),
      }),
    )
    .optional(),
})

type CloudConfig = z.infer<typeof configSchema>

/** Runs at every boot; gives how it ended. bootcmd runs each time, the rest once per instance id. */
export async function runCloudInit(options: {
  machine: Machine
  instanceId: string
  userData: Buffer | undefined
  delayMs: number
  log: (line: string) => void
}): Promise<'done' | 'error' | 'disabled'> {
  const { machine, instanceId, delayMs, log } = options
  const onDisk = (...path: string[]): string => join(machine.folder, 'disk', ...path)
  const finish = async (status: 'done' | 'error' | 'disabled') => {
    const spool = join(machine.folder, 'volatile', 'run', 'local-aws')
    await writeFile(join(spool, '.cloud-init'), `${status}\n`).catch(() => undefined)
    await rename(join(spool, '.cloud-init'), join(spool, 'cloud-init')).catch(() => undefined)
    return status
  }
  const root = machine.mode === 'none' ? '.' : ''
  const semaphore = onDisk('var/lib/cloud/instances', instanceId, 'sem/config_scripts_user')
  if (existsSync(onDisk('etc/cloud/cloud-init.disabled'))) return finish('disabled')
  const isFirstBoot = !existsSync(semaphore)
  const text = decodeUserData(options.userData)
  const config: CloudConfig = text.startsWith('#cloud-config') ? parseConfig(text, log) : {}
  const script = async (content: string): Promise<boolean> => {
    const path = `${root}/var/lib/cloud/instances/${instanceId}/scripts/part-001`
    await runJob(machine, ['sh', '-c', 'mkdir -p "$(dirname "$0")" && cat >"$0" && chmod 700 "$0"', path], {
      input: content,
    })
    const { code, stdout, stderr } = await runJob(machine, [path])
    if (`${stdout}${stderr}` !== '') log(`cloud-init: ${stdout}${stderr}`.trimEnd())
    return code === 0
  }
  let isFine = true

  for (const command of config.bootcmd ?? []) await runOne(machine, command, log)
  if (isFirstBoot) {
    for (const file of config.write_files ?? []) await writeOne(machine, root, file)
    await sleep(delayMs)
    if (!isUp(machine)) return 'error'
    if (text.startsWith('#!')) isFine = await script(text)
    else if (config.runcmd !== undefined)
      isFine = await script(`#!/bin/sh\n${config.runcmd.map(shellLine).join('\n')}\n`)
    // A power-off in the middle leaves the semaphore unset, as cloud-init writes it after the module.
    if (isUp(machine)) {
      await mkdir(dirname(semaphore), { recursive: true })
      await writeFile(semaphore, '')
    }
  }
  return finish(isFine ? 'done' : 'error')
}

function decodeUserData(userData: Buffer | undefined): string {
  if (userData === undefined) return ''
  const isZipped = userData[0] === 0x1f && userData[1] === 0x8b
  return (isZipped ? gunzipSync(userData) : userData).toString('utf8')
}

function parseConfig(text: string, log: (line: string) => void): CloudConfig {
  try {
    return configSchema.parse(parse(text) ?? {})
  } catch (error) {
    log(`cloud-init: user data isn't valid: ${String(error)}`)
    return {}
  }
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}

/** cloud-init makes one script of all runcmd entries: a string is shell, a list is one command. */
function shellLine(command: string | string[]): string {
  return typeof command === 'string' ? command : command.map(quote).join(' ')
}

async function runOne(machine: Machine, command: string | string[], log: (line: string) => void): Promise<void> {
  const { code, stderr } = await runJob(machine, ['sh', '-c', shellLine(command)])
  if (code !== 0) log(`cloud-init: bootcmd failed with ${code}: ${stderr.trim()}`)
}

type WriteFile = NonNullable<CloudConfig['write_files']>[number]

async function writeOne(machine: Machine, root: string, file: WriteFile): Promise<void> {
  const content =
    file.encoding === undefined || file.encoding === 'text/plain'
      ? Buffer.from(file.content)
      : Buffer.from(file.content, 'base64')
  const plain = file.encoding?.startsWith('gz') === true ? gunzipSync(content) : content
  const write =
    'mkdir -p "$(dirname "$1")" && base64 -d >>"$1" && chmod "$2" "$1" && { chown "$3" "$1" 2>/dev/null || :; }'
  const clear = file.append ? '' : 'rm -f "$1"; '
  await runJob(machine, ['sh', '-c', `${clear}${write}`, 'sh', `${root}${file.path}`, file.permissions, file.owner], {
    input: plain.toString('base64'),
  })
}
