// Publishing images of the bases: each account's regions have them from the beginning, and tests publish newer ones, take
// parameters away, and deregister what a parameter names.
import { join } from 'node:path'
import { copyDisk, systemDisk, writeDiskFile } from '../guest/disk.ts'
import { AwsError } from '../http/aws-error.ts'
import { BASES, type Base } from './bases.ts'
import type { Ec2Call } from './call.ts'
import type { Image } from './nouns.ts'
import { newId } from './nouns.ts'
import { getParameter } from './parameters.ts'
import type { Ec2Region } from './region.ts'

const RESOLVE = 'resolve:ssm:'
const DAY_MS = 86_400_000
/** Of the images that are there from the beginning. */
const FIRST_AGE_DAYS = 10

export function publishFirstImages(region: Ec2Region): void {
  for (const base of BASES) publish(region, base, { ageDays: FIRST_AGE_DAYS, hasAgent: base.hasAgent })
}

/** How an image differs from its base. */
export interface Published {
  readonly parameter: string
  readonly ageDays: number
  readonly hasAgent?: boolean | undefined
  /** What its disk has besides, by path. */
  readonly files?: Readonly<Record<string, string>> | undefined
}

/** Publishes an image of the base that a parameter names, and gives its id. The one before it stays, deprecated. */
export async function publishImage(
  region: Ec2Region,
  { parameter, ageDays, hasAgent, files }: Published,
): Promise<string> {
  const base = BASES.find((one) => one.parameter === parameter)
  if (base === undefined) throw new Error(`nobody publishes ${parameter}`)
  const disk = files === undefined ? undefined : await makeDiskWith(region, base, files)
  return publish(region, base, { ageDays, hasAgent: hasAgent ?? base.hasAgent, disk })
}

/** All other images of a system share one disk. */
async function makeDiskWith(
  { account }: Ec2Region,
  { system }: Base,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { stateDir } = account.world
  const disk = join(stateDir, 'published', newId('disk'))
  await copyDisk(systemDisk(stateDir, system), disk)
  for (const [path, content] of Object.entries(files)) await writeDiskFile(disk, path, content)
  return disk
}

interface Made {
  readonly ageDays: number
  readonly hasAgent: boolean
  readonly disk?: string | undefined
}

function publish(region: Ec2Region, base: Base, { ageDays, hasAgent, disk }: Made): string {
  const now = Date.now()
  const id = newId('ami')
  const before = region.publicParameters.get(base.parameter)
  const replaced = region.images.get(before?.value ?? '')
  if (replaced !== undefined) replaced.deprecatedAt = Math.min(replaced.deprecatedAt ?? now, now)
  region.images.set(id, newImage(region, base, { id, hasAgent, disk, createdAt: new Date(now - ageDays * DAY_MS) }))
  const { parameter: name, dataType } = base
  region.publicParameters.set(name, { name, dataType, value: id, version: (before?.version ?? 0) + 1, at: now })
  return id
}

function newImage(
  { images, account }: Ec2Region,
  base: Base,
  { id, hasAgent, disk, createdAt }: Pick<Made, 'hasAgent' | 'disk'> & { id: string; createdAt: Date },
): Image {
  const { ownerId, architecture, system, imdsSupport } = base
  const date = createdAt.toISOString().slice(0, 10).replaceAll('-', '')
  const taken = new Set([...images.values()].map(({ name }) => name))
  let number = 0
  while (taken.has(base.describe(date, number).name)) number += 1
  return {
    ...{ id, createdAt: createdAt.getTime(), ...base.describe(date, number), tags: new Map(), taggedAt: new Map() },
    ...{ ownerId, isPublic: true, isProtected: false, state: 'available', stateReason: undefined },
    ...{ snapshotId: newId('snap'), devices: [base.device], instanceStores: base.instanceStores, encrypted: false },
    ...{ sourceInstanceId: undefined, source: undefined, architecture, system, hasAgent, imdsSupport },
    ...{ enaSupport: true, deprecatedAt: base.deprecatedAt(createdAt).getTime() },
    disk: disk ?? systemDisk(account.world.stateDir, system),
  }
}

export function removeParameter(region: Ec2Region, parameter: string): void {
  if (!region.publicParameters.delete(parameter)) throw new Error(`${region.name} has no parameter ${parameter}`)
}

/** Its owner takes the image back; the parameter goes on naming it. */
export function deregisterPublicImage(region: Ec2Region, parameter: string): void {
  const id = region.publicParameters.get(parameter)?.value ?? ''
  if (!region.images.delete(id)) throw new Error(`${parameter} names no image in ${region.name}`)
}

/**
 * The image that a launch asks for, by its id or as `resolve:ssm:<parameter>` of the region's Parameter Store.
 * ("Reference AMIs using Systems Manager parameters", EC2 User Guide.)
 */
export async function resolveImageId(call: Ec2Call, asked: string): Promise<string> {
  if (!asked.startsWith(RESOLVE)) return asked
  const Name = asked.slice(RESOLVE.length)
  try {
    return (await getParameter(call.region, { Name })).Value
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    const message = `Invalid AMI parameter: ${Name} does not exist in ${call.region.name}`
    throw new AwsError('InvalidParameterValue', message, { cause: error })
  }
}
