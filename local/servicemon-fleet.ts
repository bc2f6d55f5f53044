// The repository's own fleet, which is ServiceMon, in a folder of its own: with its database named, and with other services to
// ask, since the real ones are never asked from here.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

const CHECKOUT = join(import.meta.dirname, '..')

const ADQL = "SELECT ra, dec FROM sky WHERE 1=CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', {}, {}, {}))"

/** An entry of a service file. */
export function serviceEntry(name: string, type: 'cone' | 'tap' | 'xcone', url: string): string {
  const adql = type === 'tap' ? `, 'adql': """${ADQL}"""` : ''
  return `{'base_name': '${name}', 'service_type': '${type}', 'access_url': '${url}'${adql}},\n`
}

/** Writes the fleet file and all that it names into a folder, and gives the file's text. */
export async function writeServiceMonFleet(folder: string, entries: readonly string[]): Promise<string> {
  // Python leaves what it has compiled beside its source.
  const filter = (path: string): boolean => basename(path) !== '__pycache__'
  for (const path of ['payload/servicemon', 'cones']) {
    await cp(join(CHECKOUT, path), join(folder, path), { recursive: true, filter })
  }
  await writeServices(folder, entries)
  const text = nameDatabase(await readFile(join(CHECKOUT, 'fleet.yml'), 'utf8'))
  await writeFile(join(folder, 'fleet.yml'), text)
  return text
}

/** Other services for the next run. */
export async function writeServices(folder: string, entries: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'services'), { recursive: true })
  await writeFile(join(folder, 'services/loopback.py'), `[\n${entries.join('')}]\n`)
}

/** Makes of the line that names the database, which is a comment, what it says. */
function nameDatabase(text: string): string {
  const named = text.replace('# secrets:', 'secrets:')
  if (named === text) throw new Error('fleet.yml has no line with the database as a comment')
  return named
}
