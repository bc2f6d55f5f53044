// Defines a problem of a fleet file: what is wrong, and where.

/** A key of the file from the top: `['regions', 'us-west-2', 'cron']`. */
export type Path = readonly (string | number)[]

/** Something wrong with the file, at a line that counts from 1. */
export interface Problem {
  readonly line: number
  readonly path: Path
  readonly message: string
}
