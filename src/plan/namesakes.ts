// Finds machines that carry the fleet's name and aren't its own, such as home's original: nothing here ever stops them.
import type { Instance } from '../aws/instances.ts'
import { isOn } from '../instance-state.ts'
import { notice, type Finding } from './steps.ts'

/** Finds the namesakes that are on, and cost money until somebody stops them. */
export function findNamesakesOn(namesakes: readonly Instance[]): Finding[] {
  return namesakes
    .filter(({ state }) => isOn(state))
    .map(({ id, state }) =>
      notice('running', `instance ${id} carries the fleet's name, is not ours, and is ${state}: only you stop it`, id),
    )
}
