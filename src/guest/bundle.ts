// Packs what a payload travels with into one block of bytes: its text, its environment, and which secrets the machine
// is to read for it. Pure. Only the names of secrets are known here; their values never leave the machine.
import { ActionError } from '../errors.ts'
import { MAX_ENV_BYTES, READONLY_NAMES } from '../fleet/limits.ts'
import { exportLines } from '../text/shell.ts'

/** What goes into the block. */
export interface Bundled {
  readonly payload: string
  readonly env: Readonly<Record<string, string>>
  /** More variables, which are ours: what a payload is told of its run. */
  readonly facts: Readonly<Record<string, string>>
  /** Names of variables, and the parameters that hold their values. */
  readonly secrets: Readonly<Record<string, string>>
  /** What it finds in its working folder, as a tar archive. */
  readonly files: Buffer | undefined
}

/** The block, and where its parts end: the payload first, then environment, list of secrets, and files. */
export interface Bundle {
  readonly bytes: Buffer
  readonly payloadBytes: number
  readonly envBytes: number
  readonly secretsBytes: number
}

const maxPayloadBytes = 256 * 1024

/** How long the machine may take to read all secrets of a run. */
export const SECRETS_SECONDS = 60

/** Makes the block. Throws an ActionError when something is too long, or isn't a shell's variable. */
export function bundleOf({ payload, env, facts, secrets, files = Buffer.alloc(0) }: Bundled): Bundle {
  const text = Buffer.from(payload, 'utf8')
  if (text.length > maxPayloadBytes) {
    throw new ActionError(`sending the payload: it has ${text.length} bytes, at most ${maxPayloadBytes} can be sent`, {
      hint: 'fetch the program from within the payload, or shorten it',
    })
  }
  const variables = Buffer.from(envFile(env) + exportLines(facts), 'utf8')
  const list = Buffer.from(secretsList(secrets), 'utf8')
  return {
    bytes: Buffer.concat([text, variables, list, files]),
    payloadBytes: text.length,
    envBytes: variables.length,
    secretsBytes: list.length,
  }
}

/** Shell text that exports the variables; sourced right before the payload. */
function envFile(env: Readonly<Record<string, string>>): string {
  for (const [name, value] of Object.entries(env)) {
    assertName(name, 'run.env')
    if (value.includes('\0')) throw notSent(`the variable ${name} holds a NUL`, 'run.env')
  }
  const text = exportLines(env)
  const bytes = Buffer.byteLength(text)
  if (bytes <= MAX_ENV_BYTES) return text
  throw new ActionError(
    `sending the payload: its environment has ${bytes} bytes, at most ${MAX_ENV_BYTES} can be sent`,
    {
      hint: 'shorten run.env',
    },
  )
}

/** Gives a line for each secret: the variable's name, a space, the parameter's name. */
function secretsList(secrets: Readonly<Record<string, string>>): string {
  return Object.entries(secrets)
    .map(([name, parameter]) => {
      assertName(name, 'run.secrets')
      if (!/^\/[\w./-]+$/.test(parameter)) {
        throw notSent(`${JSON.stringify(parameter)} is not the path of a parameter`, 'run.secrets')
      }
      return `${name} ${parameter}\n`
    })
    .join('')
}

function assertName(name: string, key: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw notSent(`${JSON.stringify(name)} is not the name of a variable`, key)
  if (READONLY_NAMES.includes(name)) throw notSent(`the variable ${name} is read-only in a shell`, key)
}

function notSent(problem: string, key: string): ActionError {
  return new ActionError(`sending the payload: ${problem}`, { hint: `mend ${key}` })
}
