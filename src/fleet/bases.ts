// Lists the base images that have a name here, with the public parameters that hold their ids in each region.

/** The parameter of a base image by the architecture, as EC2 writes it. */
interface Base {
  readonly name: string
  readonly parameterOf: Readonly<Record<'x86_64' | 'arm64', string>>
}

/** All of them bring the Systems Manager agent. */
const BASES: readonly Base[] = [
  {
    // https://docs.aws.amazon.com/linux/al2023/ug/ec2.html#launch-via-aws-cli
    name: 'al2023',
    parameterOf: {
      x86_64: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
      arm64: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
    },
  },
  {
    // https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
    name: 'ubuntu-24.04',
    parameterOf: {
      x86_64: '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
      arm64: '/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id',
    },
  },
]

/** The names that `image.base` may have, beside paths of parameters. */
export const BASE_NAMES: readonly string[] = BASES.map(({ name }) => name)

/** The architectures that base images are looked for. */
export const ARCHITECTURES = ['x86_64', 'arm64'] as const

/** An architecture as EC2 writes it, of those that base images are looked for. */
export type Architecture = (typeof ARCHITECTURES)[number]

/** The parameter that holds the id of a base image: by its name and an architecture, or the path that was written. */
export function baseParameter(base: string, architecture: Architecture): string {
  return BASES.find(({ name }) => name === base)?.parameterOf[architecture] ?? base
}

/** Whose images a base's are, as IAM's `ec2:Owner` and `DescribeImages` name them: an alias, or an account's id. */
export function baseOwners(base: string): readonly string[] {
  const path = baseParameter(base, 'x86_64')
  return OWNERS.find(({ prefix }) => path.startsWith(prefix))?.owners ?? AMAZON
}

/** The alias, and the account behind it. */
const AMAZON = ['amazon', '137112412989']

/** AWS shows images of providers that it has verified under its own alias, too. */
const OWNERS: readonly { readonly prefix: string; readonly owners: readonly string[] }[] = [
  { prefix: '/aws/service/canonical/', owners: ['099720109477', ...AMAZON] },
  { prefix: '/aws/service/debian/', owners: ['136693071363', ...AMAZON] },
  { prefix: '/aws/service/marketplace/', owners: ['aws-marketplace'] },
]
