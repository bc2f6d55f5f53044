// What the demo's two stories begin with: an account that has nothing but the roles' instance profile, for machines of a
// public image; or a home region with an operator's originals. Each with its fleet of examples/.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoProgram } from './demo-service.ts'
import { createHome, createMachineProfile, type Credentials } from './home.ts'

/** What a story has of its own. */
export interface Scene {
  /** Where its fleet file is. */
  readonly folder: string
  readonly fleetFile: string
  /** What the account has before the action comes, and where that is. */
  readonly before: { readonly title: string; readonly line: string }
  readonly making: string
  readonly ready: string
  readonly after: string
  /** The machine that isn't the action's; undefined when there is none. */
  readonly original: string | undefined
  readonly leave: () => Promise<void>
}

/** The account that a scene is made in, and the service that its job asks. */
export interface Setting {
  readonly endpoint: string
  readonly credentials: Credentials
  readonly serviceUrl: string
}

export type MakeScene = (setting: Setting) => Promise<Scene>

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url))

/** The fleet of examples/base-image: its list of services names the demo's own, since there is no other to be reached. */
export const baseScene: MakeScene = async ({ endpoint, credentials, serviceUrl }) => {
  const folder = await mkdtemp(join(tmpdir(), 'servicemon-demo-'))
  await cp(join(EXAMPLES, 'base-image'), folder, { recursive: true })
  const cones = ['101.18 27.66 0.11', '83.63 22.01 0.05', '201.36 -43.02 0.20'].map((cone) => cone.split(' '))
  const services = cones.map(([ra, dec, sr], at) => `cone_${at + 1} cone ${serviceUrl}?RA=${ra}&DEC=${dec}&SR=${sr}\n`)
  await writeFile(join(folder, 'services.txt'), services.join(''))
  const profile = 'NAVO-ssm'
  await createMachineProfile({ endpoint, credentials, name: profile })
  return {
    folder,
    fleetFile: await readFile(join(folder, 'fleet.yml'), 'utf8'),
    before: {
      title:
        'An account without images, machines, groups or keys. The roles’ stack is deployed, and the fleet file is:',
      line: `instance profile ${profile}`,
    },
    making: 'Make all six ready: a group, and a machine of a public image that proves itself and is set up, once',
    ready: 'All six are ready now: stopped, and costing only their disks',
    after: 'The regions are empty: no image or snapshot was ever made',
    original: undefined,
    leave: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The fleet of examples/home-image, with the operator's originals that it is made from. */
export const homeScene: MakeScene = async ({ endpoint, credentials, serviceUrl }) => {
  const folder = join(EXAMPLES, 'home-image')
  const home = await createHome({
    ...{ endpoint, credentials },
    files: { '/home/ec2-user/ServiceMon/aws.sh': demoProgram({ port: new URL(serviceUrl).port }) },
  })
  return {
    folder,
    fleetFile: await readFile(join(folder, 'fleet.yml'), 'utf8'),
    before: {
      title:
        'An operator’s home region: image, key pair, security group, instance profile and instance, all named NAVO',
      line: `${home.region}: image ${home.imageId}, instance ${home.instanceId}, profile ${home.instanceProfileName}`,
    },
    making: 'Make all six ready: image, group, and a machine that has proved it can be reached and switched off',
    ready: 'All six are ready now: stopped, and costing only their disks and snapshots',
    after: 'The regions are empty, and home is as it was',
    original: home.instanceId,
    leave: () => Promise.resolve(),
  }
}
