// Planted bugs: the action with one thing wrong, at least one for each mode, which the explorer has to see. The source is
// copied and changed there; Node runs it as it is.
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mode } from '../../src/inputs.ts'
import type { Action } from './step.ts'

/** A bug, and points at which it shows; that it shows nowhere else isn't said. */
export interface PlantedBug {
  readonly mode: Mode
  readonly name: string
  readonly file: string
  /** Each text stands in the file exactly as often as it is given here. */
  readonly changes: readonly (readonly [text: string, instead: string])[]
  readonly points: readonly string[]
}

export const PLANTED: readonly PlantedBug[] = [
  {
    ...{ mode: 'run', name: 'what fails is not stopped', file: 'machine/boot.ts' },
    changes: [
      [
        "await stop('error' in outcome ? outcome.error : undefined)",
        "if (!('error' in outcome)) await stop(undefined)",
      ],
      ['  await askToStop(clients.ec2, instanceId).catch(', '  await Promise.resolve(askToStop).catch('],
    ],
    points: ['run/machine: payload begun#1/after/cancel/post'],
  },
  {
    ...{ mode: 'run', name: 'the post step is told after the start', file: 'machine/boot.ts' },
    changes: [
      ['  job.remember(machine)\n', ''],
      [
        '  await startWithPatience(context, start)\n',
        '  await startWithPatience(context, start)\n  job.remember(machine)\n',
      ],
    ],
    points: ['run/ec2.StartInstances#1/after/kill/post'],
  },
  {
    ...{ mode: 'run', name: 'the lease goes although the output is not here', file: 'modes/run.ts' },
    changes: [['  if (!progress.mayHaveBegun) {', '  if (!progress.stillOn) {']],
    points: ['run/machine: payload writes#1/after/cancel/post'],
  },
  {
    ...{ mode: 'run', name: 'the machine runs what comes back at the next boot', file: 'guest/payload.sh' },
    changes: [
      ['refuse_leftover "$sent_at"\n', ''],
      [
        '[ -z "$missing" ] || refuse tools "not on this machine: $missing"\n[ ! -e "$run" ] || refuse already-run',
        'rm -rf "$run"\n[ ! -e "$run" ] || refuse already-run',
      ],
    ],
    points: ['run/machine: payload counts#1/after/cancel/post', 'run/machine: payload counts#1/after/kill/post'],
  },
  {
    ...{ mode: 'provision', name: 'the instance gets its tags after its making', file: 'apply/make.ts' },
    changes: [
      ["      { ResourceType: 'instance', Tags: tagList(instanceTags) },\n", ''],
      [
        '    const seen = (await findInstance(clients.ec2, made.id)) ?? made\n',
        "    await putTags(clients.ec2, [made.id], { 'servicemon:fleet': context.fleet.name, 'servicemon:role': 'runner', 'servicemon:state': 'proving', 'servicemon:image': source.image.id, Name: context.fleet.name })\n" +
          '    const seen = (await findInstance(clients.ec2, made.id)) ?? made\n',
      ],
      ['  const instanceTags =', '  void 0; const instanceTags ='],
    ],
    points: ['provision/ec2.RunInstances#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'provision', name: 'an unfinished security group counts as finished', file: 'plan/provision.ts' },
    changes: [["if (group.tags[TAG.state] !== 'creating') return []", 'if (group.id !== undefined) return []']],
    points: ['provision/ec2.CreateSecurityGroup#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'clear', name: 'snapshots are looked for through their images only', file: 'plan/clear.ts' },
    changes: [
      [
        '.filter(({ id }) => !kept.has(id))',
        '.filter(({ id }) => !kept.has(id) && images.flatMap(snapshotIds).includes(id))',
      ],
    ],
    points: ['clear/ec2.DeregisterImage#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'clear', name: 'what is of another fleet counts as ours', file: 'aws/ownership.ts' },
    changes: [['return tags[TAG.fleet] === fleet', 'return tags[TAG.fleet] !== undefined && fleet !== undefined']],
    points: ['clear/ec2.TerminateInstances#1/before/kill/no-post'],
  },
  {
    ...{ mode: 'start', name: 'the hold is not written', file: 'modes/start.ts' },
    changes: [
      [
        '[leaseKey(machine.runId)]: leaseValue({ claimed: clock.now(), until: end })',
        '[leaseKey(machine.runId)]: leaseValue({ claimed: clock.now(), until: clock.now() })',
      ],
      ['...(request.holdSeconds === undefined ? {} : { [TAG.hold]: formatTime(end) }),', ''],
    ],
    points: ['start/ec2.StartInstances#1/before/kill/post'],
  },
  {
    ...{ mode: 'start', name: 'a start that fails is not stopped again', file: 'modes/start.ts' },
    changes: [
      [
        '    const stopped = await stopMachine(context, machine)\n',
        '    const stopped = { state: typeof stopMachine }\n',
      ],
    ],
    points: ['start/machine: fuse deadline set#1/after/cancel/post'],
  },
  {
    ...{ mode: 'stop', name: 'the claims end before the machine is stopped', file: 'modes/stop.ts' },
    changes: [
      [
        "  const wasOn = state !== 'stopped'\n",
        "  const wasOn = state !== 'stopped'\n  await expireLeases(clients.ec2, instance, { clock })\n" +
          '  if (tags[TAG.hold] !== undefined) await removeTags(clients.ec2, id, [TAG.hold])\n',
      ],
    ],
    points: ['stop/ec2.DeleteTags hold#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'rotate', name: 'the sweep stops what is held', file: 'machine/sweep.ts' },
    changes: [['isOn(instance.state) && findHolder(instance, clock.now()) === undefined', 'isOn(instance.state)']],
    points: ['rotate/ec2.StopInstances#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'rotate', name: 'the sweep stops nothing', file: 'machine/sweep.ts' },
    changes: [
      [
        '(one) => suspects.has(one.id) && isOverdue(context, one)',
        '(one) => suspects.has(one.id) && isOverdue(context, one) && suspects.size === 0',
      ],
    ],
    points: ['rotate/read ec2.DescribeInstances#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'check', name: 'a look leaves a tag', file: 'modes/check.ts' },
    changes: [
      [
        "import { observe } from './observe.ts'\n",
        "import { observe } from './observe.ts'\nimport { putTags } from '../aws/tags.ts'\n",
      ],
      [
        '  const now = clock.now()\n',
        "  const now = clock.now()\n  for (const { id } of inventory.owned.instances) await putTags(context.clients.ec2, [id], { 'servicemon:seen': now.toISOString() })\n",
      ],
    ],
    points: ['check/read ec2.DescribeInstances#1/after/kill/no-post'],
  },
]

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Makes the action with the bug in it, does the work, and removes it again. */
export async function withPlanted<T>(bug: PlantedBug, work: (action: Action) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-planted-'))
  try {
    await cp(join(ROOT, 'src'), join(folder, 'src'), { recursive: true })
    await cp(join(ROOT, 'package.json'), join(folder, 'package.json'))
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    const file = join(folder, 'src', bug.file)
    let source = await readFile(file, 'utf8')
    for (const [text, instead] of bug.changes) {
      if (source.split(text).length !== 2) throw new Error(`planting "${bug.name}": ${bug.file} has not once: ${text}`)
      source = source.replace(text, () => instead)
    }
    await writeFile(file, source)
    return await work({ main: join(folder, 'src/index.ts'), post: join(folder, 'src/post.ts') })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
