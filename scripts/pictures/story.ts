// Steps of the built action against the local AWS, whose summaries are worth a picture: each mode, and what it may come to.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EC2Client, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2'
import { runAction, type StepResult } from '../../local/action.ts'
import { baseScene } from '../../local/demo-scenes.ts'
import { startDemoService } from '../../local/demo-service.ts'
import { credentialsOf } from '../../local/home.ts'
import { startLocalAws } from '../../local/local-aws.ts'

/** A summary as it was written, by the name of its picture. */
export interface Told {
  readonly name: string
  readonly markdown: string
}

const CREDENTIALS = credentialsOf('123456789012')
const ROOT = join(import.meta.dirname, '../..')

/** What GitHub tells a job of rotate.yml. */
const VARIABLES = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'octo/sky',
  GITHUB_SHA: 'main',
  GITHUB_WORKSPACE: ROOT,
  GITHUB_WORKFLOW_REF: 'octo/sky/.github/workflows/rotate.yml@refs/heads/main',
  GITHUB_JOB: 'run',
}

/** What a job of an astronomer leaves. */
const SUMMARY = {
  metrics: { rows_sent_count: 24, rows_waiting_count: 0 },
  items: [
    ['CDS_2MASS', 'cone', 3, 0, 412, 0.874, 1.21],
    ['HEASARC_swiftmastr', 'tap-sync', 3, 0, 21, 1.13, 1.92],
    ['IPAC_2MASS', 'tap-async', 3, 1, 210, 4.02, 7.75],
  ].map(([name, group, queries, failures, rows, median, p95]) => ({
    ...{ name, group, queries_count: queries, failures_count: failures, rows_count: rows },
    ...{ median_seconds: median, p95_seconds: p95 },
  })),
}

/** Lives through a fleet's life, and gives the summaries that were written on the way. */
export async function tellStory(log: (line: string) => void): Promise<Told[]> {
  const [local, service] = [await startLocalAws({ quiet: true }), await startDemoService()]
  const { endpoint } = local
  const scene = await baseScene({ endpoint, credentials: CREDENTIALS, serviceUrl: service.url })
  const told: Told[] = []
  const step = async (name: string, inputs: Record<string, string>): Promise<StepResult> => {
    const work = { inputs, endpoint, credentials: CREDENTIALS, folder: scene.folder, env: VARIABLES, post: true }
    const done = await runAction(work)
    told.push({ name, markdown: done.summary })
    log(`${name}: exit ${done.exitCode}`)
    return done
  }
  const machineIn = async (region: string): Promise<{ id: string; ec2: EC2Client }> => {
    const machine = (await local.control.instances()).find((one) => one.region === region)
    if (machine === undefined) throw new Error(`${region} has no machine`)
    return { id: machine.id, ec2: new EC2Client({ endpoint, region, credentials: CREDENTIALS }) }
  }
  try {
    await changeFleet(scene.folder, (text) =>
      text.replace(
        /^( +)types: .*$/m,
        '$1types: [t3.micro, t2.micro]\n$1prices: { t3.micro: 0.0154, t2.micro: 0.0166 }',
      ),
    )
    await step('check-empty', { mode: 'check' })
    await step('provision-plan', { mode: 'provision', region: 'us-east-1', 'dry-run': 'true' })
    await step('provision', { mode: 'provision', region: 'all' })
    await step('rotate-first', { mode: 'rotate' })
    await step('run', { mode: 'run', region: 'us-east-1' })
    const leave = `printf '%s' '${JSON.stringify(SUMMARY)}' > "$SERVICEMON_RESULTS/summary.json"; echo "ok: 9 queries, 1 failed"`
    await step('run-numbers', { mode: 'run', region: 'us-west-2', command: leave })
    const fail = "echo 'querying simbad'; echo 'Traceback (most recent call last):'; echo 'TimeoutError'; exit 3"
    await step('run-failed', { mode: 'run', region: 'us-east-1', command: fail })
    await step('run-timeout', { mode: 'run', region: 'us-east-1', command: 'echo begun; sleep 60', timeout: '10s' })
    await step('run-several', {
      mode: 'run',
      region: 'us-west-2,eu-west-3,sa-east-1',
      command: '[ "$SERVICEMON_REGION" != eu-west-3 ]',
    })
    await step('run-not-due', { mode: 'run', region: 'us-east-1', 'if-due': 'true' })
    const left = await machineIn('eu-west-3')
    await left.ec2.send(new StartInstancesCommand({ InstanceIds: [left.id] }))
    await untilState(local.control, left.id, 'running')
    await step('rotate', { mode: 'rotate' })
    await step('start', { mode: 'start', region: 'sa-east-1', hold: '20m' })
    await changeFleet(scene.folder, (text) => text.replace('base: al2023', 'base: ubuntu-24.04'))
    await step('provision-upgrade', { mode: 'provision', region: 'us-west-2,eu-west-3,ap-northeast-1' })
    await step('check', { mode: 'check', require: 'ready' })
    await step('stop', { mode: 'stop', region: 'all' })
    await step('clear-plan', { mode: 'clear', region: 'eu-west-3' })
    await step('clear', { mode: 'clear', region: 'eu-west-3', confirm: 'NAVO' })
    await step('bad-input', { mode: 'run', region: 'us-east-9', timeout: '3d' })
    await left.ec2.send(new StopInstancesCommand({ InstanceIds: [left.id] })).catch(() => undefined)
    left.ec2.destroy()
    return told
  } finally {
    service.server.close()
    await local.stop()
    await scene.leave()
  }
}

async function changeFleet(folder: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, 'fleet.yml')
  await writeFile(path, change(await readFile(path, 'utf8')))
}

async function untilState(
  control: { instances: () => Promise<readonly { id: string; state: string }[]> },
  id: string,
  state: string,
): Promise<void> {
  while ((await control.instances()).find((one) => one.id === id)?.state !== state) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
