// How fast waits may pass: faster only where AWS is this machine.
import { describe, expect, test } from '@jest/globals'
import { pace } from '../../src/pace.ts'

type Variables = Readonly<Record<string, string | undefined>>

describe('waits pass', () => {
  const LOCAL = 'http://127.0.0.1:5000'
  const rows: [string, Variables, number][] = [
    ['as they are by default', {}, 1],
    ['as they are on real AWS, whatever is asked for', { SERVICEMON_PACE: '0.01' }, 1],
    ['faster on this machine', { SERVICEMON_PACE: '0.01', AWS_ENDPOINT_URL: LOCAL }, 0.01],
    ['faster on localhost', { SERVICEMON_PACE: '0.5', AWS_ENDPOINT_URL: 'http://localhost:5000/' }, 0.5],
    ['faster on IPv6 loopback', { SERVICEMON_PACE: '0.5', AWS_ENDPOINT_URL: 'http://[::1]:5000' }, 0.5],
    ['as they are on this machine when nothing is asked for', { AWS_ENDPOINT_URL: LOCAL }, 1],
    ['as they are elsewhere', { SERVICEMON_PACE: '0.01', AWS_ENDPOINT_URL: 'https://ec2.eu-west-3.amazonaws.com' }, 1],
    [
      'as they are where a host only begins like this machine',
      { SERVICEMON_PACE: '0.01', AWS_ENDPOINT_URL: 'http://127.0.0.1.example.com' },
      1,
    ],
    [
      'as they are where localhost is only part of the name',
      { SERVICEMON_PACE: '0.01', AWS_ENDPOINT_URL: 'http://localhost.example.com/' },
      1,
    ],
    [
      'as they are where this machine is only in the path',
      { SERVICEMON_PACE: '0.01', AWS_ENDPOINT_URL: 'http://example.com/http://127.0.0.1:5000' },
      1,
    ],
    [
      'as they are where this machine is only a user name',
      { SERVICEMON_PACE: '0.01', AWS_ENDPOINT_URL: 'http://127.0.0.1:80@example.com/' },
      1,
    ],
    ['never slower', { SERVICEMON_PACE: '2', AWS_ENDPOINT_URL: LOCAL }, 1],
    ['never at once', { SERVICEMON_PACE: '0', AWS_ENDPOINT_URL: LOCAL }, 1],
    ['never backwards', { SERVICEMON_PACE: '-1', AWS_ENDPOINT_URL: LOCAL }, 1],
    ['as they are when what is asked for is no number', { SERVICEMON_PACE: 'fast', AWS_ENDPOINT_URL: LOCAL }, 1],
    ['as they are when nothing is written', { SERVICEMON_PACE: '', AWS_ENDPOINT_URL: LOCAL }, 1],
  ]
  test.each(rows)('%s', (_, variables, expected) => expect(pace(variables)).toBe(expected))
})
