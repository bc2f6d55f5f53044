// Exact hours of the stack: the minutes that it starts rotate at, whether it can, and the shell lines that give it its
// token, which are the only ones to see that.
import { parse } from 'yaml'
import { z } from 'zod'
import { ActionError } from '../src/errors.ts'
import type { Fleet } from '../src/fleet/fleet.ts'
import { formatExactHours, listMinutes } from '../src/schedule/exact-hours.ts'
import { ask, get } from './ask.ts'

/** The template's parameters for minutes. */
export const TICKS = ['Tick1', 'Tick2', 'Tick3', 'Tick4'] as const

/** The repository variable that tells the workflows. */
const VARIABLE = 'SERVICEMON_EXACT_HOURS'

/** The template's parameters for these minutes; for none of them without exact hours. */
export function tickParameters(minutes: readonly number[]): Readonly<Record<string, string>> {
  return Object.fromEntries(TICKS.map((name, index) => [name, String(minutes[index] ?? 'none')]))
}

/**
 * The minutes of the hour, in UTC, that a fleet's cron lines ask for.
 *
 * @throws ActionError when there are none, or more than the stack has rules for
 */
export function getMinutes(fleet: Fleet, now: Date): number[] {
  const minutes = listMinutes({ ...fleet, now })
  if (minutes.length > 0 && minutes.length <= TICKS.length) return minutes
  const found = minutes.length === 0 ? 'no cron line' : `cron lines of the minutes ${minutes.join(', ')} in UTC`
  throw new ActionError(`fleet.yml: regions: found ${found}, must be of one to ${TICKS.length} for exact hours`, {
    hint:
      "Let regions share a minute, such as '30 1 * * *' and '30 2 * * *' do; or ask for ticks by a scheduler of your own, " +
      'as docs/operations.md shows, and end exact hours by --no-exact-hours.',
  })
}

/** Where the stack is, and what it asks. */
export interface Place {
  readonly fleet: Fleet
  /** As GitHub writes it. */
  readonly repository: string
  readonly branch: string
}

/** Throws an ActionError where EventBridge can't call GitHub, or GitHub would refuse what it sends. */
export async function assertPossible({ fleet, repository, branch }: Place): Promise<void> {
  if (!/^[\w./@+-]+$/.test(branch)) {
    throw new ActionError(
      `Branch: found ${branch}, must be of letters, digits and ._-/@+ for exact hours, which name it in JSON`,
    )
  }
  const type = await ask({
    ...{ what: `EventBridge's API destinations in ${fleet.leadRegion}`, program: 'aws', absent: /TypeNotFound/ },
    args: [
      ...['cloudformation', 'describe-type', '--region', fleet.leadRegion, '--type', 'RESOURCE'],
      ...['--type-name', 'AWS::Events::ApiDestination', '--output', 'json'],
    ],
    answer: z.object({ TypeName: z.string() }),
  })
  if (type === undefined) {
    throw new ActionError(
      `fleet.yml: found ${fleet.leadRegion}, must be a region with EventBridge's API destinations`,
      {
        hint: 'Ask for ticks by a scheduler of your own: docs/operations.md shows how.',
      },
    )
  }
  await assertWorkflow(repository, branch)
}

const workflowSchema = z.object({
  on: z.object({ workflow_dispatch: z.object({ inputs: z.object({ scheduler: z.unknown() }) }) }),
})

/** GitHub answers 422 to an input that the workflow doesn't have, and EventBridge asks no second time. */
async function assertWorkflow(repository: string, branch: string): Promise<void> {
  const what = `rotate.yml of ${branch} in ${repository}`
  const { content } = await get({
    ...{ what, program: 'gh' },
    args: ['api', `repos/${repository}/contents/.github/workflows/rotate.yml?ref=${encodeURIComponent(branch)}`],
    answer: z.object({ content: z.string() }),
    hint: 'Push the workflow to that branch first.',
  })
  const text = Buffer.from(content, 'base64').toString()
  if (workflowSchema.safeParse(parse(text, { logLevel: 'silent' })).success) return
  throw new ActionError(`${what}: found no input scheduler, must be as it is shipped`, {
    hint: 'Write it anew by npm run workflows, and push it.',
  })
}

