// Whether a machine is set up as the fleet wants it now is told by a hash: what is in it, and what isn't.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { packRunFiles } from '../../../src/files/run.ts'
import { loadBaseSetup } from '../../../src/files/setup.ts'
import { parseFleet, type Fleet } from '../../../src/fleet/fleet.ts'

const folder = mkdtempSync(join(tmpdir(), 'servicemon-setup-'))
mkdirSync(join(folder, 'payload'))
writeFileSync(join(folder, 'payload', 'data'), 'one\n')
writeFileSync(join(folder, 'setup.sh'), 'echo set up\n')
writeFileSync(join(folder, 'empty.sh'), ' \n')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const aFleet = (image: string, run = 'command: x, timeout: 1m'): Fleet =>
  parseFleet(
    `name: SKY\nimage: ${image}\ninstance: { types: [t3.micro] }\nrun: { ${run} }\nregions: { us-east-1: }\n`,
    join(folder, 'fleet.yml'),
  )
const hashOf = async (image: string, run?: string) => (await loadBaseSetup(aFleet(image, run)))?.hash

test('the hash is of base, script and files, and of nothing else', async () => {
  const whole = '{ base: al2023, setup: setup.sh, files: [payload] }'
  const first = await hashOf(whole)
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  // The same script, written into the fleet file.
  expect(await hashOf('{ base: al2023, setup: "echo set up\\n", files: [payload] }')).toBe(first)
  expect(await hashOf('{ base: al2023, setup: setup.sh, files: [payload], timeout: 1h }')).toBe(first)
  expect(await hashOf(whole, 'command: another one, timeout: 2m, files: [payload]')).toBe(first)

  const others = [
    await hashOf('{ base: ubuntu-24.04, setup: setup.sh, files: [payload] }'),
    await hashOf('{ base: al2023, setup: setup.sh }'),
    await hashOf('{ base: al2023, setup: echo other, files: [payload] }'),
    await hashOf('{ base: al2023 }'),
  ]
  writeFileSync(join(folder, 'payload', 'data'), 'two\n')
  others.push(await hashOf(whole))
  expect(new Set([first, ...others]).size).toBe(6)
})

test('a base alone has nothing to be set up, and a fleet with a home has no base', async () => {
  expect(await loadBaseSetup(aFleet('{ base: al2023 }'))).toMatchObject({ base: 'al2023', setup: undefined })
  const text =
    'name: NAVO\nhome: us-west-2\ninstance: { types: [t3.micro] }\nrun: { command: x, timeout: 1m }\nregions: { us-east-1: }\n'
  expect(await loadBaseSetup(parseFleet(text, join(folder, 'fleet.yml')))).toBeUndefined()
})

test('a script without a command in it is refused, by its place', async () => {
  await expect(hashOf('{ base: al2023, setup: empty.sh }')).rejects.toThrow(
    /fleet\.yml:2 image\.setup: found empty\.sh, which is empty, must hold commands$/,
  )
})

test("a run's files are packed by their own limit", async () => {
  expect(await packRunFiles(aFleet('{ base: al2023 }'))).toBeUndefined()
  expect((await packRunFiles(aFleet('{ base: al2023 }', 'command: x, timeout: 1m, files: [payload]')))?.sha256).toMatch(
    /^[0-9a-f]{64}$/,
  )
  await expect(packRunFiles(aFleet('{ base: al2023 }', 'command: x, timeout: 1m, files: [gone]'))).rejects.toThrow(
    /fleet\.yml:4 run\.files\.0: found gone, which is not there/,
  )
})
