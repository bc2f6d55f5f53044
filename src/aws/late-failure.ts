// Explains a start that EC2 took and gave up: what its reason means, and what to do about it.

/** The codes are those of *StateReason* in EC2's API reference. */
const FIXES: readonly (readonly [code: RegExp, fix: string])[] = [
  [
    /VolumeLimitExceeded/,
    "The account's limit of EBS volumes is reached in that region: delete volumes, or ask for a higher quota.",
  ],
  [
    /InsufficientInstanceCapacity/,
    'EC2 has no machine of that type to give: try again later, or name more instance types in the fleet file.',
  ],
  [/InvalidSnapshot/, 'The snapshot that its disk is made from is gone: clear the region and provision it anew.'],
  [
    /Client\.InternalError/,
    "Most often the disk's KMS key may not be used: allow the key to the role, or set another kms-key and provision the region anew.",
  ],
  [/Client\.(UserInitiated|InstanceInitiated)/, 'Somebody or something stopped it while it started: try again.'],
  [/Server\./, "The fault is EC2's own: try again."],
]

/** Gives what to do, by EC2's reason such as `Client.VolumeLimitExceeded: Volume limit exceeded`. */
export function fixForStateReason(reason: string | undefined): string {
  const [, fix] = FIXES.find(([code]) => code.test(reason ?? '')) ?? []
  return fix ?? 'See what EC2 says of the instance in its console, and try again.'
}
