// Client of the local AWS's control API: what tests ask, set and break from outside.
import type { Call } from './http/calls.ts'
import type { HeldCall, Verdict } from './http/gate.ts'
import type { RegionName } from './saved-regions.ts'
import type { Fault, FaultRequest } from './http/faults.ts'
import type { Delays, Limits } from './delays.ts'
import type { InstanceView, MeterRow } from './meter.ts'

export type { Call, Delays, Fault, FaultRequest, HeldCall, InstanceView, Limits, MeterRow, Verdict }

export type Settings = {
  /** The account they hold for; 123456789012 when left out. */
  account?: string
  delays?: Partial<Delays>
  /** Describe calls give pages of this size even unasked; null ends that. */
  pageSize?: number | null
  staleOnline?: boolean
  replaysUnfinished?: boolean
  /** Systems Manager's Default Host Management: agents register without any rights of their profile. */
  managesHosts?: boolean
  /** Regions the account hasn't opted into; none at first. */
  closedRegions?: string[]
  /** How long credentials from AssumeRole… last. */
  sessionSeconds?: number
  limits?: Partial<Limits>
  /** Policies by role name: from then on, calls with the credentials of such a role are judged by them. */
  roles?: Readonly<Record<string, readonly unknown[]>>
}

export type Control = ReturnType<typeof createControl>

type OfAccount = { account?: string }
/** Calls of some actions only, to one region, after a time as calls have it. */
export type WhichCalls = { actions?: readonly string[]; region?: string; since?: string }
/** One of BASE_PARAMETERS (ec2/bases.ts). */
type OfParameter = { account: string; region: string; parameter: string }

export function createControl(endpoint: string) {
  const ask = async <T>(operation: string, body: object = {}): Promise<T> => {
    const response = await fetch(new URL(`/_local/${operation}`, endpoint), {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const json = (await response.json()) as { result: T; error?: string }
    if (!response.ok) throw new Error(`local AWS, ${operation}: ${json.error ?? response.statusText}`)
    return json.result
  }
  const set = (settings: Settings) => ask<undefined>('settings', { account: '123456789012', ...settings })
  return {
    /** All calls, or some only; what IAM looked at comes where it is asked for, since it is long. */
    calls: (which: OfAccount & WhichCalls & { checks?: boolean } = {}) => ask<Call[]>('calls', which),
    resetCalls: (which: OfAccount = {}) => ask<undefined>('reset-calls', which),
    meter: (which: OfAccount = {}) => ask<MeterRow[]>('meter', which),
    instances: (which: OfAccount = {}) => ask<InstanceView[]>('instances', which),
    set,
    setDelays: ({ account, ...delays }: Partial<Delays> & OfAccount) => set({ ...ofAccount(account), delays }),
    setPageSize: (pageSize: number | null, { account }: OfAccount = {}) => set({ ...ofAccount(account), pageSize }),
    setLimits: ({ account, ...limits }: Partial<Limits> & OfAccount) => set({ ...ofAccount(account), limits }),
    /** Gives the fault's id. */
    addFault: (fault: FaultRequest) => ask<string>('add-fault', fault),
    /** Those asked for and not removed, with how often each has been hit. */
    faults: (which: OfAccount = {}) => ask<Fault[]>('faults', which),
    removeFault: (id: string) => ask<undefined>('remove-faults', { id }),
    removeFaults: (which: OfAccount = {}) => ask<undefined>('remove-faults', which),
    /** The instance's next start ends in stopped, with this StateReason; without one it doesn't after all. */
    startFailsLate: (fault: { instance: string; reason: string | undefined }) => ask<undefined>('fail-start', fault),
    /** The next copies of images into the region fail once they are under way, one for each reason. */
    copiesFail: (fault: { account: string; region: string; reasons: string[] }) => ask<undefined>('fail-copies', fault),
    /** Copies of images into the region stay pending from now on, until they are released. */
    holdCopies: (what: { account: string; region: string }) => ask<undefined>('hold-copies', what),
    releaseCopies: (what: { account: string; region: string }) => ask<undefined>('release-copies', what),
    /**
     * A newer image of the base that the parameter names in the region, made so many days ago; with Systems Manager's agent
     * as the base has it, or without; with more files on its disk, by path. Gives its id, as the parameter does from now on.
     * The one before it is deprecated.
     */
    publishImage: (
      image: OfParameter & { ageDays?: number; hasAgent?: boolean; files?: Readonly<Record<string, string>> },
    ) => ask<string>('publish-image', image),
    /** The image that the parameter names is deregistered by its owner; the parameter still names it. */
    deregisterPublicImage: (what: OfParameter) => ask<undefined>('deregister-image', what),
    /** The region has no such public parameter, until an image is published again. */
    removeParameter: (what: OfParameter) => ask<undefined>('remove-parameter', what),
    /** The instance counts as launched so much earlier, as if that time had passed. */
    backdateLaunch: (instance: string, seconds: number) => ask<undefined>('backdate-launch', { instance, seconds }),
    /** The instance's next stop hangs in stopping until a stop with Force. */
    stopHang: (instance: string, hangs = true) => ask<undefined>('hang-stop', { instance, hangs }),
    /** EC2's status check of the host or of the machine fails until it is set to null; its agent does not come. */
    impair: (instance: string, what: 'system' | 'instance' | null) => ask<undefined>('impair', { instance, what }),
    terminateAfter: (instance: string, ms: number) => ask<undefined>('terminate-after', { instance, ms }),
    /** The instance's operating system is gone from one moment to the next, and the instance stops. */
    losePower: (instance: string) => ask<undefined>('lose-power', { instance }),
    /** Keeps a region whose machines are off under a name, and brings it back as it was, ids and disks included. */
    saveRegion: (what: RegionName) => ask<undefined>('save-region', what),
    restoreRegion: (what: RegionName) => ask<undefined>('restore-region', what),
    /** From now on each call of the account by such a user agent stops before it is carried out, and before its answer. */
    openGate: (what: { account: string; userAgent: string }) => ask<undefined>('open-gate', what),
    /** Calls that have stopped since the last look; waits for one, but not longer than the limit. */
    gateNews: (what: { account: string; limitMs: number }) => ask<HeldCall[]>('gate-news', what),
    gateVerdict: (what: { account: string; id: number; verdict: Verdict }) => ask<undefined>('gate-verdict', what),
    closeGate: (what: { account: string }) => ask<undefined>('close-gate', what),
    writeFile: (instance: string, path: string, content: string | Buffer, options: { mode?: number } = {}) =>
      ask<undefined>('write-file', { instance, path, content: Buffer.from(content).toString('base64'), ...options }),
    readFile: async (instance: string, path: string): Promise<Buffer> =>
      Buffer.from(await ask<string>('read-file', { instance, path }), 'base64'),
  }
}

function ofAccount(account: string | undefined): OfAccount {
  return account === undefined ? {} : { account }
}
