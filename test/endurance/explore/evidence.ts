// What the machines' own disks say of payloads: how often each run's began, and what it wrote. Read from outside, while
// and after everything happens, since a disk may be gone in the end.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InstanceView } from '../../../local/control.ts'
import { readDiskEvidence } from '../shared/disk-evidence.ts'
import { REGION, type Lane } from './lane.ts'
import { listMachines } from '../shared/machines.ts'

/** By run id. */
export interface Evidence {
  /** How often the payload of a run has begun: the most that any disk has told. */
  readonly begun: Map<string, number>
  /** Those whose payload has come to its end. */
  readonly through: Set<string>
  /** What it has written, as last seen. */
  readonly written: Map<string, Buffer>
  /** Runs whose output had been brought in before any of this: a setup's that made the world. */
  readonly earlier: Set<string>
  /** How often a setup has begun, by instance: the most that its disk has told. */
  readonly setUp: Map<string, number>
  /** Machines that were called ready, and whose setup had not come to its end. */
  readonly halfSetUp: Set<string>
}

export function newEvidence(): Evidence {
  const sets = { through: new Set<string>(), earlier: new Set<string>(), halfSetUp: new Set<string>() }
  return { begun: new Map(), written: new Map(), setUp: new Map(), ...sets }
}

/** Adds what the disks of the region tell now. */
export async function gatherEvidence(lane: Lane, evidence: Evidence): Promise<void> {
  const { begun, through, written } = evidence
  for (const machine of await listMachines(lane, REGION)) {
    const { disk } = machine
    await gatherOfSetup(machine, evidence)
    const found = await readDiskEvidence(disk)
    for (const [runId, same] of Map.groupBy(found.begun, (id) => id)) {
      begun.set(runId, Math.max(begun.get(runId) ?? 0, same.length))
    }
    for (const runId of found.through) through.add(runId)
    for (const [runId, output] of found.written) written.set(runId, output)
  }
}

/** The same at a point's beginning: what has no lease key then has been delivered. */
export async function gatherFirst(lane: Lane, evidence: Evidence): Promise<void> {
  await gatherEvidence(lane, evidence)
  const kept = await listKept(lane)
  for (const runId of evidence.written.keys()) if (!kept.has(runId)) evidence.earlier.add(runId)
}

async function gatherOfSetup({ disk, id, tags }: InstanceView, { setUp, halfSetUp }: Evidence): Promise<void> {
  if (tags['servicemon:setup'] === undefined) return
  const count = async (name: string): Promise<number> => {
    const text = await readFile(join(disk, 'home/ec2-user', name), 'utf8').catch(() => '')
    return text.split('\n').length - 1
  }
  const [times, ends] = [await count('set-up'), await count('set-up-through')]
  setUp.set(id, Math.max(setUp.get(id) ?? 0, times))
  if (tags['servicemon:state'] === 'ready' && ends === 0) halfSetUp.add(id)
}

/** Runs whose output is neither in a file that a step has left, whole, nor on a disk under the lease key that tells of it. */
export async function listLost(
  lane: Lane,
  { earlier, written }: Evidence,
  temps: readonly string[],
): Promise<string[]> {
  const kept = await listKept(lane)
  const lost: string[] = []
  for (const [runId, output] of written) {
    if (output.length === 0 || kept.has(runId) || earlier.has(runId)) continue
    const files = temps.map((temp) =>
      readFile(join(temp, 'servicemon', runId, REGION, 'output.txt')).catch(() => undefined),
    )
    const delivered = (await Promise.all(files)).filter((file) => file !== undefined)
    if (delivered.some((file) => file.equals(output))) continue
    const sizes = delivered.map(({ length }) => length).join(' and ')
    lost.push(`${runId}: ${output.length} bytes, delivered ${sizes === '' ? 'nothing' : sizes}`)
  }
  return lost
}

/** Runs whose lease key is on a machine that still has their output. */
async function listKept(lane: Lane): Promise<Set<string>> {
  const kept = new Set<string>()
  for (const { disk, tags } of await listMachines(lane, REGION)) {
    for (const runId of await readdir(join(disk, 'var/lib/servicemon/runs')).catch(() => [])) {
      if (tags[`servicemon:lease-${runId}`] !== undefined) kept.add(runId)
    }
  }
  return kept
}
