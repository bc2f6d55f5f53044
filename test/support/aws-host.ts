// A process that is the local AWS of one test file after the other, as aws-process.ts asks for it: what Node has loaded and
// compiled for the first serves them all. Each finds a new one, moto included.
import { startLocalAws, type LocalAws } from '../../local/local-aws.ts'

/** What it is told: to start a local AWS, or to stop the one that it is, folder and machines included. */
export type AwsHostOrder = { readonly start: Parameters<typeof startLocalAws>[0] } | 'stop'

/** What it says of itself: where the local AWS is, or why there is none; and when it has stopped it. */
export type AwsHostWord = Pick<LocalAws, 'endpoint' | 'stateDir'> | { readonly error: string } | 'stopped'

const say = (word: AwsHostWord): void => void process.send?.(word)

let local: Promise<LocalAws> | undefined

async function stop(): Promise<void> {
  await local?.then((started) => started.stop()).catch(() => undefined)
  local = undefined
}

process.on('message', (order: AwsHostOrder) => {
  if (order === 'stop') {
    void stop().then(() => say('stopped'))
    return
  }
  local = startLocalAws(order.start)
  local.then(
    ({ endpoint, stateDir }) => say({ endpoint, stateDir }),
    (error: unknown) => say({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
process.on('disconnect', () => void stop().finally(() => process.exit()))
