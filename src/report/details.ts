// Lists everything of a step that is too long for its table, complete: ids, times, zones, addresses, steps, request ids.
import { formatAwsOrigin } from '../aws/errors.ts'
import type { RegionResult, Result } from '../result.ts'
import type { Rich } from '../text/rich.ts'
import type { Table } from './table.ts'

/** A row for each fact; the region before each where there are several. Undefined where there is no fact. */
export function detailsTable({ regions }: Pick<Result, 'regions'>): Table | undefined {
  const entries = Object.entries(regions)
  const rows = entries.flatMap(([name, region]) =>
    factsOf(region).map(([what, value]): Rich[] => [...(entries.length > 1 ? [name] : []), what, value]),
  )
  if (rows.length === 0) return undefined
  return [[...(entries.length > 1 ? ['region'] : []), 'what', 'is'], ...rows]
}

type Fact = readonly [what: string, value: Rich]

function factsOf(region: RegionResult): Fact[] {
  return [
    ['status', `${region.status}: ${region.summary}`],
    ...machineFacts(region),
    ...partFacts(region),
    ...runFacts(region),
    ...scheduleFacts(region),
    ...region.steps.map(({ kind, outcome, reason, seconds, target }): Fact => [
      'step',
      `${kind} ${target}: ${outcome}${seconds > 0 ? ` in ${seconds} s` : ''}; ${reason}`,
    ]),
    ...errorFacts(region),
    ...region.findings.map(({ code, defect, text }): Fact => [defect ? 'finding' : 'note', `${text} (${code})`]),
  ]
}

function machineFacts({ instance }: RegionResult): Fact[] {
  if (instance === undefined) return []
  const { address, id, image, lastStart, lease, setup, slot, state, type, zone } = instance
  const place = `, ${type} in ${zone}, ${state}${address === undefined ? '' : `, ${address}`}`
  return [
    ['machine', [{ code: id }, place]],
    ['made from', [{ code: image }, setup === undefined ? '' : `, setup ${setup}`]],
    ['last start', lastStart],
    ...(slot === undefined ? [] : [['slot served last', slot] as const]),
    ...(lease === undefined ? [] : [['held by', lease] as const]),
  ]
}

function partFacts({ image, keyPair, securityGroup, storage }: RegionResult): Fact[] {
  const facts: Fact[] = []
  if (image !== undefined) {
    const { created, id, name, snapshots, source, state } = image
    const of = source === undefined ? '' : `, a copy of ${source}`
    const parts = snapshots.length === 0 ? '' : `, ${snapshots.join(', ')}`
    facts.push(['image', [{ code: id }, ` ${name}, ${state}, of ${created}${of}${parts}`]])
  }
  if (keyPair !== undefined) facts.push(['key pair', [{ code: keyPair }]])
  if (securityGroup !== undefined) facts.push(['security group', [{ code: securityGroup }]])
  if (storage !== undefined) {
    facts.push(['at rest', `${storage.volumesGiB} GiB of disks, ${storage.snapshotsGiB} GiB of snapshots`])
  }
  return facts
}

function runFacts({ run }: RegionResult): Fact[] {
  if (run === undefined) return []
  const { lateSeconds, outputBytes, outputFile, phases, resultsFolder, runId, slot } = run
  const late = lateSeconds === undefined ? '' : `, ${lateSeconds} s late`
  return [
    ['run', [{ code: runId }, slot === undefined ? ', serves no slot' : `, serves slot ${slot}${late}`]],
    ...phases.map(({ name, seconds, started }): Fact => ['phase', `${name}: ${seconds} s from ${started}`]),
    ['output', `${outputBytes} bytes${outputFile === undefined ? '' : ` in ${outputFile}`}`],
    ...(resultsFolder === undefined ? [] : [['results', resultsFolder] as const]),
  ]
}

function scheduleFacts({ schedule }: RegionResult): Fact[] {
  if (schedule === undefined) return []
  const { next, reason, slot } = schedule
  return [
    ['schedule', reason],
    ...(slot === undefined ? [] : [['latest slot', slot] as const]),
    ...(next === undefined ? [] : [['next slot', next] as const]),
  ]
}

function errorFacts({ error }: RegionResult): Fact[] {
  if (error === undefined) return []
  const origin = formatAwsOrigin(error)
  return [
    ...error.messages.map((message): Fact => ['error', message]),
    ...(error.hint === undefined ? [] : [['hint', error.hint] as const]),
    ...(origin === undefined ? [] : [['AWS says', origin] as const]),
  ]
}
