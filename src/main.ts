// Reads inputs and fleet, asks which account it works in, runs the mode, and builds the report: one step of a workflow.
// The one catch is here.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { getAccount } from './aws/account.ts'
import type { Connection } from './aws/connect.ts'
import type { Role } from './aws/role.ts'
import { secondsBetween, type Clock } from './clock.ts'
import { ActionError, Refusal } from './errors.ts'
import { fleetFileMissing, parseFleet, type Fleet } from './fleet/fleet.ts'
import { MODES } from './inputs/input-list.ts'
import { loadInputs, type Inputs, type ReadInput } from './inputs/inputs.ts'
import { selectRegions } from './inputs/select-regions.ts'
import type { Logger } from './log.ts'
import type { Job } from './context.ts'
import { errorResult, linkedError } from './report/errors.ts'
import type { Ending } from './result.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** What the entry gives. */
export interface Environment {
  readonly readInput: ReadInput
  /** AWS as a role, whose credentials come from the STS of a region, or as the environment's credentials say. */
  readonly connect: (identity: { role: Role | undefined; region: string }) => Connection
  /** Loads the ways to GitHub's runner. */
  readonly loadRunner: () => Promise<{ readonly logger: Logger; readonly job: Job }>
  readonly variables: Variables
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly version: string
}

/** What of a step is known before it has begun. */
interface Begun {
  readonly started: Date
  fleet?: string
  account?: string
}

/** Does one step, and throws nothing: what keeps it from beginning is in the result, as is everything after that. */
export async function main(environment: Environment): Promise<Ending> {
  const begun: Begun = { started: environment.clock.now() }
  try {
    return await carryOutStep(environment, begun)
  } catch (error) {
    return neverBegun(environment, begun, error)
  }
}

/** The end of a step that could not begin: no region was touched. */
function neverBegun({ clock, readInput, variables, version }: Environment, begun: Begun, error: unknown): Ending {
  const { account, fleet = '', started } = begun
  const ended = clock.now()
  const mode = MODES.find((one) => one === readInput('mode').trim()) ?? ''
  const status = error instanceof Refusal ? error.status : 'failed'
  const told = linkedError(errorResult(error), variables)
  return {
    result: { mode, fleet, account, version, status, regions: {}, error: told },
    ...{ regions: [], failed: true, ended, seconds: secondsOf(started, ended), stack: stackOf(error) },
  }
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined
}

/** To tenths. */
function secondsOf(started: Date, ended: Date): number {
  return Math.round(secondsBetween(started, ended) * 10) / 10
}

async function carryOutStep(environment: Environment, begun: Begun): Promise<Ending> {
  const { clock, version } = environment
  const inputs = loadInputs(environment.readInput)
  const fleet = readFleet(inputs.fleetFile)
  begun.fleet = fleet.name
  const regions = selectRegions({ mode: inputs.mode, region: inputs.region, fleet })
  const { carryOut, ...loaded } = await identify(environment, inputs, fleet)
  const { logger, account } = loaded
  begun.account = account
  for (const name of inputs.ignored) logger.info(`input ${name} has no meaning in mode ${inputs.mode} and is ignored`)
  logger.info(
    `AWS ServiceMon ${version}: ${inputs.mode} of fleet ${fleet.name} in ${regions.map(({ name }) => name).join(', ')}, account ${account}`,
  )
  const outcome = await carryOut(inputs, { ...environment, ...loaded, fleet }, regions)
  const ended = clock.now()
  return { ...outcome, ended, seconds: secondsOf(begun.started, ended) }
}

/**
 * Asks which account the credentials belong to, and meanwhile loads what the modes need: loading keeps the process busy
 * for a tenth of a second, so it begins when the first request has left.
 */
async function identify(
  { connect, loadRunner }: Environment,
  { role, allowedAccountIds }: Inputs,
  { leadRegion }: Fleet,
) {
  const connection = connect({ role, region: leadRegion })
  const load = () => Promise.all([connection.load(), loadRunner(), import('./modes/mode.ts')])
  let loading: ReturnType<typeof load> | undefined
  const stopListening = onFirstRequest(() => {
    loading = load()
    // Told below, unless the account is what the step fails with.
    loading.catch(() => undefined)
  })
  const account = await getAccount(connection, allowedAccountIds).finally(stopListening)
  const [aws, runner, { carryOut }] = await (loading ?? load())
  return { account, aws, ...runner, carryOut }
}

/** Node tells of each HTTP request here (https://nodejs.org/api/diagnostics_channel.html#http). */
const REQUESTS = 'http.client.request.start'

/** Calls back when the next HTTP request has left the process, wherever it goes; gives a way to hear no more. */
function onFirstRequest(callback: () => void): () => void {
  const listen = (message: unknown): void => {
    stopListening()
    const isTold = typeof message === 'object' && message !== null && 'request' in message
    if (isTold && message.request instanceof EventEmitter) message.request.once('finish', callback)
  }
  const stopListening = (): void => void unsubscribe(REQUESTS, listen)
  subscribe(REQUESTS, listen)
  return stopListening
}

function readFleet(path: string): Fleet {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw fleetFileMissing(path)
    throw new ActionError(`reading the fleet file ${path}`, { cause })
  }
  return parseFleet(bytes, path)
}
