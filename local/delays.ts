// How long things take in an account of the local AWS (milliseconds), and what runs out there.
export type Delays = {
  /** pending to running */
  pending: number
  /** stopping to stopped, after a StopInstances or once the guest has powered itself off */
  stopping: number
  /** shutting-down to terminated */
  shuttingDown: number
  /** How long a terminated instance stays visible. */
  terminatedVisible: number
  /** running to the agent's first ping */
  agentOnline: number
  /** between the agent's later pings */
  ping: number
  /** an agent that is gone to ConnectionLost, as long as its machine is on */
  agentMissed: number
  /** boot to the first-boot scripts of the user data */
  cloudInit: number
  /** a command's way to the agent */
  delivery: number
  /** a cancellation's way to the agent */
  cancellation: number
  /** until GetCommandInvocation knows a command just sent */
  invocationLag: number
  /** pending to available, of an image made from an instance */
  imageCreate: number
  /** pending to available, of a copied image */
  imageCopy: number
  /** until new ids and new tags can be found by describe calls */
  describeLag: number
  /** how long describe calls still show an instance as it was before a call that started or stopped it */
  stateLag: number
  /** Factor on the spans of the guest's timers (1 is real time): 0.001 fires OnBootSec=20min after 1.2 seconds. */
  timerScale: number
}

export const DEFAULT_DELAYS: Delays = {
  pending: 150,
  stopping: 150,
  shuttingDown: 150,
  terminatedVisible: 3_600_000,
  agentOnline: 100,
  ping: 300_000,
  agentMissed: 20_000,
  cloudInit: 100,
  delivery: 10,
  cancellation: 50,
  invocationLag: 50,
  imageCreate: 150,
  imageCopy: 300,
  describeLag: 0,
  stateLag: 0,
  timerScale: 1,
}

/** Those who wait for one of these delays to be over, each to be called when they have changed. */
const WAITING = new WeakMap<Delays, Set<() => void>>()

/** Acts when the delay of this name is over, by what `setDelays` has made of it by then: a shorter one ends the wait. */
export function afterDelay(delays: Delays, name: keyof Delays, act: () => void): void {
  const begunAt = Date.now()
  const waiting = WAITING.get(delays) ?? new Set()
  WAITING.set(delays, waiting)
  let timer: NodeJS.Timeout | undefined
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(end, Math.max(0, begunAt + delays[name] - Date.now())).unref()
  }
  const end = (): void => {
    waiting.delete(wait)
    act()
  }
  waiting.add(wait)
  wait()
}

/** Sets some of the delays, for those who wait already as for those who come. */
export function setDelays(delays: Delays, some: Partial<Delays> = {}): void {
  Object.assign(delays, some)
  for (const wait of WAITING.get(delays) ?? []) wait()
}

export type Limits = {
  /** Where there is no capacity: answered with InsufficientInstanceCapacity. A missing part matches everything. */
  noCapacity: { region?: string; zone?: string; instanceType?: string }[]
  imagesPerRegion: number | undefined
  /** Keys of tags without which the organisation lets nothing be made. */
  demandedTags: string[]
}
