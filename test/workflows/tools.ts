// The programs that read and run workflow files, and read CloudFormation templates: act, check-jsonschema, zizmor and
// cfn-lint by pip, actionlint by Go; pinned, and put into .cache/ of the checkout when they aren't there.
import { execFile, spawnSync, type ExecFileOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureVenv } from '../../local/venv.ts'

export const ROOT = join(import.meta.dirname, '../..')
const CACHE = join(ROOT, '.cache')

/** What a program said, and how it ended. */
export interface Said {
  readonly exitCode: number
  readonly output: string
}

/** Gives the path of a program that comes by pip. */
export async function findTool(name: 'act' | 'cfn-lint' | 'check-jsonschema' | 'zizmor'): Promise<string> {
  const folder = await ensureVenv({
    folder: join(CACHE, 'workflow-tools'),
    requirements: join(import.meta.dirname, 'requirements.txt'),
    what: 'the tests of workflows and template',
    // Half a minute of processor time, most of it for what is never used.
    isCompiled: false,
  })
  return join(folder, 'bin', name)
}

/** Its packages of pip and npm download it from elsewhere, or are outdated. */
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'

/** Whether this machine can build actionlint. */
export function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0
}

/** Gives the path of actionlint. Throws when it isn't there and Go isn't either. */
export async function findActionlint(): Promise<string> {
  const folder = join(CACHE, 'actionlint-1.7.12')
  const path = join(folder, 'actionlint')
  if (existsSync(path)) return path
  const { exitCode, output } = await say('go', ['install', ACTIONLINT], { env: { ...process.env, GOBIN: folder } })
  if (exitCode !== 0) throw new Error(`actionlint needs Go (https://go.dev/dl) to be built: ${output}`)
  return path
}

/** Runs a program to its end. */
export function say(command: string, args: readonly string[], options: ExecFileOptions = {}): Promise<Said> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8, ...options }, (error, stdout, stderr) => {
      const said = `${String(stdout)}${String(stderr)}`
      if (error === null) resolve({ exitCode: 0, output: said })
      else resolve({ exitCode: typeof error.code === 'number' ? error.code : -1, output: said || error.message })
    })
  })
}
