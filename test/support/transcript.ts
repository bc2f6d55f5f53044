// A step as people read it: log, outputs, summary and changing calls, with everything that differs from run to run
// given a number or a placeholder. Two transcripts of one story share their numbers.
import type { StepResult } from '../../local/action.ts'
import type { Call } from '../../local/control.ts'
import { mutations } from './world.ts'

/** Writes steps down; ids keep their numbers from step to step. */
export interface Transcript {
  /** One step, headed by what was asked. */
  readonly step: (inputs: Readonly<Record<string, string>>, result: StepResult, calls?: readonly Call[]) => string
  readonly normalise: (text: string) => string
}

export function newTranscript(regions: readonly string[] = []): Transcript {
  const known = new Map<string, string>()
  const counts = new Map<string, number>()
  const numbered = (kind: string, id: string): string => {
    const name = known.get(`${kind} ${id}`)
    if (name !== undefined) return name
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    known.set(`${kind} ${id}`, `${kind}-${count}`)
    return `${kind}-${count}`
  }
  const normalise = (text: string): string =>
    text
      .replace(/\b(i|ami|sg|snap|vol|vpc|subnet|key|ip)-([0-9a-f]{17})\b/g, (_, kind: string, id: string) =>
        numbered(kind, id),
      )
      .replace(/\b\d+-\d-[0-9a-f]{8}\b/g, (id) => `<${numbered('run', id)}>`)
      .replace(/command [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'command <id>')
      .replace(/request [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'request <id>')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>')
      .replace(/\b(\d{4}-)?(\d\d-\d\d )?\d\d:\d\d\b/g, '<hh:mm>')
      .replace(/\b\d+ (?:min|h|d) (ago|late)\b|just now/g, '<n> ago')
      .replace(/: done in \d+(\.\d+)? s;/g, ': done;')
      .replace(/\/[^\s"]*\/servicemon-step-\w+/g, '<temp>')
      .replace(/\b\d+(\.\d+)? s\b/g, '<n> s')
      .replace(/\b(\d+[dhms])+ late\b/g, '<duration> late')
      .replace(/ServiceMon \d+\.\d+\.\d+:/g, 'ServiceMon <version>:')
      .replace(/account \d{12}/g, 'account <account>')
      .replace(/agent \d[\d.]+/g, 'agent <version>')
  const lines = (text: string): string[] =>
    inRegionOrder(text.split('\n').filter(isToldEveryTime), (line) =>
      regions.findIndex((region) => line.startsWith(`${region}  `)),
    ).map((line) =>
      normalise(line)
        .replace(/(?<=\S) {2,}/g, '  ')
        .replaceAll('%0A', '\n'),
    )
  return {
    normalise,
    step: (inputs, result, calls) => {
      // The result is compared with its schema, and the file's content where it matters.
      const outputs = Object.entries(result.outputs).filter(
        ([name]) => !['result', 'output-file-content'].includes(name),
      )
      const changes =
        calls === undefined
          ? []
          : withoutChance(
              inRegionOrder(mutations(calls), (line) => regions.findIndex((region) => line.endsWith(` ${region}`))),
            )
      return [
        `with ${Object.entries(inputs)
          .map(([name, value]) => `${name}: ${value}`)
          .join('; ')}`,
        '',
        ...lines(result.log),
        `exit ${result.exitCode}`,
        ...outputs.map(([name, value]) => `output ${name}: ${normalise(value)}`),
        ...(result.post === undefined || result.post.log === '' ? [] : ['post:', ...lines(result.post.log)]),
        '',
        ...(calls === undefined ? [] : [changes.length === 0 ? 'no changing call' : 'changing calls:', ...changes, '']),
        'summary:',
        ...lines(result.summary).map((line) => line.replace(/\| \d+\.\d(?= \|)/g, '| <n>')),
      ]
        .map((line) => line.trimEnd())
        .map((line) => withoutMeasures(line))
        .join('\n')
    },
  }
}

/** Rows of run's table hold seconds: `boot s  payload s  stop s`. */
function withoutMeasures(line: string): string {
  return line.replace(/(?<= {2})\d+\.\d(?= {2})/g, '<n>')
}

/** Progress of a copy, and stacks that name this machine's folders. */
function isToldEveryTime(line: string): boolean {
  return !line.includes(' is pending, ') && !line.startsWith('::debug::')
}

/**
 * How often a machine is asked for its output, whether it still is when the payload ends, and whether a tag is written just
 * before a command or just after it, depends on how busy this machine is. So of the commands to a machine the first after
 * its start is told, after the tags that are written beside it.
 */
function withoutChance(calls: readonly string[]): string[] {
  const asked = new Set<string>()
  const told = calls.filter((call) => {
    const [name, region = ''] = call.split(' ')
    if (name === 'ec2.StartInstances' || name === 'ec2.RunInstances') asked.delete(region)
    if (name !== 'ssm.SendCommand') return name !== 'ssm.CancelCommand'
    const isFirst = !asked.has(region)
    asked.add(region)
    return isFirst
  })
  for (let index = 1; index < told.length; index += 1) {
    const [before = '', call = ''] = told.slice(index - 1, index + 1)
    if (!before.startsWith('ssm.SendCommand') || call !== before.replace('ssm.SendCommand', 'ec2.CreateTags')) continue
    told.splice(index - 1, 2, call, before)
  }
  return told
}

/** Regions work side by side: within each stretch of their lines, those of a region are put together. */
function inRegionOrder(lines: readonly string[], rank: (line: string) => number): string[] {
  const ordered: string[] = []
  let stretch: string[] = []
  const flush = (): void => {
    ordered.push(...stretch.sort((a, b) => rank(a) - rank(b)))
    stretch = []
  }
  for (const line of lines) {
    if (rank(line) >= 0) stretch.push(line)
    else {
      flush()
      ordered.push(line)
    }
  }
  flush()
  return ordered
}
