// Changes an instance's type together with what depends on the type: its CPU credits.
import { setCpuCredits, setInstanceType } from '../aws/instances.ts'
import type { RegionContext } from '../context.ts'
import { creditsOf } from '../fleet/credits.ts'

/**
 * Changes the type of a stopped instance, and sets the fleet's CPU credits anew where the type has any: which ones EC2
 * takes over from the type before isn't documented, and `unlimited` may cost several times the machine.
 */
export async function changeType({ clients, fleet }: RegionContext, id: string, type: string): Promise<void> {
  await setInstanceType(clients.ec2, id, type)
  const credits = creditsOf(fleet.instance, type)
  if (credits !== undefined) await setCpuCredits(clients.ec2, id, credits)
}
