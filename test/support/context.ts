// A region as a mode sees it, for tests within the process: whatever isn't given may not be asked.
import type { Aws, RegionClients } from '../../src/aws/clients.ts'
import type { RegionContext } from '../../src/context.ts'
import type { Logger } from '../../src/log.ts'
import { aRegion, factsFor, fakeClock, REGION } from './builders.ts'

/** A log whose lines and titles go into a list. */
export function aLogger(lines: string[] = []): Logger {
  const put = (text: string): void => void lines.push(text)
  return {
    ...{ info: put, warning: put, error: put, debug: put },
    foreign: (more) => lines.push(...more),
    group: (title, work) => {
      put(title)
      return work()
    },
  }
}

export function aContext(
  regionName = REGION,
  {
    clients: given = {},
    ...overrides
  }: Partial<Omit<RegionContext, 'clients'>> & { clients?: Partial<RegionClients> } = {},
): RegionContext {
  const unused = (): never => {
    throw new Error('nothing is to be asked here')
  }
  const clients: RegionClients = {
    region: regionName,
    ec2: undefined as never,
    ...{ ssm: unused, ssmOnce: unused, iam: unused, sts: unused },
    ...given,
  }
  const aws: Aws = () => clients
  const logger: Logger = {
    ...{ info: unused, warning: unused, error: unused, debug: unused, foreign: unused },
    group: (_, work) => work(),
  }
  const job = { newRunId: unused, expect: unused, remember: unused, forget: unused, outputFile: unused }
  return {
    ...{ aws, clients, logger, job, account: '123456789012', version: '0.0.0' },
    ...{ fleet: factsFor().fleet, region: aRegion({ name: regionName }), clock: fakeClock() },
    signal: new AbortController().signal,
    variables: {},
    ...overrides,
  }
}
