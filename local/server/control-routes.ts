// The control API's far end: what local/control.ts asks for under /_local/, one POST per operation.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readDiskFile, writeDiskFile } from '../guest/disk.ts'
import { join } from 'node:path'
import { DEFAULT_DELAYS, setDelays } from '../delays.ts'
import { beginTerminate, losePower } from '../ec2/lifecycle.ts'
import { deregisterPublicImage, publishImage, removeParameter } from '../ec2/public-images.ts'
import type { Instance } from '../ec2/nouns.ts'
import { parsePolicy } from '../iam/policy.ts'
import { instanceViews, meterRows } from '../meter.ts'
import type { Region, World } from '../world.ts'
import { accountOf, allInstances, regionOf } from '../world.ts'
import { restoreRegion, saveRegion } from '../saved-regions.ts'
import { faultSchema } from '../http/faults.ts'
import { closeGate, decide, newGate, takeNews, type Gate } from '../http/gate.ts'

type Operation = (world: World, body: unknown) => unknown

const account = z.object({ account: z.string().optional() })
const whichCalls = account.extend({
  actions: z.array(z.string()).optional(),
  region: z.string().optional(),
  since: z.string().optional(),
  checks: z.boolean().optional(),
})
const oneInstance = z.object({ instance: z.string() })
const oneAccount = z.object({ account: z.string() })
const onePlace = oneAccount.extend({ region: z.string() })
const oneRegion = oneAccount.extend({ region: z.string(), name: z.string() })
const oneParameter = oneAccount.extend({ region: z.string(), parameter: z.string() })

function findGate(world: World, id: string): Gate {
  const gate = world.gates.get(id)
  if (gate === undefined) throw new Error(`account ${id} has no gate`)
  return gate
}

function findRegion(world: World, where: { account: string; region: string }): Region {
  return regionOf(accountOf(world, where.account), where.region)
}

function findInstance(world: World, id: string): { region: Region; instance: Instance } {
  const found = allInstances(world).find(({ instance }) => instance.id === id)
  if (found === undefined) throw new Error(`there is no instance ${id}`)
  return found
}

/** What to set for one account, or for all there are and will be when none is named. */
const settings = z.strictObject({
  account: z.string(),
  delays: z
    .partialRecord(z.enum(Object.keys(DEFAULT_DELAYS) as [keyof typeof DEFAULT_DELAYS]), z.number().nonnegative())
    .optional(),
  pageSize: z.int().positive().nullable().optional(),
  staleOnline: z.boolean().optional(),
  replaysUnfinished: z.boolean().optional(),
  managesHosts: z.boolean().optional(),
  closedRegions: z.array(z.string()).optional(),
  sessionSeconds: z.number().positive().optional(),
  roles: z.record(z.string(), z.array(z.unknown())).optional(),
  limits: z
    .strictObject({
      noCapacity: z
        .array(
          z.strictObject({
            region: z.string().optional(),
            zone: z.string().optional(),
            instanceType: z.string().optional(),
          }),
        )
        .optional(),
      imagesPerRegion: z.int().nonnegative().optional(),
      demandedTags: z.array(z.string()).optional(),
    })
    .optional(),
})

