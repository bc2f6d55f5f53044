// Exact hours in the template: off by default; with them a rule for each minute, and a role that EventBridge alone can
// become, for these rules alone, to call that one destination.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { tickParameters } from '../../infra/exact-hours.ts'
import { holds, parseConditions, parsePolicy, decide } from '../../local/iam/policy.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import { resourcesOf, type Resource } from '../../local/iam/template.ts'
import { ROOT } from '../workflows/tools.ts'
import { listMistakes } from './aws-tables.ts'

const TEXT = readFileSync(join(ROOT, 'infra/servicemon.yml'), 'utf8')
const ACCOUNT = '123456789012'
const FLEET = { Fleet: 'NAVO', Home: 'us-west-2', InstanceTypes: 't3.micro' }
const OF_REPOSITORY = { Repository: 'nasa/servicemon', OwnerId: '11', RepositoryId: '22', Workflows: 'x' }

const made = (minutes: readonly number[], text = TEXT): Resource[] =>
  resourcesOf(text, { account: ACCOUNT, parameters: { ...FLEET, ...OF_REPOSITORY, ...tickParameters(minutes) } })

const ofEvents = (resources: readonly Resource[]): string[] =>
  resources.filter(({ type, id }) => type.startsWith('AWS::Events::') || id === 'TickRole').map(({ id }) => id)

const ruleSchema = z.object({
  Name: z.string(),
  ScheduleExpression: z.string(),
  Targets: z.tuple([
    z.object({ Input: z.string(), RetryPolicy: z.strictObject({ MaximumEventAgeInSeconds: z.string() }) }),
  ]),
})
const rulesOf = (minutes: readonly number[]) =>
  made(minutes).flatMap(({ type, properties }) => (type === 'AWS::Events::Rule' ? [ruleSchema.parse(properties)] : []))

describe('the template', () => {
  test('has nothing of exact hours by default', () => {
    expect(ofEvents(resourcesOf(TEXT, { account: ACCOUNT, parameters: { ...FLEET, ...OF_REPOSITORY } }))).toEqual([])
    expect(Object.keys(shippedRoles(ACCOUNT, FLEET))).not.toContain('TickRole')
    expect(ofEvents(made([]))).toEqual([])
  })

  test.each([[[30]], [[0, 10, 20, 59]]])('has a rule for each of the minutes %j, at every hour', (minutes) => {
    const rules = rulesOf(minutes)
    expect(rules.map(({ ScheduleExpression }) => ScheduleExpression)).toEqual(
      minutes.map((minute) => `cron(${minute} * * * ? *)`),
    )
    expect(ofEvents(made(minutes))).toHaveLength(minutes.length + 3)
  })

  test('names the rules by their number: a rule that got the name of another would be refused while that is there', () => {
    const names = [rulesOf([10, 30]), rulesOf([30])].map((rules) => rules.map(({ Name }) => Name))
    expect(names).toEqual([['servicemon-NAVO-tick-1', 'servicemon-NAVO-tick-2'], ['servicemon-NAVO-tick-1']])
  })

  test('retries for a quarter of an hour and no longer, and sends a text that is JSON', () => {
    for (const {
      Targets: [target],
    } of rulesOf([0, 10, 20, 30])) {
      expect(target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: '900' })
      expect(JSON.parse(target.Input)).toEqual({ ref: 'main', inputs: { scheduler: 'true' } })
    }
  })

  test('fault 167: changes nothing of the connection with a parameter, which would put the placeholder back', () => {
    const connectionOf = (parameters: Readonly<Record<string, string>>): unknown =>
      resourcesOf(TEXT, { account: ACCOUNT, parameters: { ...FLEET, ...OF_REPOSITORY, ...parameters } }).find(
        ({ type }) => type === 'AWS::Events::Connection',
      )?.properties
    const before = connectionOf(tickParameters([30]))
    expect(before).toMatchObject({
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'Authorization', ApiKeyValue: 'none yet' } },
    })
    const after = connectionOf({
      ...{ ...tickParameters([0, 20, 40]), OtherRegions: 'eu-west-3', InstanceTypes: 'm7i.large', Branch: 'trunk' },
      ...{ Repository: 'nasa/moved', RepositoryId: '23', AllowAdopt: 'true', SessionSeconds: '43200', TagKeys: 'a,b' },
    })
    expect(after).toEqual(before)
  })

  test('has no secret and no parameter for one', () => {
    expect(TEXT).not.toMatch(/NoEcho|resolve:|github_pat_/)
  })
})

