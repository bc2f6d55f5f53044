// Says where a reader goes next: a workflow of the repository, this run's log, a machine in AWS's console.
import type { Span } from '../text/rich.ts'

/** What is known of the places that a report can point to. */
export interface Links {
  /** The page of this workflow run. */
  readonly run: string | undefined
  /** The pages of the repository's workflows, by the name of the mode that their file has, such as `provision`. */
  readonly workflows: ReadonlyMap<string, string>
}

/** Nothing to point to, outside of GitHub. */
export const NO_LINKS: Links = { run: undefined, workflows: new Map() }

/** `workflow stop`, as a link; where the repository has none of that name, `a step with mode: stop`. */
export function workflowSpans({ workflows }: Links, mode: string): Span[] {
  const link = workflows.get(mode)
  return link === undefined ? ['a step with ', { code: `mode: ${mode}` }] : ['workflow ', { text: mode, link }]
}

/** A machine's page in the console of its region. */
export function consoleLink(region: string, instanceId: string): string {
  return `https://${region}.console.aws.amazon.com/ec2/home?region=${region}#InstanceDetails:instanceId=${instanceId}`
}