const OPERATIONS: Readonly<Record<string, Operation>> = {
  calls: (world, body) => {
    const { account: wanted, actions, region, since = '', checks } = whichCalls.parse(body)
    const calls = world.calls.filter(
      (call) =>
        (wanted === undefined || call.account === wanted) &&
        (actions === undefined || actions.includes(call.action)) &&
        (region === undefined || call.region === region) &&
        call.at > since,
    )
    return checks === true ? calls : calls.map((call) => ({ ...call, checks: undefined }))
  },
  'reset-calls': (world, body) => {
    const wanted = account.parse(body).account
    world.calls = world.calls.filter((call) => wanted !== undefined && call.account !== wanted)
  },
  meter: (world, body) => meterRows(world, account.parse(body).account),
  instances: (world, body) => instanceViews(world, account.parse(body).account),
  settings: (world, body) => {
    const wanted = settings.parse(body)
    const target = accountOf(world, wanted.account)
    setDelays(target.delays, wanted.delays)
    if (wanted.pageSize !== undefined) target.pageSize = wanted.pageSize ?? undefined
    target.staleOnline = wanted.staleOnline ?? target.staleOnline
    target.sessionSeconds = wanted.sessionSeconds ?? target.sessionSeconds
    target.closedRegions = wanted.closedRegions ?? target.closedRegions
    for (const [role, policies] of Object.entries(wanted.roles ?? {})) {
      target.roles.set(role, policies.flatMap(parsePolicy))
    }
    target.replaysUnfinished = wanted.replaysUnfinished ?? target.replaysUnfinished
    target.managesHosts = wanted.managesHosts ?? target.managesHosts
    target.limits.noCapacity = (wanted.limits?.noCapacity ??
      target.limits.noCapacity) as typeof target.limits.noCapacity
    target.limits.demandedTags = wanted.limits?.demandedTags ?? target.limits.demandedTags
    target.limits.imagesPerRegion = wanted.limits?.imagesPerRegion ?? target.limits.imagesPerRegion
  },
  'add-fault': (world, body) => {
    const id = randomUUID()
    world.faults.push({ ...faultSchema.parse(body), id, seen: 0, hits: 0 })
    return id
  },
  faults: (world, body) => {
    const wanted = account.parse(body).account
    return world.faults.filter((fault) => wanted === undefined || fault.account === wanted)
  },
  'remove-faults': (world, body) => {
    const wanted = z.object({ id: z.string().optional(), account: z.string().optional() }).parse(body)
    world.faults = world.faults.filter(
      (fault) =>
        (wanted.id !== undefined && fault.id !== wanted.id) ||
        (wanted.account !== undefined && fault.account !== wanted.account),
    )
  },
  'fail-start': (world, body) => {
    const { instance, reason } = oneInstance.extend({ reason: z.string().optional() }).parse(body)
    findInstance(world, instance).instance.failsNextStart = reason
  },
  'fail-copies': (world, body) => {
    const wanted = z.strictObject({ account: z.string(), region: z.string(), reasons: z.array(z.string()) }).parse(body)
    findRegion(world, wanted).copyFaults = wanted.reasons
  },
  'hold-copies': (world, body) => {
    let end = (): void => undefined
    const over = new Promise<void>((resolve) => (end = resolve))
    findRegion(world, onePlace.parse(body)).copyHold = { over, end }
  },
  'release-copies': (world, body) => {
    const region = findRegion(world, onePlace.parse(body))
    region.copyHold?.end()
    region.copyHold = undefined
  },
  'publish-image': (world, body) => {
    const more = {
      ageDays: z.number().nonnegative().default(0),
      hasAgent: z.boolean().optional(),
      files: z.record(z.string(), z.string()).optional(),
    }
    const wanted = oneParameter.extend(more).parse(body)
    return publishImage(findRegion(world, wanted), wanted)
  },
  'deregister-image': (world, body) => {
    const wanted = oneParameter.parse(body)
    deregisterPublicImage(findRegion(world, wanted), wanted.parameter)
  },
  'remove-parameter': (world, body) => {
    const wanted = oneParameter.parse(body)
    removeParameter(findRegion(world, wanted), wanted.parameter)
  },
  'backdate-launch': (world, body) => {
    const { instance, seconds } = oneInstance.extend({ seconds: z.number() }).parse(body)
    const found = findInstance(world, instance).instance
    found.launchTime = new Date(found.launchTime.getTime() - seconds * 1000)
  },
  'hang-stop': (world, body) => {
    const { instance, hangs } = oneInstance.extend({ hangs: z.boolean() }).parse(body)
    findInstance(world, instance).instance.hangsInStopping = hangs
  },
  impair: (world, body) => {
    const { instance, what } = oneInstance.extend({ what: z.enum(['system', 'instance']).nullable() }).parse(body)
    findInstance(world, instance).instance.impaired = what ?? undefined
  },
  'terminate-after': (world, body) => {
    const { instance, ms } = oneInstance.extend({ ms: z.number().nonnegative() }).parse(body)
    const found = findInstance(world, instance)
    setTimeout(() => beginTerminate(found.region, found.instance), ms).unref()
  },
  'lose-power': async (world, body) => {
    const { region, instance } = findInstance(world, oneInstance.parse(body).instance)
    await losePower(region, instance)
  },
  'save-region': (world, body) => saveRegion(world, oneRegion.parse(body)),
  'restore-region': (world, body) => restoreRegion(world, oneRegion.parse(body)),
  'open-gate': (world, body) => {
    const wanted = oneAccount.extend({ userAgent: z.string() }).parse(body)
    closeGate(world.gates, wanted.account)
    world.gates.set(wanted.account, newGate(wanted.userAgent))
  },
  'close-gate': (world, body) => closeGate(world.gates, oneAccount.parse(body).account),
  'gate-news': (world, body) => {
    const wanted = oneAccount.extend({ limitMs: z.number().positive() }).parse(body)
    return takeNews(findGate(world, wanted.account), wanted.limitMs)
  },
  'gate-verdict': (world, body) => {
    const wanted = oneAccount.extend({ id: z.int(), verdict: z.enum(['go-on', 'drop']) }).parse(body)
    decide(findGate(world, wanted.account), wanted.id, wanted.verdict)
  },
  'write-file': async (world, body) => {
    const file = oneInstance.extend({ path: z.string(), content: z.base64(), mode: z.int().optional() }).parse(body)
    const disk = join(findInstance(world, file.instance).instance.folder, 'disk')
    const mode = file.mode === undefined ? {} : { mode: file.mode }
    await writeDiskFile(disk, file.path, Buffer.from(file.content, 'base64'), mode)
  },
  'read-file': async (world, body) => {
    const file = oneInstance.extend({ path: z.string() }).parse(body)
    const disk = join(findInstance(world, file.instance).instance.folder, 'disk')
    return (await readDiskFile(disk, file.path)).toString('base64')
  },
}

export async function answerControl(
  world: World,
  request: { method: string; url: string; body: Buffer },
): Promise<{ status: number; json: unknown }> {
  const operation = OPERATIONS[request.url.slice('/_local/'.length)]
  if (operation === undefined) return { status: 404, json: { error: `there is no ${request.url}` } }
  try {
    const body: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'))
    return { status: 200, json: { result: await operation(world, body) } }
  } catch (error) {
    return { status: 400, json: { error: error instanceof Error ? error.message : String(error) } }
  }
}
