// Astronomical services on loopback that answer ServiceMon as real ones do: a Cone Search, and TAP with its synchronous and
// asynchronous queries; and each of them in every way of failing that ServiceMon tells apart.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * How a service answers. `error`: HTTP 500, with a good table all the same; `silent`: never; `tiring`: the first query, and
 * no other; `no-table`: HTTP 200 and a page for people; `cut`: half an answer; `slow`: after two seconds.
 */
export const MANNERS = ['good', 'error', 'silent', 'tiring', 'no-table', 'cut', 'slow'] as const
export type Manner = (typeof MANNERS)[number]

/** The services that run on a port. */
export interface VoServices {
  /** The access URL of a service of that manner. */
  readonly cone: (manner?: Manner) => string
  readonly tap: (manner?: Manner) => string
  /** An access URL at which nothing listens. */
  readonly refused: string
  /** What was asked so far: `GET /cone/good?RA=…`. */
  readonly requests: readonly string[]
  readonly close: () => Promise<void>
}

/** How many rows each good answer has. */
export const TABLE_ROWS = 3

const TABLE = `<?xml version="1.0" encoding="UTF-8"?>
<VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">
<INFO name="QUERY_STATUS" value="OK"/><TABLE>
<FIELD ID="ra" name="ra" datatype="double" unit="deg"/><FIELD ID="dec" name="dec" datatype="double" unit="deg"/>
<DATA><TABLEDATA>${'<TR><TD>101.5</TD><TD>27.6</TD></TR>'.repeat(TABLE_ROWS)}</TABLEDATA></DATA>
</TABLE></RESOURCE></VOTABLE>
`

/** A job takes this long. */
const JOB_MS = 200

/** Starts the services on a free port of loopback. */
export async function startVoServices(): Promise<VoServices> {
  const requests: string[] = []
  const jobs: Job[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    void answer({ request, response, requests, jobs })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    cone: (manner = 'good') => `${base}/cone/${manner}`,
    tap: (manner = 'good') => `${base}/tap/${manner}`,
    // Port 1 is no ordinary program's.
    refused: 'http://127.0.0.1:1/cone',
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Job {
  readonly manner: Manner
  startedAt: number | undefined
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requests: readonly string[]
  readonly jobs: Job[]
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response } = exchange
  await text(request)
  const [, protocol, manner, way, id, part] = (request.url ?? '').split(/[/?]/)
  const known = MANNERS.find((one) => one === manner)
  if (known === undefined) give(response, 404, 'there is no such service\n')
  else if (protocol === 'tap' && way === 'async') await answerJob(exchange, known, id, part)
  else await answerQuery(exchange, known)
}

const ANSWERS: Readonly<Record<Manner, (response: ServerResponse, isFirst: boolean) => void | Promise<void>>> = {
  good: (response) => give(response, 200, TABLE),
  error: (response) => give(response, 500, TABLE),
  silent: () => undefined,
  tiring: (response, isFirst) => (isFirst ? give(response, 200, TABLE) : undefined),
  'no-table': (response) => give(response, 200, '<html><body>We are moving house.</body></html>\n', 'text/html'),
  cut: async (response) => {
    response.writeHead(200, { 'content-length': TABLE.length })
    response.write(TABLE.slice(0, TABLE.length / 2))
    await sleep(50)
    response.destroy()
  },
  slow: async (response) => {
    await sleep(2000)
    give(response, 200, TABLE)
  },
}

async function answerQuery({ request, response, requests }: Exchange, manner: Manner): Promise<void> {
  const service = `/${(request.url ?? '').split(/[/?]/).slice(1, 3).join('/')}`
  await ANSWERS[manner](response, requests.filter((line) => line.includes(service)).length === 1)
}

/** Universal Worker Service 1.1: a job is made, run, waited for, and its result fetched. */
async function answerJob(exchange: Exchange, manner: Manner, id = '', part = ''): Promise<void> {
  const { request, response, jobs } = exchange
  const folder = `/tap/${manner}/async`
  const job = jobs[Number(id) - 1]
  if (id === '' && manner === 'error') give(response, 500, 'no jobs today\n')
  else if (id === '') redirect(response, `${folder}/${jobs.push({ manner, startedAt: undefined })}`)
  else if (job === undefined) give(response, 404, 'there is no such job\n')
  else if (part === 'results') await answerQuery(exchange, manner)
  else if (part === 'phase') {
    job.startedAt = Date.now()
    redirect(response, `${folder}/${id}`)
  } else {
    if (request.url?.includes('WAIT=') === true) await sleep(JOB_MS)
    give(response, 200, describeJob(job, `${folder}/${id}`))
  }
}

function describeJob({ manner, startedAt }: Job, path: string): string {
  const isOver = startedAt !== undefined && Date.now() - startedAt >= JOB_MS && manner !== 'silent'
  const over = manner === 'no-table' ? 'ERROR' : 'COMPLETED'
  const phase = startedAt === undefined ? 'PENDING' : isOver ? over : 'EXECUTING'
  const result = isOver ? `<uws:result id="result" xlink:href="${path}/results/result"/>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<uws:job version="1.1" xmlns:uws="http://www.ivoa.net/xml/UWS/v1.0" xmlns:xlink="http://www.w3.org/1999/xlink">
<uws:jobId>${path}</uws:jobId><uws:phase>${phase}</uws:phase><uws:executionDuration>60</uws:executionDuration>
<uws:parameters/><uws:results>${result}</uws:results></uws:job>
`
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location })
  response.end()
}

function give(response: ServerResponse, status: number, body: string, type = 'application/x-votable+xml'): void {
  response.writeHead(status, { 'content-type': type })
  response.end(body)
}
