// StartInstances, StopInstances, RebootInstances, TerminateInstances: who may, from which state, and the answer.
import { AwsError } from '../http/aws-error.ts'
import { isTrue, many } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import { assertBoots, assertCapacity } from './capacity.ts'
import type { Ec2Call } from './call.ts'
import { instancesOf, renderState } from './describe-instances.ts'
import { beginStart, beginStop, beginTerminate, reboot } from './lifecycle.ts'
import type { Instance } from './nouns.ts'

function asked(call: Ec2Call): Instance[] {
  const ids = many(call.query, 'InstanceId')
  if (ids.length === 0) throw new AwsError('MissingParameter', 'The request must contain the parameter InstanceId')
  return instancesOf(call, ids)
}

function wrongState({ id }: Instance, verb: string): AwsError {
  return new AwsError('IncorrectInstanceState', `The instance '${id}' is not in a state from which it can be ${verb}.`)
}

/** All or nothing: every instance is checked before the first is changed. */
function change(call: Ec2Call, check: (instance: Instance) => void, act: (instance: Instance) => void): XmlFields {
  const instances = asked(call)
  for (const instance of instances) check(instance)
  return {
    instancesSet: instances.map((instance) => {
      const previousState = renderState(instance)
      const before = { state: instance.state, launchTime: instance.launchTime, at: Date.now() }
      act(instance)
      if (instance.state !== before.state) instance.before = before
      return { instanceId: instance.id, currentState: renderState(instance), previousState }
    }),
  }
}

export async function startInstances(call: Ec2Call): Promise<XmlFields> {
  for (const instance of asked(call)) await assertBoots(call, instance)
  return change(
    call,
    (instance) => {
      if (instance.state === 'stopped') assertCapacity(call, instance)
      else if (instance.state !== 'running' && instance.state !== 'pending') throw wrongState(instance, 'started')
    },
    (instance) => {
      if (instance.state === 'stopped') beginStart(call.region, instance)
    },
  )
}

export function stopInstances(call: Ec2Call): XmlFields {
  const isForced = isTrue(call.query, 'Force')
  return change(
    call,
    (instance) => {
      // Reports about pending differ; refusing is what a caller has to be ready for.
      if (['pending', 'shutting-down', 'terminated'].includes(instance.state)) throw wrongState(instance, 'stopped')
      if (instance.disableApiStop && instance.state === 'running') {
        const message = `The instance '${instance.id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`
        throw new AwsError('OperationNotPermitted', message)
      }
    },
    (instance) => {
      if (instance.state === 'running') beginStop(call.region, instance, { isForced })
      else if (instance.state === 'stopping' && isForced && instance.hangsInStopping) {
        beginStop(call.region, instance, { isForced })
      }
    },
  )
}

export function terminateInstances(call: Ec2Call): XmlFields {
  return change(
    call,
    (instance) => {
      if (!instance.disableApiTermination) return
      const message = `The instance '${instance.id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`
      throw new AwsError('OperationNotPermitted', message)
    },
    (instance) => beginTerminate(call.region, instance),
  )
}

export function rebootInstances(call: Ec2Call): XmlFields {
  const instances = asked(call)
  const wrong = instances.find(({ state }) => state !== 'running')
  if (wrong !== undefined) throw wrongState(wrong, 'rebooted')
  for (const instance of instances) {
    void reboot(call.region, instance).catch((error: unknown) => call.world.warn(String(error)))
  }
  return { return: true }
}
