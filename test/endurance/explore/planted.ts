// The explorer's planted bugs, at least one for each mode, which it has to see.
import type { PlantedBug } from '../shared/planted.ts'

/** A bug, what it has to be seen as, and points at which it shows; that it shows nowhere else isn't said. */
export interface ExploredBug extends PlantedBug {
  readonly seenAs: RegExp
  readonly points: readonly string[]
}

export const PLANTED: readonly ExploredBug[] = [
  {
    ...{ mode: 'run', name: 'what fails is not stopped', file: 'modes/run.ts' },
    changes: [
      [
        'whenCancelled(signal, () => stopAtOnce(context, machine), work)',
        'whenCancelled(signal, async () => stopAtOnce, work)',
      ],
      [
        'const stopped = await stopMachine(context, machine, use.offBy)',
        'const stopped = use.error === undefined ? await stopMachine(context, machine, use.offBy) : undefined',
      ],
    ],
    seenAs: /is on after main/,
    points: ['run/machine: payload begun#1/after/cancel/post'],
  },
  {
    ...{ mode: 'run', name: 'the post step is told after the start', file: 'machine/boot.ts' },
    changes: [
      ['  job.remember({ ...machine, launchedBefore: instance.launchTime })\n', ''],
      [
        '  await startWithPatience(context, start)\n',
        '  await startWithPatience(context, start)\n  job.remember(machine)\n',
      ],
    ],
    seenAs: /is on after the post step/,
    points: ['run/ec2.StartInstances#1/after/kill/post'],
  },
  {
    ...{ mode: 'run', name: 'the lease goes although the output is not here', file: 'modes/run.ts' },
    changes: [["if (stage === 'handed over' || stage === 'taken') {", "if (stage === 'claimed') {"]],
    seenAs: /output is lost/,
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
    // The next run may find it at work, or stop it before it comes to its first line.
    seenAs: /has begun 2 times|the second run has not run its payload once/,
    points: ['run/machine: payload counts#1/after/power-off/post', 'run/machine: payload counts#1/after/cancel/post'],
  },
  {
    ...{ mode: 'run', name: 'a cancelled command is left to the next boot', file: 'machine/guest-command.ts' },
    changes: [
      ['= cancelCommand(clients, command).catch(', '= Promise.resolve([cancelCommand, clients, command]).catch('],
    ],
    seenAs: /lies in wait/,
    points: ['run/machine: payload counts#1/after/cancel/post'],
  },
  {
    ...{ mode: 'run', name: 'a payload that was cut off counts as a good one', file: 'guest/common.sh' },
    changes: [["    echo 'end interrupted'\n", "    echo 'end exited'\n    echo 'exit 0'\n    echo 'signal 0'\n"]],
    seenAs: /calls its payload done/,
    points: ['run/machine: payload begun#1/after/crash/post'],
  },
  {
    ...{ mode: 'provision', name: 'the instance gets its tags after its making', file: 'apply/make.ts' },
    changes: [
      [
        "import { listOwnedInstances } from '../aws/inventory.ts'\n",
        "import { listOwnedInstances } from '../aws/inventory.ts'\nimport { putTags } from '../aws/tags.ts'\n",
      ],
      [
        '    const made = await runOrFind(context, { ...request, ClientToken })\n',
        "    const TagSpecifications = request.TagSpecifications?.filter(({ ResourceType }) => ResourceType !== 'instance')\n" +
          '    const made = await runOrFind(context, { ...request, TagSpecifications, ClientToken })\n' +
          "    const lost = request.TagSpecifications?.find(({ ResourceType }) => ResourceType === 'instance')?.Tags ?? []\n" +
          "    if (made !== undefined) await putTags(context.clients.ec2, [made.id], Object.fromEntries(lost.map(({ Key = '', Value = '' }) => [Key, Value])))\n",
      ],
    ],
    seenAs: /something foreign has changed/,
    points: ['provision/ec2.RunInstances#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'provision', name: 'an unfinished security group counts as finished', file: 'plan/provision.ts' },
    changes: [["if (group.tags[TAG.state] !== 'creating') return []", 'if (group.id !== undefined) return []']],
    seenAs: /not ready after the second provision/,
    points: ['provision/ec2.CreateSecurityGroup#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'provision', name: 'that a setup is begun is not on the machine', file: 'apply/set-up.ts' },
    changes: [
      ["  await putTags(clients.ec2, [instanceId], setupTag(hash, 'begun'))\n", '  void [putTags, setupTag, hash]\n'],
    ],
    seenAs: /the setup of instance i-\w+ has begun 2 times/,
    points: ['provision-base/machine: setup counts#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'provision', name: 'a setup that failed counts as a good one', file: 'apply/set-up.ts' },
    changes: [['  if (failure === undefined) return\n', "  if (base !== '') return\n"]],
    seenAs: /was called ready, and its setup was not through/,
    points: ['provision-base/machine: setup counts#1/after/crash/post'],
  },
  {
    ...{ mode: 'provision', name: 'the lease of a setup goes although its output is not here', file: 'apply/prove.ts' },
    changes: [['if (!(error instanceof SetupFailed && error.leftOutput)) {', "if (String(error) !== '') {"]],
    seenAs: /output is lost/,
    points: ['provision-base/machine: setup writes#1/after/power-off/post'],
  },
  {
    ...{ mode: 'provision', name: 'the old machine goes before the new one is ready', file: 'plan/runners.ts' },
    changes: [
      [
        '  return [...steps, ...planRemovalOfOld(facts, image, outdated)]\n',
        '  return [...planRemovalOfOld(facts, image, outdated), ...steps]\n',
      ],
    ],
    seenAs: /no run would find its machine/,
    points: ['provision-setup/ec2.RunInstances#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'clear', name: 'snapshots are looked for through their images only', file: 'plan/clear.ts' },
    changes: [
      [
        '.filter(({ id }) => !kept.has(id))',
        '.filter(({ id }) => !kept.has(id) && images.flatMap(snapshotIds).includes(id))',
      ],
    ],
    seenAs: /1 snapshots of ours and not 0/,
    points: ['clear/ec2.DeregisterImage#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'clear', name: 'what is of another fleet counts as ours', file: 'tags.ts' },
    changes: [['return tags[TAG.fleet] === fleet', 'return tags[TAG.fleet] !== undefined && fleet !== undefined']],
    seenAs: /something foreign has changed/,
    points: ['clear/ec2.TerminateInstances#1/before/kill/no-post'],
  },
  {
    ...{ mode: 'start', name: 'the hold is not written', file: 'modes/start.ts' },
    changes: [['const hold = { [TAG.hold]: formatTime(end) }', 'const hold = { [TAG.hold]: formatTime(clock.now()) }']],
    seenAs: /is on, and nobody holds it/,
    points: ['start/ec2.StartInstances#1/before/kill/post'],
  },
  {
    ...{ mode: 'start', name: 'a start that fails is not stopped again', file: 'modes/start.ts' },
    changes: [
      [
        'const stopped = await stopMachine(context, machine).catch(',
        'const stopped = await Promise.resolve({ state: typeof stopMachine }).catch(',
      ],
    ],
    seenAs: /is on after main/,
    points: ['start/machine: fuse deadline set#1/after/cancel/post'],
  },
  {
    ...{ mode: 'stop', name: 'the claims end before the machine is stopped', file: 'modes/stop.ts' },
    changes: [
      [
        "  const wasOn = state !== 'stopped'\n",
        "  const wasOn = state !== 'stopped'\n  await expireLeases(clients.ec2, id, { clock })\n" +
          '  if (tags[TAG.hold] !== undefined) await removeTags(clients.ec2, id, [TAG.hold])\n',
      ],
    ],
    seenAs: /is on, and nobody holds it/,
    points: ['stop/ec2.DeleteTags hold#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'rotate', name: 'the sweep stops what is held', file: 'left-over/sweep.ts' },
    changes: [["if (holder === undefined) return 'held", "if (holder?.runId !== '') return 'held"]],
    seenAs: /something in another region has changed/,
    points: ['rotate/ec2.StopInstances#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'rotate', name: 'the sweep stops nothing', file: 'left-over/sweep.ts' },
    changes: [
      ['suspects.has(instance.id) ? whyOverdue', 'suspects.has(instance.id) && suspects.size === 0 ? whyOverdue'],
    ],
    seenAs: /after the sweep/,
    points: ['rotate/read ec2.DescribeInstances#1/after/kill/no-post'],
  },
  {
    ...{ mode: 'check', name: 'a look leaves a tag', file: 'modes/check.ts' },
    changes: [
      [
        "import { observe, type Observed } from './observe.ts'\n",
        "import { observe, type Observed } from './observe.ts'\nimport { putTags } from '../aws/tags.ts'\n",
      ],
      [
        '  const now = clock.now()\n',
        "  const now = clock.now()\n  for (const { id } of inventory.owned.instances) await putTags(context.clients.ec2, [id], { 'servicemon:seen': now.toISOString() })\n",
      ],
    ],
    seenAs: /ec2.CreateTags seen in .* by mode check/,
    points: ['check/read ec2.DescribeInstances#1/after/kill/no-post'],
  },
]
