// What act says, a line of JSON each, as jobs and their steps.
import { z } from 'zod'
import { readLog } from '../support/read-log.ts'

/** One job, or one leg of a matrix, as it went. */
export interface JobRun {
  readonly id: string
  readonly name: string
  /** The leg's region. */
  readonly region: string | undefined
  readonly result: 'success' | 'failure'
  /** How the steps ended, in their order, `Post` ones included; a step that was skipped isn't among them. */
  readonly steps: readonly { readonly name: string; readonly result: string }[]
  readonly outputs: Readonly<Record<string, string>>
  /** Error annotations. */
  readonly errors: readonly string[]
  readonly log: string
}

const lineSchema = z.object({
  job: z.string(),
  jobID: z.string(),
  matrix: z.record(z.string(), z.unknown()),
  msg: z.string(),
  raw_output: z.boolean().optional(),
  stage: z.string().optional(),
  step: z.string().optional(),
  stepID: z.array(z.string()).optional(),
  stepResult: z.string().optional(),
  command: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
})
type Line = z.output<typeof lineSchema>

/** act's lines by job and leg. Whether a job failed is told by its steps: its own word is wrong after another's failure. */
export function parseJobs(output: string): JobRun[] {
  const lines = output.split('\n').flatMap((text): Line[] => {
    const line = text.startsWith('{') ? lineSchema.safeParse(JSON.parse(text)).data : undefined
    return line === undefined ? [] : [line]
  })
  const byLeg = Map.groupBy(lines, ({ jobID, matrix }) => `${jobID} ${JSON.stringify(matrix)}`)
  return [...byLeg.values()].map((leg) => {
    const [first] = leg
    // Steps within a composite action have longer ids.
    const ended = leg.filter(
      ({ stepResult, stepID, stage }) => stepResult !== undefined && stage !== undefined && stepID?.length === 1,
    )
    const commands = (which: string): Line[] => leg.filter(({ command }) => command === which)
    const region = z.string().optional().parse(first?.matrix['region'])
    return {
      id: first?.jobID ?? '',
      name: nameOf(first, region),
      region,
      result: ended.some(({ stepResult }) => stepResult === 'failure') ? 'failure' : 'success',
      steps: ended.map(({ stage, step, stepResult }) => ({
        name: stage === 'Main' ? (step ?? '') : `${stage ?? ''} ${step ?? ''}`,
        result: stepResult ?? '',
      })),
      outputs: Object.fromEntries(commands('set-output').map(({ name, arg }) => [name ?? '', arg ?? ''])),
      errors: commands('error').map(({ arg = '' }) => arg.replaceAll(/%0A|\n/g, ' ')),
      log: readLog(
        leg
          .filter(({ raw_output: isOutput }) => isOutput === true)
          .map(({ msg }) => msg)
          .join(''),
      ),
    }
  })
}

/** A job's name: act puts the workflow's before it and, when there are several legs, a number behind it. */
function nameOf(line: Line | undefined, region: string | undefined): string {
  const name = (line?.job ?? '').replace(/^[^/]*\//, '').trim()
  return region === undefined || name.endsWith(region) ? name : name.replace(/-\d+$/, '')
}
