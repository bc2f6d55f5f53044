// Tells which instance types have CPU credits, and which credit option the fleet file asks for.

/** How a burstable instance may spend CPU credits: no more than it has earned, or more, which is billed. */
export type Credits = 'standard' | 'unlimited'

/**
 * Whether a type has CPU credits: T2, T3, T3a and T4g
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html).
 */
export function isBurstable(type: string): boolean {
  return /^(t2|t3|t3a|t4g)\./.test(type)
}

/** The credit option for an instance of the type; undefined leaves it to EC2, also for a type without credits. */
export function creditsOf({ credits }: { readonly credits: Credits | undefined }, type: string): Credits | undefined {
  return isBurstable(type) ? credits : undefined
}
