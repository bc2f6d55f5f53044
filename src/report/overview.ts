// Makes the table of a step, a region a line in at most six short columns: what is there, since when, and what to do. Ids
// and all else are in the details.
import { isOn } from '../instance-state.ts'
import { isTrouble, type RegionResult, type Result } from '../result.ts'
import { formatDollars } from '../text/dollars.ts'
import { unbroken, type Rich } from '../text/rich.ts'
import { formatAgo, formatShortTime } from '../text/times.ts'
import { describeEnd, isPlan } from './headline.ts'
import type { Table } from './table.ts'
import { describeToDo } from './to-do.ts'

/** The marks of regions. */
const REGION_MARK = { good: '🟢', attention: '🟡', bad: '🔴', none: '⚪' } as const

const NOTHING = '–'

/** The table that fits the mode; undefined where the headline has said it all. */
export function overviewTable(result: Result, now: Date): Table | undefined {
  const entries = Object.entries(result.regions)
  if (entries.length === 0) return undefined
  if (isPlan(result)) return planTable(entries)
  switch (result.mode) {
    case 'check':
    case 'provision':
      return holdingsTable(entries, now)
    case 'rotate':
      return rotationTable(entries, now)
    case 'run':
      return entries.length === 1 ? undefined : runsTable(entries)
    default:
      return doneTable(entries, now)
  }
}

type Entries = readonly (readonly [string, RegionResult])[]

function holdingsTable(entries: Entries, now: Date): Table {
  const isSetUp = entries.some(([, { instance }]) => instance?.setup !== undefined)
  return [
    ['', 'region', 'machine', isSetUp ? 'image and setup' : 'image', 'last served', 'what to do'],
    ...entries.map(([name, region]): Rich[] => [
      markOf(region),
      unbroken(name),
      describeMachine(region),
      describeImage(region),
      describeServed(region, now),
      describeToDo(region),
    ]),
  ]
}

/** The colour of a region: red where it isn't ready, yellow where a machine is on or something is to be known. */
function markOf({ instance, status }: RegionResult): string {
  if (isTrouble(status) || status === 'drifted') return REGION_MARK.bad
  if (status === 'absent') return REGION_MARK.none
  return (instance !== undefined && isOn(instance.state)) || status === 'skipped'
    ? REGION_MARK.attention
    : REGION_MARK.good
}

function describeMachine({ instance }: RegionResult): Rich {
  if (instance === undefined) return NOTHING
  if (instance.state === 'stopped') return 'off'
  if (!isOn(instance.state)) return instance.state
  return [{ strong: 'on' }, instance.holder === undefined ? ', held by nobody' : ', held']
}

function describeImage({ findings, image, instance }: RegionResult): Rich {
  const isOld = findings.some(({ code, defect }) => defect && (code === 'outdated' || code === 'setup'))
  if (isOld) return [{ strong: 'outdated' }]
  if (image === undefined) return NOTHING
  if (image.state !== 'available') return image.state
  if (instance === undefined && image.source === undefined) return NOTHING
  return image.current
    ? 'current'
    : instance?.setup === undefined
      ? [{ strong: 'outdated' }]
      : 'current, a newer base is out'
}

function describeServed({ instance, schedule }: RegionResult, now: Date): string {
  const slot = schedule?.served ?? instance?.slot
  if (slot === undefined || Number.isNaN(Date.parse(slot))) return instance === undefined ? NOTHING : 'never'
  return `${formatShortTime(slot, now)} (${formatAgo(slot, now)})`
}

function rotationTable(entries: Entries, now: Date): Table {
  return [
    ['', 'region', 'last served', 'due now?', 'next'],
    ...entries.map(([name, region]): Rich[] => {
      const { schedule, status } = region
      const idle = schedule === undefined ? REGION_MARK.none : REGION_MARK.good
      const mark = isTrouble(status) ? REGION_MARK.bad : status === 'skipped' ? REGION_MARK.none : idle
      return [
        schedule?.due === true || region.steps.some(({ outcome }) => outcome === 'done') ? REGION_MARK.attention : mark,
        unbroken(name),
        describeServed(region, now),
        describeDue(region, now),
        schedule?.next === undefined ? NOTHING : formatShortTime(schedule.next, now),
      ]
    }),
  ]
}

