// Formats tables for people: one line a region, in the log and in the step summary.
import type { RegionResult, Result } from '../result.ts'
import { formatDollars } from '../text/dollars.ts'
import { inertInline } from '../text/foreign.ts'

/** A table as rows of cells, the first one its head. */
export type Table = readonly (readonly string[])[]

/** What stands over the cells that follow region and status. */
const HEADS = {
  holdings: ['image', 'source', 'age', 'snapshots', 'key pair', 'group', 'instance', 'last start', 'lease'],
  run: ['instance', 'zone', 'exit', 'boot s', 'payload s', 'stop s', 'billed s', 'USD', 'output bytes'],
  schedule: ['slot', 'last start', 'age', 'due', 'why', 'next slot'],
  steps: ['instance', 'steps', 'what happened'],
}

/** The table that fits the mode: what check saw, how runs went, or what was done. */
export function resultTable({ mode, regions }: Result, now: Date): Table {
  const table = (head: readonly string[], cellsOf: (region: RegionResult) => readonly string[]): Table => [
    ['region', 'status', ...head],
    ...Object.entries(regions).map(([name, region]) => [name, region.status, ...cellsOf(region)]),
  ]
  switch (mode) {
    case 'check':
    case 'provision':
      return table(HEADS.holdings, (region) => describeHoldings(region, now))
    case 'run':
      return table(HEADS.run, describeRunCells)
    case 'rotate':
      return table(HEADS.schedule, (region) => describeScheduleCells(region, now))
    default:
      return table(HEADS.steps, describeSteps)
  }
}

/** Lines with the cells of each column under each other. */
export function formatTable(table: Table): string[] {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function describeHoldings({ image, keyPair, securityGroup, instance }: RegionResult, now: Date): string[] {
  const state = image === undefined ? '-' : `${image.id} ${image.current ? 'current' : 'outdated'}`
  const machine = instance === undefined ? '-' : `${instance.id} ${instance.state} ${instance.type} ${instance.zone}`
  return [
    image !== undefined && image.state !== 'available' ? `${state} (${image.state})` : state,
    image?.source ?? '-',
    image === undefined ? '-' : describeAge(image.created, now),
    image === undefined ? '-' : String(image.snapshots.length),
    keyPair ?? '-',
    securityGroup ?? '-',
    instance?.address === undefined ? machine : `${machine} ${instance.address}`,
    instance?.lastStart ?? '-',
    instance?.lease ?? '-',
  ]
}

function describeAge(created: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(created)) / 86_400_000)
  return `${days} d`
}

function describeRunCells({ instance, run }: RegionResult): string[] {
  const phase = (name: string): string => {
    const found = run?.phases.find((one) => one.name === name)
    return found === undefined ? '-' : found.seconds.toFixed(1)
  }
  return [
    instance?.id ?? '-',
    instance?.zone ?? '-',
    run?.exitCode === undefined ? (run?.signal ?? '-') : String(run.exitCode),
    phase('boot'),
    phase('payload'),
    phase('stop'),
    run?.billedSeconds === undefined ? '-' : String(run.billedSeconds),
    run?.costDollars === undefined ? '-' : formatDollars(run.costDollars),
    run === undefined ? '-' : String(run.outputBytes),
  ]
}

function describeScheduleCells({ instance, schedule, summary }: RegionResult, now: Date): string[] {
  return [
    schedule?.slot ?? '-',
    instance?.lastStart ?? '-',
    instance === undefined ? '-' : formatAge(instance.lastStart, now),
    schedule?.due === true ? 'due' : 'no',
    inertInline(schedule?.reason ?? summary),
    schedule?.next ?? '-',
  ]
}

/** Hours and minutes since a time, days from two days on. */
function formatAge(since: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(since)) / 60_000)
  const hours = Math.floor(minutes / 60)
  return hours >= 48 ? `${Math.floor(hours / 24)} d` : `${hours} h ${minutes % 60} m`
}

function describeSteps({ instance, steps, summary }: RegionResult): string[] {
  const machine = instance === undefined ? '-' : `${instance.id} ${instance.state}`
  return [machine, String(steps.length), inertInline(summary)]
}
