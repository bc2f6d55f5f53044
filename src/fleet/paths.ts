// Tells paths of files that travel to a machine from commands, and what keeps one from being taken; nothing is read here.

/** The characters of names that travel: those that every shell, tar and artifact takes as they are. */
const NAME = /^[A-Za-z0-9_@+=,.-]+$/

/** EC2 machines' file systems take names of up to 255 bytes, and tar's first format paths of 255. */
const LONGEST_PATH = 200

/** Why a path can't name a file or folder that travels, as a sentence; undefined when it can. */
export function findPathProblem(path: string): string | undefined {
  const names = plainPath(path).split('/')
  if (path.startsWith('/')) return 'must be a path relative to the fleet file, not one that begins with /'
  if (names.includes('..')) return "must not leave the fleet file's folder"
  if (names.some((name) => name === '' || name === '.')) return 'must be a plain path, such as payload/setup.sh'
  if (!names.every((name) => NAME.test(name))) return 'must be a path of letters, digits and _@+=,.- between slashes'
  return path.length > LONGEST_PATH ? `must be a path of at most ${LONGEST_PATH} characters` : undefined
}

/** A path without what may stand around it: `./` in front, and slashes behind. */
export function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '')
}

/** Whether a setup is written as the path of a script: one word, with a slash or a dot in it. */
export function isScriptPath(setup: string): boolean {
  return /^\S*[/.]\S*$/.test(setup.trim())
}
