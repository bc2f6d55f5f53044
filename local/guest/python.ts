// Where the AWS command line of the guests comes from: the Python packages of the local AWS, and the Python they are for.
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Python = { prefix: string; packages: string }

/** The parts of a virtual environment, each of which works in another place as well. */
export async function findPython(venv: string): Promise<Python> {
  const config = await readFile(join(venv, 'pyvenv.cfg'), 'utf8')
  const bin = /^home *= *(.+)$/m.exec(config)?.[1]
  const version = (await readdir(join(venv, 'lib'))).find((name) => name.startsWith('python3'))
  if (bin === undefined || version === undefined) throw new Error(`${venv} is no virtual environment`)
  return { prefix: dirname(bin), packages: join(venv, 'lib', version, 'site-packages') }
}
