// Reads the host's /proc: which processes belong to a guest, and who descends from whom.
import { readdir, readFile, readlink } from 'node:fs/promises'

async function hostPids(): Promise<number[]> {
  return (await readdir('/proc').catch((): string[] => []))
    .filter((name) => /^\d+$/.test(name))
    .map((name) => Number(name))
}

function pidNamespaceOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/ns/pid`).catch(() => undefined)
}

/** All processes in the pid namespace of the given process 1. */
export async function processesIn(initPid: number): Promise<number[]> {
  const namespace = await pidNamespaceOf(initPid)
  if (namespace === undefined) return []
  const pids = await hostPids()
  const namespaces = await Promise.all(pids.map(pidNamespaceOf))
  const inside = pids.filter((_, index) => namespaces[index] === namespace)
  const details = await Promise.all(inside.map(statOf))
  // A zombie has ended; somebody has only not asked for its exit code yet.
  return inside.filter((_, index) => details[index] !== undefined && details[index].state !== 'Z')
}

/** All processes with this in their environment. */
export async function processesMarked(mark: string): Promise<number[]> {
  const pids = (await hostPids()).filter((pid) => pid !== process.pid)
  const marked = await Promise.all(pids.map((pid) => carriesMark(pid, mark)))
  return pids.filter((_, index) => marked[index])
}

export type ProcessStat = { pid: number; state: string; parent: number; group: number; session: number }

export async function statOf(pid: number): Promise<ProcessStat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  // The command name stands in parentheses and may hold anything, so count from the last one.
  const [state = '', ...numbers] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [parent = 0, group = 0, session = 0] = numbers.slice(0, 3).map(Number)
  return { pid, state, parent, group, session }
}

export async function childrenOf(pid: number): Promise<number[]> {
  // Kernels have this file as a rule (proc_pid_task(5)); to look at all processes of a busy system takes a hundred times as long.
  const told = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => undefined)
  if (told !== undefined) return told.split(' ').filter(Boolean).map(Number)
  const stats = await Promise.all((await hostPids()).map(statOf))
  return stats.flatMap((stat) => (stat?.parent === pid ? [stat.pid] : []))
}

/**
 * Of the given processes those that belong to a job: its process groups' and sessions' members, all their
 * descendants, and any that carries the job's mark in its environment. Stands in for a control group.
 */
export async function processesOfJob(pids: number[], leaders: number[], mark: string): Promise<number[]> {
  const stats = (await Promise.all(pids.map(statOf))).filter((stat) => stat !== undefined)
  const marked = await Promise.all(stats.map(({ pid }) => carriesMark(pid, mark)))
  const found = new Set(
    stats
      .filter(({ group, session }, index) => leaders.includes(group) || leaders.includes(session) || marked[index])
      .map(({ pid }) => pid),
  )
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const { pid, parent } of stats) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

async function carriesMark(pid: number, mark: string): Promise<boolean> {
  return (await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')).includes(mark)
}

export function signalAll(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // Ended in the meantime.
    }
  }
}
