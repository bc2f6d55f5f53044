// Links to documents in messages, by where the action comes from.
import { describe, expect, test } from '@jest/globals'
import { documentsBase, linkDocuments } from '../../../src/text/documents.ts'

const JOB = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'octo/sky', GITHUB_SHA: 'c0ffee' }
const USED = { ...JOB, GITHUB_ACTION_REPOSITORY: 'nasa/servicemon', GITHUB_ACTION_REF: 'v1.2.3' }

describe('fault 138: the documents of the action', () => {
  const rows: [string, Record<string, string>, string | undefined][] = [
    ['are in its own repository, at what the step uses', USED, 'https://github.com/nasa/servicemon/blob/v1.2.3'],
    ['are in the repository that has a copy of it', JOB, 'https://github.com/octo/sky/blob/c0ffee'],
    [
      'are there as well when GitHub sets the variables to nothing',
      { ...JOB, GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' },
      'https://github.com/octo/sky/blob/c0ffee',
    ],
    ['lie beside the code outside of GitHub', {}, undefined],
  ]
  test.each(rows)('%s', (_, variables, expected) => expect(documentsBase(variables)).toBe(expected))

  test('are linked wherever a text names one, and nothing else is', () => {
    const text = 'See docs/permissions.md, README.md (Set-up) and fleet.yml; not other/docs/security.md.'
    expect(linkDocuments(text, USED)).toBe(
      'See https://github.com/nasa/servicemon/blob/v1.2.3/docs/permissions.md, ' +
        'https://github.com/nasa/servicemon/blob/v1.2.3/README.md (Set-up) and fleet.yml; not other/docs/security.md.',
    )
    expect(linkDocuments(text, {})).toBe(text)
  })
})
