// An instance's disk: making one with a fresh system on it, copying it, and reaching into it from the host.
import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Systems that an image can have, by what /etc/os-release says of them, and with whom to log in. */
const SYSTEMS = {
  'amazon-linux': {
    user: 'ec2-user',
    admins: { wheel: 10 },
    release: 'NAME="Amazon Linux"\nVERSION="2023"\nID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"\n',
    folders: [],
  },
  ubuntu: {
    user: 'ubuntu',
    admins: { sudo: 27 },
    release: 'NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
    // The agent is a snap there.
    folders: ['snap/amazon-ssm-agent'],
  },
} as const

export type SystemName = keyof typeof SYSTEMS

function filesOf(system: SystemName): Readonly<Record<string, string>> {
  const { user, admins, release } = SYSTEMS[system]
  const groups = Object.entries(admins).map(([name, id]) => `${name}:x:${id}:${user}\n`)
  return {
    'etc/passwd':
      `root:x:0:0:root:/root:/bin/sh\n${user}:x:1000:1000:Default User:/home/${user}:/bin/sh\n` +
      'nobody:x:65534:65534:nobody:/:/bin/false\n',
    'etc/group': `root:x:0:\nadm:x:4:${user}\n${groups.join('')}${user}:x:1000:\nnogroup:x:65534:\n`,
    'etc/shadow': `root:*:19000:0:99999:7:::\n${user}:!:19000:0:99999:7:::\nnobody:*:19000:0:99999:7:::\n`,
    'etc/hosts': '127.0.0.1 localhost\n',
    'etc/nsswitch.conf': 'passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n',
    'etc/os-release': release,
    'etc/resolv.conf': '',
    'etc/login.defs': '',
    'etc/profile': 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nexport PATH\n',
    // Just enough of PAM for root to become the user with runuser or su.
    ...Object.fromEntries(
      ['runuser', 'runuser-l', 'su', 'su-l', 'other'].map((name) => [
        `etc/pam.d/${name}`,
        'auth sufficient pam_rootok.so\naccount required pam_permit.so\nsession required pam_permit.so\n',
      ]),
    ),
  }
}

const FOLDERS = ['etc/systemd/system', 'root', 'var/lib/cloud', 'var/log', 'var/tmp', 'opt', 'srv', 'usr/local/bin']

/** The disk that images of a system begin with. Disks of images never change, so all of them share it. */
export function systemDisk(stateDir: string, system: SystemName): string {
  return join(stateDir, 'systems', system)
}

export async function makeSystemDisks(stateDir: string): Promise<void> {
  for (const system of Object.keys(SYSTEMS) as SystemName[]) {
    await makeDisk(systemDisk(stateDir, system), system)
  }
}

async function makeDisk(disk: string, system: SystemName): Promise<void> {
  const { user, folders } = SYSTEMS[system]
  const home = `home/${user}`
  for (const folder of [...FOLDERS, ...folders, home]) await mkdir(join(disk, folder), { recursive: true })
  for (const [path, content] of Object.entries(filesOf(system))) {
    await mkdir(dirname(join(disk, path)), { recursive: true })
    await writeFile(join(disk, path), content)
  }
  await chmod(join(disk, 'var/tmp'), 0o1777)
  await chmod(join(disk, 'root'), 0o700)
  if (process.getuid?.() === 0) await chown(join(disk, home), 1000, 1000)
}

/** Keeps owners, modes, times and links. */
export async function copyDisk(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await new Promise<void>((resolve, reject) => {
    const child = spawn('cp', ['-a', '--', from, to], { stdio: ['ignore', 'ignore', 'pipe'] })
    const complaints: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
    child.on('error', reject)
    // A file that goes away while a running machine's disk is copied is no failure.
    child.on('close', (code) =>
      code === 0 || code === 1
        ? resolve()
        : reject(new Error(`copying a disk: ${Buffer.concat(complaints).toString().trim()}`)),
    )
  })
}

export async function readDiskFile(disk: string, path: string): Promise<Buffer> {
  const found = await realpath(join(disk, path))
  await assertInside(disk, found)
  return readFile(found)
}

export async function writeDiskFile(
  disk: string,
  path: string,
  content: Buffer | string,
  options: { mode?: number } = {},
): Promise<void> {
  const target = join(disk, path)
  await assertInside(disk, target)
  await mkdir(dirname(target), { recursive: true })
  await assertInside(disk, join(await realpath(dirname(target)), 'file'))
  await writeFile(target, content)
  if (options.mode !== undefined) await chmod(target, options.mode)
  const home = /^\/home\/[^/]+(?=\/)/.exec(path)?.[0]
  if (home !== undefined && process.getuid?.() === 0) await giveToUser(join(disk, home), target)
}

async function giveToUser(home: string, target: string): Promise<void> {
  for (let path = target; path.startsWith(`${home}/`); path = dirname(path)) await chown(path, 1000, 1000)
}

async function assertInside(disk: string, path: string): Promise<void> {
  const top = await realpath(disk)
  if (!path.startsWith(`${top}/`) && !path.startsWith(`${disk}/`)) {
    throw new Error('the path leads out of the instance’s disk')
  }
}
