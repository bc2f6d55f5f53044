// Runs the local AWS in the foreground until Ctrl-C, and prints what points the AWS SDKs and CLI at it.
import { parseArgs } from 'node:util'
import { startLocalAws } from './local-aws.ts'

const { values } = parseArgs({
  options: { port: { type: 'string' }, 'state-dir': { type: 'string' }, account: { type: 'string' } },
})

const local = await startLocalAws({
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values['state-dir'] === undefined ? {} : { stateDir: values['state-dir'] }),
})
console.log(`export AWS_ENDPOINT_URL=${local.endpoint}`)
console.log(`export AWS_ACCESS_KEY_ID=LOCAL${values.account ?? '123456789012'}`)
console.log('export AWS_SECRET_ACCESS_KEY=local')
console.log('export AWS_REGION=us-west-2')
// The AWS command line of version 1 knows the region by this name alone.
console.log('export AWS_DEFAULT_REGION=us-west-2')

function leave(): void {
  void local.stop().then(() => process.exit(0))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
