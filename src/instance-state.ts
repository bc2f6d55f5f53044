// What EC2's states of an instance mean for money.

/** Whether the instance is on or about to be: what is billed, or soon will be. */
export function isOn(state: string): boolean {
  return state === 'running' || state === 'pending'
}

/** Whether the instance is terminated or about to be: it never comes back. */
export function isEnded(state: string): boolean {
  return state === 'terminated' || state === 'shutting-down'
}
