// Makes client tokens: the same request sent twice has one effect, for as long as EC2 remembers the token.
import { createHash } from 'node:crypto'

/** A token from everything that makes a request what it is; 64 characters, which is EC2's limit. */
export function clientToken(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex')
}
