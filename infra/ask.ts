// Asks GitHub and AWS by their command lines, gh and aws, as the user who is logged in there.
import { execFile } from 'node:child_process'
import { z } from 'zod'
import { ActionError } from '../src/errors.ts'

/** A program's answer as JSON; `absent` is what it says when there is no such thing, which then is undefined. */
export interface Question<T> {
  /** What is looked up, for people: `repository octo/sky`. */
  readonly what: string
  readonly program: 'gh' | 'aws'
  readonly args: readonly string[]
  readonly answer: z.ZodType<T>
  readonly absent?: RegExp
  /** What to do about a refusal that says nothing about it itself. */
  readonly hint?: string
}

const HOW_TO_GET = {
  gh: "Install GitHub's command line (https://cli.github.com), and then: gh auth login",
  aws: 'Install the AWS command line (https://aws.amazon.com/cli), and then: aws login, or aws configure',
} as const

/** What the programs say when they don't know as whom to ask, with what to do about it. */
const NOBODY: readonly [RegExp, string][] = [
  [/gh auth login|HTTP 401/, 'Log in: gh auth login'],
  [
    /Unable to locate credentials|NoCredentials|ExpiredToken|InvalidClientTokenId|has expired|sso login|aws login/i,
    'Sign in to the account: aws login, aws sso login, or credentials in the environment.',
  ],
]

/**
 * Gives what a program answers; undefined when it says that there is no such thing and `absent` expects that.
 *
 * @throws ActionError when the program isn't there, refuses, or answers something else: in its own words
 */
export async function ask<T>({ what, program, args, answer, absent, hint }: Question<T>): Promise<T | undefined> {
  const { exitCode, stdout, stderr } = await run(program, args)
  if (exitCode === 'missing') {
    throw new ActionError(`looking up ${what}: the program ${program} is not there`, { hint: HOW_TO_GET[program] })
  }
  if (exitCode !== 0) {
    if (absent?.test(stderr) === true) return undefined
    const [, login] = NOBODY.find(([words]) => words.test(stderr)) ?? []
    const why = login ?? hint
    const [said = `exit code ${exitCode}`] = stderr.split('\n').filter((line) => line.trim() !== '')
    throw new ActionError(`looking up ${what}: ${program} says: ${said.trim()}`, why === undefined ? {} : { hint: why })
  }
  const found = answer.safeParse(parseJson(stdout))
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new ActionError(
    `looking up ${what}: ${program} answered something else than expected, at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  )
}

/** The same for what has to be there. */
export async function get<T>(question: Omit<Question<T>, 'absent'>): Promise<T> {
  const found = await ask(question)
  if (found === undefined) throw new Error(`${question.what} was taken for absent`)
  return found
}

interface Ending {
  readonly exitCode: number | 'missing'
  readonly stdout: string
  readonly stderr: string
}

function run(program: string, args: readonly string[]): Promise<Ending> {
  const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, AWS_PAGER: '' } } as const
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, stderr })
      else if (error.code === 'ENOENT') resolve({ exitCode: 'missing', stdout, stderr })
      else resolve({ exitCode: typeof error.code === 'number' ? error.code : -1, stdout, stderr })
    })
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
