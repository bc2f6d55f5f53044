// Reads this workflow's past from GitHub's API; only rotate loads it, and does its work without it.
import { getOctokit } from '@actions/github'
import { secondsAfter } from '../clock.ts'
import { DAY_SECONDS, type WorkflowHistory } from '../schedule/history.ts'

/** An answer that takes longer isn't worth waiting for. */
const LIMIT_MILLISECONDS = 15_000
/** 300 runs: a tick every five minutes is 288 a day. */
const PAGES = 3

/**
 * The runs of a workflow in the last day, and the repository's last push.
 *
 * Needs `actions: read` in a private repository, nothing more than the default in a public one.
 *
 * @param repository `owner/name`
 * @param file the workflow file's name below .github/workflows
 */
export async function readHistory(options: {
  token: string
  repository: string
  file: string
  now: Date
}): Promise<WorkflowHistory> {
  const { token, repository, file, now } = options
  const [owner = '', repo = ''] = repository.split('/')
  const { rest } = getOctokit(token)
  // With each call: given to the client, it would take the place of the proxy's fetch that stands there.
  const request = { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) }
  const created = `>=${secondsAfter(now, -DAY_SECONDS).toISOString()}`
  const pages = Array.from({ length: PAGES }, (_, index) => index + 1)
  const [{ data: about }, ...answers] = await Promise.all([
    rest.repos.get({ owner, repo, request }),
    ...pages.map((page) =>
      rest.actions.listWorkflowRuns({ owner, repo, workflow_id: file, created, per_page: 100, page, request }),
    ),
  ])
  const runs = answers
    .flatMap(({ data }) => data.workflow_runs)
    .map((run) => ({ event: run.event, title: run.display_title, created: new Date(run.created_at) }))
  return { runs, lastPush: about.private ? undefined : new Date(about.pushed_at) }
}
