// What is wrong with something that is given, as the sentence that it is refused with.
import { ActionError } from '../../src/errors.ts'

/** The message that it is refused with; anything but a refusal of ours is an error of the test. */
export function problemsOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof ActionError) return error.message
    throw error
  }
  return 'no problem'
}
