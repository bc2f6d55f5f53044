// How GitHub cancels a job: SIGINT, then SIGTERM, then KILL; in milliseconds from the first.

export const SIGTERM_AFTER_MILLISECONDS = 7_500
export const SIGKILL_AFTER_MILLISECONDS = 10_000
