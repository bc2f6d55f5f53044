// A process that is the local AWS of a test file, as aws-process.ts asks for it. It stops it, folder and machines
// included, when that file is through or gone.
import { startLocalAws, type LocalAws } from '../../local/local-aws.ts'

/** What it says of itself: where the local AWS is, or why there is none. */
export type AwsHostWord = Pick<LocalAws, 'endpoint' | 'stateDir'> | { readonly error: string }

const say = (word: AwsHostWord): void => void process.send?.(word)

const starting = startLocalAws(JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof startLocalAws>[0])
process.on('disconnect', () => void starting.then(({ stop }) => stop()).finally(() => process.exit()))
starting.then(
  ({ endpoint, stateDir }) => say({ endpoint, stateDir }),
  (error: unknown) => say({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
)
