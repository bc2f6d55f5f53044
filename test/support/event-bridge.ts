// How EventBridge delivers a rule's event to an API destination, by its User Guide ("API destinations as targets", November
// 2026): the request, five seconds for the answer, which answers are asked for again, and until when.
import { request } from 'node:http'
import { secondsAfter, secondsBetween } from '../../src/clock.ts'

/** A target of a rule, with the destination and the connection behind it. */
export interface Delivery {
  readonly method: string
  readonly endpoint: string
  /** Names and values of the headers that the connection adds. */
  readonly authorization: Readonly<Record<string, string>>
  readonly input: string
  readonly maximumEventAgeSeconds: number
}

/** What became of one event. */
export interface Delivered {
  /** The status of each answer; `time-out` for one that didn't come. */
  readonly answers: readonly (number | 'time-out')[]
  /** When the last of them was asked for, in seconds from the event. */
  readonly seconds: number
  readonly outcome: 'delivered' | 'dropped'
}

const RETRIED = [401, 407, 409, 429]
const isRetried = (answer: number | 'time-out'): boolean =>
  answer === 'time-out' || RETRIED.includes(answer) || answer >= 500
const isDelivered = (answer: number | 'time-out'): boolean => answer !== 'time-out' && answer >= 200 && answer < 300
/** Exponential, with jitter, says the guide, and not how long: any that doubles will do. */
const FIRST_WAIT_SECONDS = 2

/**
 * Delivers one event.
 *
 * @param origin where the destination's host is in this test
 * @param patience how long to wait for an answer, in milliseconds: AWS waits five seconds
 */
export async function deliver(
  { method, endpoint, authorization, input, maximumEventAgeSeconds }: Delivery,
  { origin, patience }: { readonly origin: string; readonly patience: number },
): Promise<Delivered> {
  const event = new Date('2026-11-24T12:30:00Z')
  const { host, pathname } = new URL(endpoint)
  const headers = {
    ...{ host, 'user-agent': 'Amazon/EventBridge/ApiDestinations', range: 'bytes=0-1048575', connection: 'close' },
    ...{ 'content-type': 'application/json; charset=utf-8', 'accept-encoding': 'gzip,deflate' },
    ...authorization,
    'content-length': String(Buffer.byteLength(input)),
  }
  const answers: (number | 'time-out')[] = []
  let now = event
  for (let wait = FIRST_WAIT_SECONDS; ; wait *= 2) {
    const { status, retryAfterSeconds } = await send({ url: `${origin}${pathname}`, method, headers, input, patience })
    answers.push(status)
    const seconds = secondsBetween(event, now)
    if (isDelivered(status)) return { answers, seconds, outcome: 'delivered' }
    // The more conservative of the two waits; a negative one ends it.
    now = secondsAfter(now, Math.max(wait, retryAfterSeconds))
    const isOver = secondsBetween(event, now) > maximumEventAgeSeconds || retryAfterSeconds < 0
    if (!isRetried(status) || isOver) return { answers, seconds, outcome: 'dropped' }
  }
}

interface Answer {
  readonly status: number | 'time-out'
  readonly retryAfterSeconds: number
}

function send({
  url,
  method,
  headers,
  input,
  patience,
}: {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly input: string
  readonly patience: number
}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, timeout: patience }, (response) => {
      response.resume()
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, retryAfterSeconds: Number(response.headers['retry-after'] ?? 0) })
      })
    })
    call.on('timeout', () => {
      resolve({ status: 'time-out', retryAfterSeconds: 0 })
      call.destroy()
    })
    call.on('error', reject)
    call.end(input)
  })
}
