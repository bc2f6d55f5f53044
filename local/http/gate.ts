// A gate on an account's calls: each stops before it is carried out and again before it is answered, until the
// one that opened the gate has looked at it. So a process can be ended at exactly one point between it and AWS.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Call } from './calls.ts'

/** `arrived`: not carried out yet. `carried-out`: done, and not answered yet. */
export type Stage = 'arrived' | 'carried-out'
/** What becomes of a held call; one that is dropped gets no answer, and before it was carried out never is. */
export type Verdict = 'go-on' | 'drop'

export type HeldCall = Pick<Call, 'account' | 'region' | 'service' | 'action' | 'params' | 'requestId'> & {
  id: number
  stage: Stage
}

export type Gate = {
  /** Only calls whose user agent holds this. */
  userAgent: string
  lastId: number
  /** Held, and not shown yet. */
  news: HeldCall[]
  verdicts: Map<number, (verdict: Verdict) => void>
  shown: (() => void) | undefined
}

export function newGate(userAgent: string): Gate {
  return {
    userAgent,
    lastId: 0,
    news: [],
    verdicts: new Map(),
    shown: undefined,
  }
}

/** Holds a call until its verdict; without a gate it goes on at once. */
export async function passGate(gates: ReadonlyMap<string, Gate>, call: Call, stage: Stage): Promise<Verdict> {
  const gate = gates.get(call.account)
  if (gate === undefined || call.userAgent?.includes(gate.userAgent) !== true) return 'go-on'
  gate.lastId += 1
  const { account, region, service, action, params, requestId } = call
  const id = gate.lastId
  gate.news.push({ account, region, service, action, params, requestId, id, stage })
  gate.shown?.()
  return new Promise((resolve) => gate.verdicts.set(id, resolve))
}

/** What has come to the gate since the last look; waits a while when that is nothing. */
export async function takeNews(gate: Gate, limitMs: number): Promise<HeldCall[]> {
  if (gate.news.length === 0) {
    const ended = new AbortController()
    await Promise.race([
      new Promise<void>((resolve) => (gate.shown = resolve)),
      sleep(limitMs, undefined, { signal: ended.signal }).catch(() => undefined),
    ])
    ended.abort()
    gate.shown = undefined
  }
  return gate.news.splice(0)
}

export function decide(gate: Gate, id: number, verdict: Verdict): void {
  gate.verdicts.get(id)?.(verdict)
  gate.verdicts.delete(id)
}

/** Whatever is held goes on, and nothing is held any more. */
export function closeGate(gates: Map<string, Gate>, account: string): void {
  const gate = gates.get(account)
  gates.delete(account)
  gate?.shown?.()
  for (const go of gate?.verdicts.values() ?? []) go('go-on')
}
