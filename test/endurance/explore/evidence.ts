// What the machines' own disks say of payloads: how often each run's began, and what it wrote. Read from outside, while
// and after everything happens, since a disk may be gone in the end.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
}

export function newEvidence(): Evidence {
  return { begun: new Map(), through: new Set(), written: new Map() }
}

/** Adds what the disks of the region tell now. */
export async function gatherEvidence(lane: Lane, { begun, through, written }: Evidence): Promise<void> {
  for (const { disk } of await listMachines(lane, REGION)) {
    const found = await readDiskEvidence(disk)
    for (const [runId, same] of Map.groupBy(found.begun, (id) => id)) {
      begun.set(runId, Math.max(begun.get(runId) ?? 0, same.length))
    }
    for (const runId of found.through) through.add(runId)
    for (const [runId, output] of found.written) written.set(runId, output)
  }
}

/** Runs whose output is neither in a file that a step has left, whole, nor on a disk under the lease key that tells of it. */
export async function listLost(lane: Lane, { written }: Evidence, temps: readonly string[]): Promise<string[]> {
  const kept = await listKept(lane)
  const lost: string[] = []
  for (const [runId, output] of written) {
    if (output.length === 0 || kept.has(runId)) continue
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
