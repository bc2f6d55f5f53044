// Deploys the shipped roles into an account of the local AWS for a fleet: what the command that infra/command.ts prints
// does on AWS.
import { DescribeImagesCommand, DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { fleetParameters } from '../../infra/command.ts'
import type { Fleet } from '../../src/fleet/fleet.ts'
import type { Control } from '../../local/control.ts'
import { credentialsOf } from '../../local/home.ts'
import { policiesOf, shippedRoles } from '../../local/iam/shipped.ts'
import type { Parameters } from '../../local/iam/template.ts'

/** Credentials of which role a mode is to be run with: the operator's where things are made or deleted. */
export function roleFor(mode: string | undefined, fleet: string): string {
  return `servicemon-${fleet}-${mode === 'provision' || mode === 'clear' ? 'operate' : 'rotate'}`
}

/** Deploys the roles of a fleet, home's originals looked up as the printed command does. */
export async function deployRoles(
  { endpoint, control, account }: { endpoint: string; control: Control; account: string },
  fleet: Fleet,
  more: Parameters = {},
): Promise<void> {
  const ec2 = new EC2Client({ endpoint, region: fleet.leadRegion, credentials: credentialsOf(account) })
  const named = (name: string, value: string) => [{ Name: name, Values: [value] }]
  try {
    const [{ Images: [image] = [] }, { SecurityGroups: [group] = [] }] = await Promise.all([
      ec2.send(
        new DescribeImagesCommand({
          Owners: ['self'],
          Filters: named('name', fleet.image.kind === 'home' ? fleet.image.name : 'none'),
        }),
      ),
      ec2.send(new DescribeSecurityGroupsCommand({ Filters: named('group-name', fleet.securityGroup) })),
    ])
    const roles = shippedRoles(account, {
      ...fleetParameters(fleet),
      ...{ HomeImage: image?.ImageId ?? 'None', HomeGroup: group?.GroupId ?? 'None', Subnets: '*' },
      ...more,
    })
    const policies = Object.values(roles).map((role) => [role.name, policiesOf(role)] as const)
    await control.set({ account, roles: Object.fromEntries(policies) })
  } finally {
    ec2.destroy()
  }
}
