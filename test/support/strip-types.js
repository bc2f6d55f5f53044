// Lets jest read TypeScript the way Node itself does: types are stripped, lines and columns stay where they were.
import { stripTypeScriptTypes } from 'node:module'

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
}
