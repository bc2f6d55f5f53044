// The action's post entry: runs after main however that ended, and stops whatever main left on.
import * as core from '@actions/core'
import { actionLog } from './action-log.ts'
import { createAws } from './aws/clients.ts'
import { systemClock } from './clock.ts'
import { parseMachines, STATE_NAME } from './job.ts'
import { stopLeftOver } from './machine/left-over.ts'
import { pace } from './pace.ts'
import { withHint } from './report/errors.ts'
import { VERSION } from './version.ts'

try {
  const machines = parseMachines(core.getState(STATE_NAME))
  const clock = systemClock(pace(process.env))
  const aws = createAws({ clock, version: VERSION })
  const results = await Promise.allSettled(
    machines.map((machine) => stopLeftOver(machine, { aws, clock, logger: actionLog })),
  )
  for (const [index, result] of results.entries()) {
    if (result.status === 'fulfilled') continue
    const { region, instanceId } = machines[index] ?? { region: '', instanceId: '' }
    for (const line of withHint(result.reason)) actionLog.info(line)
    core.setFailed(
      `instance ${instanceId} in ${region} may still be on: look at ` +
        `https://${region}.console.aws.amazon.com/ec2/home?region=${region}#InstanceDetails:instanceId=${instanceId}`,
    )
  }
} catch (error) {
  core.setFailed(withHint(error).join(': '))
}
