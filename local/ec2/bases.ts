// The images that Amazon and Canonical publish, as many as the local AWS has: the public parameter that each is found by, and
// what DescribeImages says of it.
// ("Calling AMI public parameters in Parameter Store", Systems Manager User Guide; "Find Ubuntu images on AWS", Canonical.)
import type { SystemName } from '../guest/disk.ts'
import type { ImageDevice } from './nouns.ts'

/** Owners of public images that EC2 knows by the alias `amazon`: Amazon itself, and Canonical as a verified provider. */
const AMAZON = '137112412989'
const CANONICAL = '099720109477'

export type Architecture = 'x86_64' | 'arm64'

/** The public parameters by base and architecture. The minimal image is the one without Systems Manager's agent. */
export const BASE_PARAMETERS = {
  al2023: {
    x86_64: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    arm64: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
  },
  'al2023-minimal': {
    x86_64: '/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-x86_64',
    arm64: '/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-arm64',
  },
  'ubuntu-24.04': {
    x86_64: '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
    arm64: '/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Architecture, string>>>>

/** What all images of one base in one architecture have in common. */
export type Base = {
  parameter: string
  /** Of the parameter. */
  dataType: 'text' | 'aws:ec2:image'
  ownerId: string
  architecture: Architecture
  system: SystemName
  hasAgent: boolean
  device: ImageDevice
  instanceStores: readonly string[]
  imdsSupport: 'v2.0' | undefined
  /** From the day of its making, such as `20251117`, and how many came before it on that day. */
  describe: (date: string, before: number) => { name: string; description: string }
  deprecatedAt: (createdAt: Date) => Date
}

function amazonLinux(architecture: Architecture): Base[] {
  const shared = {
    ...({ dataType: 'text', ownerId: AMAZON, architecture, system: 'amazon-linux', instanceStores: [] } as const),
    ...({ imdsSupport: 'v2.0', deprecatedAt: daysAfter(90) } as const),
  }
  const device = { name: '/dev/xvda', type: 'gp3', iops: 3000, throughput: 125, deleteOnTermination: true }
  return [
    {
      ...{ ...shared, parameter: BASE_PARAMETERS.al2023[architecture], hasAgent: true },
      device: { ...device, sizeGiB: 8 },
      describe: (date, before) => ({
        name: `al2023-ami-2023.9.${date}.${before}-kernel-6.1-${architecture}`,
        description: `Amazon Linux 2023 AMI 2023.9.${date}.${before} ${architecture} HVM kernel-6.1`,
      }),
    },
    {
      ...{ ...shared, parameter: BASE_PARAMETERS['al2023-minimal'][architecture], hasAgent: false },
      device: { ...device, sizeGiB: 2 },
      describe: (date, before) => ({
        name: `al2023-ami-minimal-2023.9.${date}.${before}-kernel-6.1-${architecture}`,
        description: `Amazon Linux 2023 AMI 2023.9.${date}.${before} ${architecture} Minimal HVM kernel-6.1`,
      }),
    },
  ]
}

function ubuntu(architecture: Architecture): Base {
  const name = architecture === 'x86_64' ? 'amd64' : 'arm64'
  return {
    ...{ parameter: BASE_PARAMETERS['ubuntu-24.04'][architecture], dataType: 'aws:ec2:image', ownerId: CANONICAL },
    ...{ architecture, system: 'ubuntu', hasAgent: true, imdsSupport: undefined },
    device: { name: '/dev/sda1', sizeGiB: 8, type: 'gp3', deleteOnTermination: true },
    instanceStores: ['/dev/sdb', '/dev/sdc'],
    describe: (date, before) => ({
      name: `ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-${name}-server-${date}${before === 0 ? '' : `.${before}`}`,
      description: `Canonical, Ubuntu, 24.04, ${name} noble image`,
    }),
    deprecatedAt: twoYearsAfter,
  }
}

function daysAfter(days: number): Base['deprecatedAt'] {
  return (createdAt) => new Date(createdAt.getTime() + days * 86_400_000)
}

function twoYearsAfter(createdAt: Date): Date {
  const end = new Date(createdAt)
  end.setUTCFullYear(end.getUTCFullYear() + 2)
  return end
}

export const BASES: readonly Base[] = (['x86_64', 'arm64'] as const).flatMap((architecture) => [
  ...amazonLinux(architecture),
  ubuntu(architecture),
])

/** What EC2 calls the owner of an image in answers, filters and conditions, where it has a name for it. */
export function ownerAlias({ ownerId }: { ownerId: string }): string | undefined {
  return ownerId === AMAZON || ownerId === CANONICAL ? 'amazon' : undefined
}
