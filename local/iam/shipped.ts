// The roles of infra/servicemon.yml, as they are in an account.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolesOf, type Parameters, type Role } from './template.ts'

const TEMPLATE = readFileSync(join(import.meta.dirname, '../../infra/servicemon.yml'), 'utf8')

/** Where nothing depends on which they are. */
const WORKFLOWS = 'nasa/servicemon/.github/workflows/rotate.yml@refs/heads/main'

/** The roles as they are in an account, by their ids in the template. */
export function shippedRoles(account: string, parameters: Parameters): Record<string, Role> {
  return rolesOf(TEMPLATE, {
    account,
    parameters: {
      Repository: 'nasa/servicemon',
      OwnerId: '11',
      RepositoryId: '22',
      Workflows: WORKFLOWS,
      ...parameters,
    },
  })
}

/** All policies of a role. */
export function policiesOf({ inline, managed }: Role): unknown[] {
  return [...managed, ...inline].map(({ document }) => document)
}
