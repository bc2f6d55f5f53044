// An instance's disk: making an empty one, copying it, and reaching into it from the host.
import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const FILES: Readonly<Record<string, string>> = {
  'etc/passwd':
    'root:x:0:0:root:/root:/bin/sh\nec2-user:x:1000:1000:EC2 Default User:/home/ec2-user:/bin/sh\n' +
    'nobody:x:65534:65534:nobody:/:/bin/false\n',
  'etc/group': 'root:x:0:\nadm:x:4:ec2-user\nwheel:x:10:ec2-user\nec2-user:x:1000:\nnogroup:x:65534:\n',
  'etc/shadow': 'root:*:19000:0:99999:7:::\nec2-user:!:19000:0:99999:7:::\nnobody:*:19000:0:99999:7:::\n',
  'etc/hosts': '127.0.0.1 localhost\n',
  'etc/nsswitch.conf': 'passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n',
  'etc/os-release': 'NAME="Local AWS Linux"\nID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"\n',
  'etc/resolv.conf': '',
  'etc/login.defs': '',
  'etc/profile': 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nexport PATH\n',
  // Just enough of PAM for root to become ec2-user with runuser or su.
  ...Object.fromEntries(
    ['runuser', 'runuser-l', 'su', 'su-l', 'other'].map((name) => [
      `etc/pam.d/${name}`,
      'auth sufficient pam_rootok.so\naccount required pam_permit.so\nsession required pam_permit.so\n',
    ]),
  ),
}

const FOLDERS = [
  'etc/systemd/system',
  'root',
  'home/ec2-user',
  'var/lib/cloud',
  'var/log',
  'var/tmp',
  'opt',
  'srv',
  'usr/local/bin',
]

export async function makeEmptyDisk(disk: string): Promise<void> {
  for (const folder of FOLDERS) await mkdir(join(disk, folder), { recursive: true })
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(disk, path)), { recursive: true })
    await writeFile(join(disk, path), content)
  }
  await chmod(join(disk, 'var/tmp'), 0o1777)
  await chmod(join(disk, 'root'), 0o700)
  if (process.getuid?.() === 0) await chown(join(disk, 'home/ec2-user'), 1000, 1000)
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
  if (path.startsWith('/home/ec2-user/') && process.getuid?.() === 0) await giveToUser(disk, target)
}

async function giveToUser(disk: string, target: string): Promise<void> {
  const home = join(disk, 'home/ec2-user')
  for (let path = target; path.startsWith(`${home}/`); path = dirname(path)) await chown(path, 1000, 1000)
}

async function assertInside(disk: string, path: string): Promise<void> {
  const top = await realpath(disk)
  if (!path.startsWith(`${top}/`) && !path.startsWith(`${disk}/`)) {
    throw new Error('the path leads out of the instance’s disk')
  }
}
