// Says in a few words what a person does about a region: the mode that mends what was found.
import type { RegionResult } from '../result.ts'
import type { Rich } from '../text/rich.ts'

/** What provision mends by itself. */
const PROVISION: readonly string[] = [
  ...['missing', 'outdated', 'duplicate', 'leftover', 'running', 'imdsv1', 'metadata-hops', 'credits'],
  ...['shutdown-behavior', 'fuse', 'unproven', 'setup', 'untagged'],
]

/** What to do about a region: a mode, or to look at what was found; nothing where it is as its fleet wants it. */
export function describeToDo({ error, findings, status, summary }: RegionResult): Rich {
  if (error !== undefined) return 'see above'
  if (status === 'absent') return [...run('provision'), ', or nothing']
  const defects = findings.filter(({ defect }) => defect)
  if (summary.startsWith('not in the fleet file') && defects.length > 0) return run('clear')
  const others = defects.filter(({ code }) => !PROVISION.includes(code))
  if (others.length > 0) return 'see below'
  if (defects.some(({ code }) => code !== 'running')) return run('provision')
  if (defects.length > 0) return run('stop')
  return findings.some(({ code }) => code === 'newer-base' || code === 'old-base')
    ? [...run('provision'), ' with ', { code: 'refresh' }]
    : ''
}

function run(mode: string): Exclude<Rich, string> {
  return ['run ', { strong: mode }]
}
