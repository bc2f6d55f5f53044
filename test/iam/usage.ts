// What of a role's policies its calls have made use of: the other half of least privilege.
import type { CheckView } from '../../local/http/calls.ts'
import { matches, type Statement } from '../../local/iam/policy.ts'

/** Keys whose values are a choice of the policy's author: what none of the calls has is one too many. */
const CHOSEN = ['aws:TagKeys', 'ec2:CreateAction']

/** All that a role is given, a line for each action, resource and chosen value of each statement that allows. */
export function grantsOf(statements: readonly Statement[]): string[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ sid, actions, resources, conditions }) => [
      ...actions.map((action) => `${sid}: ${action}`),
      ...resources.map((resource) => `${sid}: ${resource}`),
      ...conditions
        .filter(({ key, operator }) => CHOSEN.includes(key) && operator !== 'Null')
        .flatMap(({ key, values }) => values.map((value) => `${sid}: ${key} ${value}`)),
    ])
}

/** The lines of `grantsOf` that one allowed check rests on. */
export function usedBy(statements: readonly Statement[], { action, resource, context, statements: sids }: CheckView) {
  return statements
    .filter(({ sid }) => sids.includes(sid))
    .flatMap(({ sid, actions, resources, conditions }) => [
      ...actions.filter((pattern) => matches(pattern, action)).map((pattern) => `${sid}: ${pattern}`),
      ...resources.filter((pattern) => matches(pattern, resource)).map((pattern) => `${sid}: ${pattern}`),
      ...conditions
        .filter(({ key }) => CHOSEN.includes(key))
        .flatMap(({ key, values }) =>
          values
            .filter((pattern) => (context[key] ?? []).some((value) => matches(pattern, value)))
            .map((pattern) => `${sid}: ${key} ${pattern}`),
        ),
    ])
}
