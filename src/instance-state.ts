// What EC2's states of an instance mean for money.

/** Whether the instance is on or about to be: what is billed, or soon will be. */
export function isOn(state: string): boolean {
  return state === 'running' || state === 'pending'
}
