// Tells what EC2's instance states mean for the bill.

/** Whether the instance is on or about to be: what is billed, or soon will be. */
export function isOn(state: string): boolean {
  return state === 'running' || state === 'pending'
}
