// The evaluator that the proofs of least privilege rest on: what IAM's documents say of statements and conditions.
import { describe, expect, test } from '@jest/globals'
import { decide, matches, parsePolicy, type Check } from '../../local/iam/policy.ts'

type Block = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>

const statement = (more: object) => ({
  Sid: 'One',
  Effect: 'Allow',
  Action: 'ec2:StopInstances',
  Resource: '*',
  ...more,
})
const policy = (...statements: object[]) => parsePolicy({ Version: '2012-10-17', Statement: statements.map(statement) })
const check = (more: Partial<Check> = {}): Check => ({
  action: 'ec2:StopInstances',
  resource: 'arn:aws:ec2:us-east-1:111122223333:instance/i-1',
  context: {},
  modelled: ['aws:ResourceTag/', 'aws:TagKeys', 'ec2:InstanceType'],
  ...more,
})

describe('a statement', () => {
  test.each([
    ['its action', { Action: 'ec2:StopInstances' }, true],
    ['its action in other letters', { Action: 'EC2:stopinstances' }, true],
    ['one of its actions', { Action: ['ec2:StartInstances', 'ec2:Stop*'] }, true],
    ['no other action', { Action: 'ec2:StartInstances' }, false],
    ['all but its NotAction', { Action: undefined, NotAction: 'iam:*' }, true],
    ['not its NotAction', { Action: undefined, NotAction: 'ec2:*' }, false],
    ['its resource', { Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/i-1' }, true],
    ['a resource by wildcards', { Resource: 'arn:*:ec2:*:111122223333:instance/i-?' }, true],
    ['no other kind of resource', { Resource: 'arn:aws:ec2:*:*:volume/*' }, false],
    ['no resource of another account', { Resource: 'arn:aws:ec2:*:444455556666:instance/*' }, false],
    ['no resource in other letters', { Resource: 'arn:aws:ec2:*:*:INSTANCE/*' }, false],
  ])('is about %s', (_, more, expected) => {
    expect(decide(policy(more), check()).allowed).toBe(expected)
  })

  test('that denies wins, wherever it stands', () => {
    expect(decide(policy({}, { Effect: 'Deny' }), check()).allowed).toBe(false)
    expect(decide(policy({ Effect: 'Deny' }, {}), check()).allowed).toBe(false)
    expect(decide(policy({}, { Effect: 'Deny', Action: 'ec2:StartInstances' }), check()).allowed).toBe(true)
  })

  test('is needed: nothing is allowed by itself', () => {
    expect(decide([], check()).allowed).toBe(false)
  })
})

const ours = { 'aws:ResourceTag/fleet': ['NAVO'] }

describe('a condition', () => {
  test.each<[string, Block, Check['context'], boolean]>([
    ['holds for an equal value', { StringEquals: { 'aws:ResourceTag/fleet': 'NAVO' } }, ours, true],
    ['minds upper and lower case in values', { StringEquals: { 'aws:ResourceTag/fleet': 'navo' } }, ours, false],
    ['doesn’t mind it in names of keys', { StringEquals: { 'AWS:resourcetag/fleet': 'NAVO' } }, ours, true],
    ['nor in a tag’s key', { StringEquals: { 'aws:ResourceTag/Fleet': 'NAVO' } }, ours, true],
    [
      'doesn’t hold for two tags whose keys differ by that alone',
      { StringEquals: { 'aws:ResourceTag/fleet': 'NAVO' } },
      { ...ours, 'aws:ResourceTag/Fleet': ['NAVO'] },
      false,
    ],
    ['takes no wildcards in StringEquals', { StringEquals: { 'aws:ResourceTag/fleet': 'NA*' } }, ours, false],
    ['takes wildcards in StringLike', { StringLike: { 'aws:ResourceTag/fleet': 'NA*' } }, ours, true],
    ['holds for one of several values', { StringEquals: { 'aws:ResourceTag/fleet': ['A', 'NAVO'] } }, ours, true],
    ['doesn’t hold without the key', { StringEquals: { 'aws:ResourceTag/fleet': 'NAVO' } }, {}, false],
    ['holds without the key when negated', { StringNotEquals: { 'aws:ResourceTag/fleet': 'NAVO' } }, {}, true],
    ['holds without the key with IfExists', { StringEqualsIfExists: { 'aws:ResourceTag/fleet': 'A' } }, {}, true],
    [
      'looks at a key that exists with IfExists',
      { StringEqualsIfExists: { 'aws:ResourceTag/fleet': 'A' } },
      ours,
      false,
    ],
    [
      'negated, holds for none of its values',
      { StringNotEquals: { 'aws:ResourceTag/fleet': ['A', 'NAVO'] } },
      ours,
      false,
    ],
    ['Null true wants no key', { Null: { 'aws:ResourceTag/fleet': 'true' } }, ours, false],
    ['Null true holds without the key', { Null: { 'aws:ResourceTag/fleet': 'true' } }, {}, true],
    ['Null false wants the key', { Null: { 'aws:TagKeys': 'false' } }, {}, false],
    [
      'ForAllValues wants each value',
      { 'ForAllValues:StringLike': { 'aws:TagKeys': 'a*' } },
      { 'aws:TagKeys': ['a1', 'b'] },
      false,
    ],
    [
      'ForAllValues holds when each fits one',
      { 'ForAllValues:StringLike': { 'aws:TagKeys': ['a*', 'b'] } },
      { 'aws:TagKeys': ['a1', 'b'] },
      true,
    ],
    ['ForAllValues holds without the key', { 'ForAllValues:StringLike': { 'aws:TagKeys': 'a*' } }, {}, true],
    [
      'joins its keys by "and"',
      { StringEquals: { 'aws:ResourceTag/fleet': 'NAVO', 'ec2:InstanceType': 't3.micro' } },
      ours,
      false,
    ],
    [
      'joins its operators by "and"',
      { StringEquals: { 'aws:ResourceTag/fleet': 'NAVO' }, Null: { 'aws:TagKeys': 'false' } },
      ours,
      false,
    ],
  ])('%s', (_, Condition, context, expected) => {
    expect(decide(policy({ Condition }), check({ context })).allowed).toBe(expected)
  })

  test.each<[string, Block, Check['context'], RegExp]>([
    ['an operator', { NumericLessThan: { 'ec2:InstanceType': '1' } }, {}, /operator NumericLessThan/],
    ['a negated ForAllValues', { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'a' } }, {}, /operator ForAllValues/],
    ['a key', { StringEquals: { 'ec2:Tenancy': 'default' } }, {}, /what ec2:Tenancy is for ec2:StopInstances/],
    ['a variable', { StringEquals: { 'ec2:InstanceType': '${aws:username}' } }, {}, /variables/],
    ['several values for one', { StringEquals: { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'b'] }, /has 2 values/],
  ])('that has %s which isn’t known here is an error, not an answer', (_, Condition, context, message) => {
    expect(() => decide(policy({ Condition }), check({ context }))).toThrow(message)
  })
})

test.each([
  [{ Version: '2008-10-17', Statement: [] }],
  [{ Version: '2012-10-17', Statement: [statement({ NotResource: '*' })] }],
  [{ Version: '2012-10-17', Statement: [statement({ Principal: '*' })] }],
  [{ Version: '2012-10-17', Statement: [statement({ Sid: undefined })] }],
])('a policy with what isn’t evaluated here is an error: %j', (document) => {
  expect(() => parsePolicy(document)).toThrow()
})

test('wildcards reach over colons and slashes, and other signs mean themselves', () => {
  expect(matches('arn:*/x', 'arn:aws:ec2:::a/b/x')).toBe(true)
  expect(matches('a.c', 'abc')).toBe(false)
  expect(matches('*', '')).toBe(true)
})
