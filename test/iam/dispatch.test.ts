// What the rule of exact hours sends, replayed against a GitHub API on loopback by its published schema: what each answer
// leads to, at EventBridge and in what rotate tells.
import type { operations } from '@octokit/openapi-types'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { tickParameters } from '../../infra/exact-hours.ts'
import { resourcesOf } from '../../local/iam/template.ts'
import { secondsAfter } from '../../src/clock.ts'
import { describeMissed, judgeDispatches } from '../../src/schedule/exact-hours.ts'
import { deliver, type Delivered, type Delivery } from '../support/event-bridge.ts'
import { parseWorkflow } from '../workflows/files.ts'
import { ROOT } from '../workflows/tools.ts'

const TOKEN = 'github_pat_0123456789'
/** What GitHub's schema takes: https://docs.github.com/en/rest/actions/workflows#create-a-workflow-dispatch-event */
type Body = operations['actions/create-workflow-dispatch']['requestBody']['content']['application/json']
const fields = {
  ref: z.string(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  return_run_details: z.boolean().optional(),
} satisfies Readonly<Record<keyof Body, z.ZodType>>
const bodySchema = z.strictObject(fields)

const resourcesByType = new Map(
  resourcesOf(readFileSync(join(ROOT, 'infra/servicemon.yml'), 'utf8'), {
    account: '123456789012',
    parameters: {
      ...{ Fleet: 'NAVO', Home: 'us-west-2', InstanceTypes: 't3.micro', Branch: 'trunk', Workflows: 'x' },
      ...{ Repository: 'NASA/ServiceMon', OwnerId: '11', RepositoryId: '22', ...tickParameters([30]) },
    },
  }).map(({ type, properties }) => [type, properties]),
)
const rule = z
  .object({
    Targets: z.tuple([
      z.object({ Input: z.string(), RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.coerce.number() }) }),
    ]),
  })
  .parse(resourcesByType.get('AWS::Events::Rule')).Targets[0]
const destination = z
  .object({ HttpMethod: z.string(), InvocationEndpoint: z.string(), InvocationRateLimitPerSecond: z.string() })
  .parse(resourcesByType.get('AWS::Events::ApiDestination'))
const key = z
  .object({
    AuthParameters: z.object({ ApiKeyAuthParameters: z.object({ ApiKeyName: z.string(), ApiKeyValue: z.string() }) }),
  })
  .parse(resourcesByType.get('AWS::Events::Connection')).AuthParameters.ApiKeyAuthParameters

/** As the rule has it, with the token that the command puts into its place. */
const shipped: Delivery = {
  ...{ method: destination.HttpMethod, endpoint: destination.InvocationEndpoint, input: rule.Input },
  maximumEventAgeSeconds: rule.RetryPolicy.MaximumEventAgeInSeconds,
  authorization: { [key.ApiKeyName]: `Bearer ${TOKEN}` },
}

let server: Server
let origin = ''
/** Answers in the place of GitHub's own; undefined: as GitHub. */
let instead: ((response: ServerResponse) => boolean) | undefined
/** The runs that GitHub has started, by their names. */
let started: string[]

