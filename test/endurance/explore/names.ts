// Names of what a process does to the world, the same in every run of it: no ids, no times.
import type { HeldCall } from '../../../local/control.ts'

/** What is seen when a payload has begun on the machine, and when its end is on the disk. */
export const PAYLOAD_BEGUN = 'machine: payload begun'
export const END_RECORDED = 'machine: end of payload recorded'

/** Whether a call only reads. */
export function isRead({ action }: Pick<HeldCall, 'action'>): boolean {
  return /^(Describe|Get|List)/.test(action)
}

/** Whether it depends on time alone if a call comes: the cancellation of a look that may have ended by itself. */
export function isByChance(call: Pick<HeldCall, 'action'>): boolean {
  return isRead(call) || call.action === 'CancelCommand'
}

/** `ec2.CreateTags lease`, `ssm.SendCommand run`: an AWS call by what it is for. */
export function nameCall({ service, action, params }: Pick<HeldCall, 'service' | 'action' | 'params'>): string {
  const detail = describeParams(action, params as Readonly<Record<string, unknown>>)
  return `${service}.${action}${detail === '' ? '' : ` ${detail}`}`
}

function describeParams(action: string, params: Readonly<Record<string, unknown>>): string {
  const text = (key: string): string => (typeof params[key] === 'string' ? params[key] : '')
  switch (action) {
    case 'SendCommand':
      return /^servicemon ([a-z]+)/.exec(text('Comment'))?.[1] ?? 'foreign'
    case 'CreateTags':
    case 'DeleteTags':
      return listLeaves(params['Tag'])
        .filter(([path]) => path.endsWith('Key'))
        .map(([path, key]) => [key, valueBeside(params['Tag'], path)] as const)
        .map(([key, value]) => nameTag(key, value))
        .sort()
        .join(' ')
    default:
      return ''
  }
}

function nameTag(key: string, value: string): string {
  const name = key.replace(/^servicemon:/, '').replace(/^lease-.*/, 'lease')
  if (name === 'setup') return `setup=${value.split(' ')[1] ?? 'done'}`
  return name === 'state' ? `state=${value}` : name
}

function valueBeside(tags: unknown, keyPath: string): string {
  const path = keyPath.replace(/Key$/, 'Value')
  return listLeaves(tags).find(([other]) => other === path)?.[1] ?? ''
}

function listLeaves(value: unknown, path = ''): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => listLeaves(inner, `${path}.${key}`))
}

const WRITES: readonly (readonly [RegExp, string])[] = [
  [/^mv .*\/holder$/, 'payload slot taken'],
  [/^mv .*\/etc\/systemd\/system\/.*\/run\.conf$/, 'fuse deadline set'],
  [/^mv .*\/run\/systemd\/system\/.*\/run\.conf$/, 'fuse deadline for collecting set'],
  [/^mv -T .*\/runs\//, 'payload begun'],
  [/^mv .*\/meta$/, 'end of payload recorded'],
  [/^mv .*\/part\.\d+$/, 'part of payload taken'],
  [/^mv .*\/(fuse\.sh|servicemon-fuse\.\w+)$/, 'fuse file installed'],
  [/^mv .*\/servicemon-idle\.\w+$/, 'idle file installed'],
  // A proof's own folder has a process id in its name.
  [/^mv -T .*\/probe\.\d+\//, 'folder of a proof moved'],
  [/^mv .*\/probe\.\d+\//, 'file of a proof moved'],
  [/^(payload|setup) /, ''],
]

/** `machine: payload begun`: a write on the machine, from the note that its watcher left. */
export function nameWrite(note: string): string {
  const known = WRITES.find(([pattern]) => pattern.test(note))
  return `machine: ${known === undefined || known[1] === '' ? note : known[1]}`
}
