// Gives the action's version, from the one place that says it.
import manifest from '../package.json' with { type: 'json' }

/** As in package.json; shown in the log, in results, and to AWS as the user agent. */
export const VERSION = manifest.version