/** The line that tells the workflows of exact hours: from now on dispatches are missed. */
function setVariable({ repository }: Place, minutes: readonly number[], now: Date): string {
  return `gh variable set ${VARIABLE} --repo ${repository} --body '${formatExactHours({ minutes, since: now })}'`
}

/** Deploys the stack for other minutes, and tells the workflows; the token stays. */
export function changeCommand(deploy: string, place: Place, minutes: readonly number[], now: Date): string {
  return inOneGo(['set -e', deploy, setVariable(place, minutes, now)])
}

/** Deploys the stack without exact hours, which takes the token from AWS, and tells the workflows. */
export function endCommand(deploy: string, { repository }: Place): string {
  return inOneGo(['set -e', deploy, `gh variable delete ${VARIABLE} --repo ${repository}`])
}

/**
 * Asks for the token, deploys the stack, and puts the token into its connection.
 *
 * The token is in a variable of the shell that isn't exported, whatever the shell does by itself, and leaves it by a builtin
 * and a pipe: arguments and environments can be read by others. CloudFormation never gets it, not even hidden: NoEcho
 * parameters are arguments, stay with the stack, and AWS's own documents advise against them for secrets.
 */
export function setUpCommand(deploy: string, place: Place, minutes: readonly number[], now: Date): string {
  const { leadRegion, name } = place.fleet
  return inOneGo([
    ...['set -eu +ax', 'unset token'],
    ...askForToken(place),
    deploy,
    `printf '{"ApiKeyAuthParameters": {"ApiKeyName": "Authorization", "ApiKeyValue": "Bearer %s"}}' "$token" |`,
    `  aws events update-connection --region ${leadRegion} --name servicemon-${name} --authorization-type API_KEY \\`,
    '    --auth-parameters file:///dev/stdin --query ConnectionState --output text',
    setVariable(place, minutes, now),
    `echo 'The first dispatch comes at minute ${minutes.join(' or ')} of the hour; its run is called ${name} · exact hours · due.'`,
  ])
}

const refuse = (text: string): string => `{ echo '${text}' >&2; exit 1; }`

/** Lines that put the token into the variable `token`, from the terminal: the shell itself may be reading a pipe. */
function askForToken({ repository }: Place): string[] {
  return [
    // Else its argument could be read in the list of processes.
    `case $(command -v printf) in */*) ${refuse('This shell has no printf of its own: use sh, bash or zsh.')} ;; esac`,
    // It keeps what it sends in a file.
    `case $(aws configure get cli_history || :) in`,
    `enabled) ${refuse('The AWS command line keeps a history, with the token in it. Switch that off first: aws configure set cli_history disabled')} ;;`,
    'esac',
    `terminal=$(stty -g < /dev/tty) || ${refuse('The token is asked for at a terminal, and there is none.')}`,
    `trap 'stty "$terminal" < /dev/tty' EXIT`,
    `trap 'exit 130' HUP INT TERM`,
    `echo 'Make a fine-grained token (https://github.com/settings/personal-access-tokens/new) for ${repository} alone,' > /dev/tty`,
    `echo 'with the repository permission Actions: read and write and nothing else.' > /dev/tty`,
    'stty -echo < /dev/tty',
    `printf 'The token, which is not shown: ' > /dev/tty`,
    'IFS= read -r token < /dev/tty',
    'stty "$terminal" < /dev/tty',
    'echo > /dev/tty',
    'case $token in',
    `*[!A-Za-z0-9_]*) ${refuse('The token: found other signs than letters, digits and _; nothing was done.')} ;;`,
    'github_pat_?*) ;;',
    `*) ${refuse('The token: must begin with github_pat_, as fine-grained ones do; nothing was done.')} ;;`,
    'esac',
  ]
}

/** In parentheses a shell reads everything before it does anything: no line of it is taken for the token when it is pasted. */
function inOneGo(lines: readonly string[]): string {
  return ['(', ...lines, ')'].join('\n')
}