/** What GitHub answers, in the order in which it looks. */
function answerOf({ method, url, headers }: IncomingMessage, text: string): number {
  // Requests without one are refused: https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
  if (headers['user-agent'] === undefined) return 403
  if (headers.authorization !== `Bearer ${TOKEN}`) return 401
  if (method !== 'POST' || headers.host !== 'api.github.com') return 404
  if (url !== '/repos/NASA/ServiceMon/actions/workflows/rotate.yml/dispatches') return 404
  const body = bodySchema.safeParse(JSON.parse(text)).data
  const known = Object.keys(parseWorkflow('rotate').on.workflow_dispatch?.inputs ?? {})
  const isSound = body?.ref === 'trunk' && Object.keys(body.inputs ?? {}).every((name) => known.includes(name))
  if (!isSound) return 422
  started.push(body.inputs?.['scheduler'] === 'true' ? 'NAVO · exact hours · due' : 'NAVO · dispatched · due')
  return 204
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (data: Buffer) => (text += data.toString()))
    request.on('end', () => {
      if (instead?.(response) === true) return
      response.writeHead(answerOf(request, text)).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  instead = undefined
  started = []
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const fire = (changes: Partial<Delivery> = {}): Promise<Delivered> =>
  deliver({ ...shipped, ...changes }, { origin, patience: 100 })

/** Answers so often with a status, and then as GitHub does. */
function answerFirst(times: number, status: number, headers: Readonly<Record<string, string>> = {}): void {
  let left = times
  instead = (response) => {
    if (left-- <= 0) return false
    response.writeHead(status, headers).end()
    return true
  }
}

/** What rotate warns of, when each of the last hours' events ended so. */
function warningAfter({ outcome, seconds }: Delivered): string | undefined {
  const now = new Date('2026-11-24T15:00:00Z')
  const runs = [12, 13, 14].flatMap((hour) => {
    const created = secondsAfter(new Date(`2026-11-24T${hour}:30:00Z`), seconds)
    return outcome === 'dropped' ? [] : started.map((title) => ({ event: 'workflow_dispatch', title, created }))
  })
  const exactHours = { minutes: [30], since: new Date('2026-11-24T12:00:00Z') }
  return describeMissed(judgeDispatches(runs, { exactHours, now }), 'NASA/ServiceMon')
}

test('204: one run is started, which rotate knows for a dispatch of exact hours', async () => {
  const delivered = await fire()
  expect(delivered).toEqual({ answers: [204], seconds: 0, outcome: 'delivered' })
  expect(started).toEqual(['NAVO · exact hours · due'])
  expect(warningAfter(delivered)).toBeUndefined()
  expect(destination.InvocationRateLimitPerSecond).toBe('1')
})

describe('what GitHub refuses is dropped, and rotate warns of it with the cure', () => {
  const refused = async (changes: Partial<Delivery>): Promise<Delivered> => {
    const delivered = await fire(changes)
    expect([delivered.outcome, started]).toEqual(['dropped', []])
    expect(warningAfter(delivered)).toMatch(/^exact hours: the last 3 dispatches did not come, .*--exact-hours \| sh/)
    return delivered
  }

  test.each([
    ['the placeholder that the stack is made with', { authorization: { [key.ApiKeyName]: key.ApiKeyValue } }],
    ['an expired token', { authorization: { [key.ApiKeyName]: 'Bearer github_pat_expired' } }],
  ])('fault 167: 401, by %s, is asked again for a quarter of an hour and no longer', async (_, changes) => {
    const { answers, seconds } = await refused(changes)
    expect(new Set(answers)).toEqual(new Set([401]))
    expect(answers.length).toBeGreaterThan(3)
    expect(seconds).toBeLessThanOrEqual(900)
  })

  test('fault 169: 403, by a token without the permission, is not asked again', async () => {
    answerFirst(Infinity, 403)
    expect((await refused({})).answers).toEqual([403])
  })

  test('fault 169: 307, by a repository that was renamed, is not followed', async () => {
    answerFirst(Infinity, 307, { location: `${origin}/repositories/22/actions/workflows/1/dispatches` })
    expect((await refused({})).answers).toEqual([307])
  })

  test('fault 169: 404, by a repository that the token may not see, or a workflow that is gone, neither', async () => {
    const endpoint = shipped.endpoint.replace('ServiceMon', 'Other')
    expect((await refused({ endpoint })).answers).toEqual([404])
    expect((await refused({ endpoint: shipped.endpoint.replace('rotate', 'gone') })).answers).toEqual([404])
  })

  test('fault 169: 422, by an input that the workflow doesn’t have, or a branch that is gone, neither', async () => {
    expect((await refused({ input: shipped.input.replace('scheduler', 'schedule') })).answers).toEqual([422])
    expect((await refused({ input: shipped.input.replace('trunk', 'main') })).answers).toEqual([422])
  })
})

describe('what passes is asked for again', () => {
  test('fault 169: 429 waits as long as GitHub says, and is no later than a quarter of an hour', async () => {
    answerFirst(1, 429, { 'retry-after': '60' })
    const delivered = await fire()
    expect(delivered).toEqual({ answers: [429, 204], seconds: 60, outcome: 'delivered' })
    expect([started.length, warningAfter(delivered)]).toEqual([1, undefined])
  })

  test('fault 169: 429 for longer than that is left to GitHub’s own ticks', async () => {
    answerFirst(1, 429, { 'retry-after': '3600' })
    expect(await fire()).toEqual({ answers: [429], seconds: 0, outcome: 'dropped' })
    expect(started).toEqual([])
  })

  test.each([500, 502, 503])('fault 169: %i some times', async (status) => {
    answerFirst(3, status)
    expect(await fire()).toMatchObject({ answers: [status, status, status, 204], outcome: 'delivered' })
  })

  test('fault 169: no answer in time, though GitHub has started the run: there are two, and the second finds nothing due', async () => {
    let left = 1
    instead = () => {
      if (left-- <= 0) return false
      started.push('NAVO · exact hours · due')
      return true
    }
    const delivered = await fire()
    expect(delivered).toMatchObject({ answers: ['time-out', 204], outcome: 'delivered' })
    expect([started.length, warningAfter(delivered)]).toEqual([2, undefined])
  })
})
