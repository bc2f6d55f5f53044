// Acts at once when a job is cancelled: GitHub kills it within seconds, and the work may just be waiting for AWS.

/**
 * Does the work. When the job is cancelled meanwhile, `atOnce` is done at that very moment, beside whatever the work is
 * waiting for; the work then ends in its own time, and the caller confirms what was asked for.
 *
 * @param atOnce never rejects: there is nobody to hear of it
 */
export async function whenCancelled<T>(
  signal: AbortSignal,
  atOnce: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const onAbort = (): void => void atOnce()
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