const role = shippedRoles(ACCOUNT, { ...FLEET, ...tickParameters([30]) })['TickRole']
const destination = 'arn:aws:events:us-west-2:123456789012:api-destination/servicemon-NAVO'

describe('its role', () => {
  const statements = (role === undefined ? [] : policiesOf(role)).flatMap(parsePolicy)

  test('says nothing that AWS’s tables don’t know', async () => {
    expect(statements.map(({ sid }) => sid)).toEqual(['Dispatch'])
    expect((await Promise.all(statements.map(listMistakes))).flat()).toEqual([])
  })

  test.each([
    [
      'that one destination',
      'events:InvokeApiDestination',
      `${destination}/11111111-2222-4333-8444-555555555555`,
      true,
    ],
    ['another one', 'events:InvokeApiDestination', destination.replace('NAVO', 'SKY') + '/1', false],
    ['that of a longer name', 'events:InvokeApiDestination', `${destination}-2/1`, false],
    ['another region’s', 'events:InvokeApiDestination', destination.replace('us-west-2', 'us-east-1') + '/1', false],
    ['a change of the destination', 'events:UpdateApiDestination', `${destination}/1`, false],
  ])('fault 168: is for %s', (_, action, resource, expected) => {
    expect(decide(statements, { action, resource, context: {}, modelled: [] }).allowed).toBe(expected)
  })

  const trustSchema = z.strictObject({
    Version: z.literal('2012-10-17'),
    Statement: z.tuple([
      z.strictObject({
        Effect: z.literal('Allow'),
        Principal: z.strictObject({ Service: z.literal('events.amazonaws.com') }),
        Action: z.literal('sts:AssumeRole'),
        Condition: z.record(
          z.string(),
          z.record(
            z.string(),
            z.string().transform((value) => [value]),
          ),
        ),
      }),
    ]),
  })
  const conditions = parseConditions(trustSchema.parse(role?.trust).Statement[0].Condition)

  // EventBridge User Guide, "Cross-service confused deputy prevention": for targets of rules, the ARN of the rule.
  test.each([
    ['its rules', ACCOUNT, 'arn:aws:events:us-west-2:123456789012:rule/servicemon-NAVO-tick-4', true],
    ['other rules of the account', ACCOUNT, 'arn:aws:events:us-west-2:123456789012:rule/mine', false],
    ['another fleet’s', ACCOUNT, 'arn:aws:events:us-west-2:123456789012:rule/servicemon-NAVO2-tick-1', false],
    ['other regions’', ACCOUNT, 'arn:aws:events:us-east-1:123456789012:rule/servicemon-NAVO-tick-1', false],
    ['other accounts’', '210987654321', 'arn:aws:events:us-west-2:210987654321:rule/servicemon-NAVO-tick-1', false],
  ])('fault 168: can be assumed by EventBridge for %s', (_, account, rule, expected) => {
    const check = {
      ...{ action: 'sts:AssumeRole', resource: 'the role', modelled: ['aws:SourceAccount', 'aws:SourceArn'] },
      context: { 'aws:SourceAccount': [account], 'aws:SourceArn': [rule] },
    }
    expect(conditions.every((condition) => holds(condition, check))).toBe(expected)
  })

  test('has a name that roles may have, of the longest fleet', () => {
    const Fleet = 'f'.repeat(45)
    const long = resourcesOf(TEXT, {
      account: ACCOUNT,
      parameters: { ...FLEET, ...OF_REPOSITORY, Fleet, ...tickParameters([1, 2, 3, 4]) },
    })
    const names = long.flatMap(({ properties }) => {
      const { Name, RoleName } = z
        .looseObject({ Name: z.string().optional(), RoleName: z.string().optional() })
        .parse(properties)
      return [Name ?? [], RoleName ?? []].flat()
    })
    expect(names.length).toBeGreaterThan(8)
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(64)
  })
})

test('no other role may have to do with EventBridge or with its secrets', () => {
  const roles = shippedRoles(ACCOUNT, {
    ...FLEET,
    OtherRegions: 'us-east-1',
    AllowAdopt: 'true',
    ...tickParameters([30]),
  })
  const actions = Object.entries(roles)
    .filter(([id]) => id !== 'TickRole')
    .flatMap(([, one]) => policiesOf(one).flatMap(parsePolicy))
    .flatMap((statement) => (statement.effect === 'Allow' ? statement.actions : []))
  expect(actions.length).toBeGreaterThan(50)
  expect(actions.filter((action) => /^(events|secretsmanager|\*):|^\*$/.test(action))).toEqual([])
})
