// Decodes a file's bytes to text, as editors and shells write it; accepts UTF-8 only.
import { ActionError } from '../errors.ts'

const HOW_TO_SAVE =
  'Save it as UTF-8: in an editor under "Save as" or "Encoding"; in PowerShell with Out-File -Encoding utf8.'

/**
 * Gives the text of a file, without the byte order mark that YAML lets a text begin with.
 *
 * @param path for messages only
 * @throws ActionError when the bytes are UTF-16, UTF-32 or no UTF-8 at all, with the first line that isn't
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (isWide(bytes)) {
    throw new ActionError(`${path}:1 found UTF-16 or UTF-32, must be written in UTF-8`, { hint: HOW_TO_SAVE })
  }
  const text = decode(bytes)
  if (text !== undefined) return text
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  const line = lines.findIndex((one) => decode(Buffer.from(one, 'latin1')) === undefined)
  throw new ActionError(`${path}:${line + 1} found bytes of another encoding, must be written in UTF-8`, {
    hint: HOW_TO_SAVE,
  })
}

/** Whether bytes look like UTF-16 or UTF-32, by a mark or a zero byte: a fleet file begins with an ASCII letter. */
function isWide([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isMarked || (first === 0) !== (second === 0)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
