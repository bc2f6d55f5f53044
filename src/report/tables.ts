// Tables for people: one line a region, in the log and in the step summary.
import type { RegionResult, Result } from '../result.ts'
import { inertInline } from './foreign.ts'

/** A table as rows of cells, the first one its head. */
export type Table = readonly (readonly string[])[]

/** The table that fits the mode: what check saw, how runs went, or what was done. */
export function resultTable({ mode, regions }: Result, now: Date): Table {
  const entries = Object.entries(regions)
  switch (mode) {
    case 'check':
    case 'provision':
      return [
        [
          'region',
          'status',
          'image',
          'source',
          'age',
          'snapshots',
          'key pair',
          'group',
          'instance',
          'last start',
          'lease',
        ],
        ...entries.map(([name, region]) => [name, region.status, ...describeHoldings(region, now)]),
      ]
    case 'run':
      return [
        ['region', 'status', 'instance', 'zone', 'exit', 'boot s', 'payload s', 'stop s', 'billed s', 'output bytes'],
        ...entries.map(([name, region]) => [name, region.status, ...describeRunCells(region)]),
      ]
    default:
      return [
        ['region', 'status', 'instance', 'steps', 'what happened'],
        ...entries.map(([name, region]) => [name, region.status, ...describeSteps(region)]),
      ]
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
    run === undefined ? '-' : String(run.outputBytes),
  ]
}

function describeSteps({ instance, steps, summary }: RegionResult): string[] {
  const machine = instance === undefined ? '-' : `${instance.id} ${instance.state}`
  return [machine, String(steps.length), inertInline(summary)]
}
