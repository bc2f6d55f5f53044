// What the action makes of EC2's words on a start that it gave up for: a row a sentence.
import { describe, expect, test } from '@jest/globals'
import { fixForStateReason } from '../../../src/aws/late-failure.ts'

describe('fault 13: what to do about a start that EC2 gave up for', () => {
  const rows: [string | undefined, RegExp][] = [
    ['Client.VolumeLimitExceeded: Volume limit exceeded', /delete volumes, or ask for a higher quota/],
    ['Server.InsufficientInstanceCapacity: There was insufficient capacity', /try again later, or name more/],
    ['Client.InvalidSnapshot.NotFound: The specified snapshot was not found', /clear the region and provision/],
    ['Client.InternalError: Client error on launch', /KMS key may not be used/],
    ['Client.UserInitiatedShutdown: User initiated shutdown', /stopped it while it started/],
    ['Client.InstanceInitiatedShutdown: Instance initiated shutdown', /stopped it while it started/],
    ['Server.InternalError: Internal error on launch', /EC2's own: try again/],
    ['something new', /See what EC2 says/],
    [undefined, /See what EC2 says/],
  ]
  test.each(rows)('%s', (reason, fix) => expect(fixForStateReason(reason)).toMatch(fix))
})
