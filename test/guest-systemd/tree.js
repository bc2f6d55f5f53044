// Makes the tree that these tests boot, once for a checkout, and says in one sentence what it needs.
import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath, URL } from 'node:url'

const script = fileURLToPath(new URL('make-tree.sh', import.meta.url))
/** Another release of Debian or Ubuntu, for its other systemd. */
const release = process.env['GUEST_RELEASE'] ?? 'bookworm'
const folder = fileURLToPath(
  new URL(`../../.cache/guest-tree${release === 'bookworm' ? '' : `-${release}`}`, import.meta.url),
)

export default function makeTree() {
  const lacking = [
    'debootstrap',
    'systemd-nspawn',
    'shellcheck',
    'busybox',
    '/usr/lib/cargo/bin/coreutils/date',
  ].filter((tool) => !has(tool))
  if (process.getuid?.() !== 0 || lacking.length > 0) {
    const what = lacking.length > 0 ? `, and ${lacking.join(', ')}` : ''
    throw new Error(`The guest tests boot a Debian tree: they need root on a Debian-like Linux${what}.`)
  }
  mkdirSync(dirname(folder), { recursive: true })
  execFileSync('sh', [script, folder, release], { stdio: ['ignore', 'ignore', 'inherit'] })
  process.env['GUEST_TREE'] = folder
}

function has(tool) {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