function describeDue({ instance, schedule, summary }: RegionResult, now: Date): Rich {
  if (schedule === undefined && instance === undefined && summary.startsWith('not provisioned'))
    return ['not provisioned: run ', { strong: 'provision' }]
  if (schedule === undefined) return summary
  if (!schedule.due && instance?.holder !== undefined)
    return `no, in use until ${formatShortTime(instance.holder.until, now)}`
  if (!schedule.due) return schedule.slot !== undefined && schedule.slot === schedule.served ? 'no' : schedule.reason
  if (schedule.slot === undefined) return [{ strong: 'runs now' }]
  const late = formatAgo(schedule.slot, now).replace(/ ago$/, ' late')
  return [
    { strong: 'runs now' },
    ` (slot ${formatShortTime(schedule.slot, now)}${late === 'just now' ? '' : `, ${late}`})`,
  ]
}

function runsTable(entries: Entries): Table {
  const hasCost = entries.some(([, { run }]) => run?.costDollars !== undefined)
  return [
    ['', 'region', 'result', 'machine', 'billed', ...(hasCost ? ['about'] : [])],
    ...entries.map(([name, region]): Rich[] => {
      const { run, status, summary } = region
      const mark = { ok: REGION_MARK.good, skipped: REGION_MARK.none, busy: REGION_MARK.attention }[status as string]
      return [
        mark ?? REGION_MARK.bad,
        unbroken(name),
        run === undefined ? summary : describeEnd(run),
        describeMachine(region),
        run?.billedSeconds === undefined ? NOTHING : `${Math.round(run.billedSeconds)} s`,
        ...(hasCost ? [run?.costDollars === undefined ? NOTHING : `$${formatDollars(run.costDollars)}`] : []),
      ]
    }),
  ]
}

/** What happened; until when a machine is on, short. */
function describeDone({ instance, summary }: RegionResult, now: Date): string {
  const until = instance?.holder?.until
  return until === undefined ? summary : `on until ${formatShortTime(until, now)}`
}

function doneTable(entries: Entries, now: Date): Table {
  return [
    ['', 'region', 'machine', 'what happened'],
    ...entries.map(([name, region]): Rich[] => {
      const mark = isTrouble(region.status) ? REGION_MARK.bad : markOf(region)
      return [mark, unbroken(name), describeMachine(region), describeDone(region, now)]
    }),
  ]
}

/** What each step of a plan would do; the region where there are several. */
function planTable(entries: Entries): Table {
  const isOne = entries.length === 1
  const rows = entries.flatMap(([name, { steps, summary }]): Rich[][] => {
    const place = isOne ? [] : [unbroken(name)]
    if (steps.length === 0) return [[...place, NOTHING, summary, '']]
    return steps.map(({ kind, reason, target }) => [...place, describeKind(kind), target, reason])
  })
  return [[...(isOne ? [] : ['region']), 'would', 'what', 'why'], ...rows]
}

/** Kinds of steps by AWS's own word, where what they are about follows anyway. */
const VERBS: Readonly<Record<string, string>> = {
  'run-instance': 'launch',
  'remove-image': 'deregister',
  'terminate-instance': 'terminate',
  'prove-instance': 'prove',
  'stop-instance': 'stop',
  'copy-image': 'copy',
  'await-image': 'wait for',
  'import-key-pair': 'import',
  'create-security-group': 'create',
  'complete-security-group': 'complete',
  'delete-security-group': 'delete',
  'delete-key-pair': 'delete',
  'delete-snapshot': 'delete',
  'delete-volume': 'delete',
}

function describeKind(kind: string): string {
  return VERBS[kind] ?? kind.replaceAll('-', ' ')
}
