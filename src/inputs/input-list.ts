// Lists inputs and modes, which mode uses which input, and how lists are written. Tests check action.yml and README.

export const MODES = ['provision', 'check', 'clear', 'run', 'start', 'stop', 'rotate'] as const

export type Mode = (typeof MODES)[number]

interface InputSpec {
  /** As in action.yml. */
  readonly default: string
  /** The modes that use the input; others ignore it, and say so. */
  readonly modes: readonly Mode[]
}

/** The inputs in the order of action.yml. */
export const INPUTS = {
  mode: { default: '', modes: MODES },
  region: { default: '', modes: MODES },
  'fleet-file': { default: 'fleet.yml', modes: MODES },
  command: { default: '', modes: ['run'] },
  timeout: { default: '', modes: ['run', 'start'] },
  'if-due': { default: 'false', modes: ['run'] },
  hold: { default: '', modes: ['start'] },
  'dry-run': { default: 'false', modes: ['provision', 'clear'] },
  confirm: { default: '', modes: ['clear'] },
  adopt: { default: 'false', modes: ['provision'] },
  refresh: { default: 'false', modes: ['provision'] },
  require: { default: '', modes: ['check'] },
  'catch-up': { default: 'all', modes: ['rotate'] },
  'exact-hours': { default: '', modes: ['check', 'rotate'] },
  'role-to-assume': { default: '', modes: MODES },
  audience: { default: 'sts.amazonaws.com', modes: MODES },
  'role-session-name': { default: '', modes: MODES },
  'allowed-account-ids': { default: '', modes: MODES },
  // Everybody's default comes from the workflow's context, so nobody is told that it's ignored.
  'github-token': { default: '${{ github.token }}', modes: MODES },
} as const satisfies Readonly<Record<string, InputSpec>>

export type InputName = keyof typeof INPUTS

/** The outputs in the order of action.yml. */
export const OUTPUTS = ['result', 'status', 'headline', 'regions', 'exit-code', 'output-file'] as const

/** The names of all inputs, in the order of action.yml. */
export function listInputNames(): InputName[] {
  return Object.keys(INPUTS).filter((name): name is InputName => name in INPUTS)
}

/** The items of a list that is written by comma or by line. */
export function splitList(text: string): string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
