// Client tokens, by which EC2 knows a request that it has had before.
import { describe, expect, test } from '@jest/globals'
import { clientToken } from '../../../src/aws/client-token.ts'

describe('a client token', () => {
  test('is the same for the same request, and has as many characters as EC2 takes', () => {
    const token = clientToken([{ ImageId: 'ami-1' }, ['i-1'], 0])
    expect(token).toBe(clientToken([{ ImageId: 'ami-1' }, ['i-1'], 0]))
    expect(token).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is another for any other request', () => {
    const requests = [
      [{ ImageId: 'ami-1' }, [], 0],
      [{ ImageId: 'ami-2' }, [], 0],
      [{ ImageId: 'ami-1' }, ['i-1'], 0],
      [{ ImageId: 'ami-1' }, [], 1],
    ]
    expect(new Set(requests.map(clientToken)).size).toBe(requests.length)
  })
})
