// Takes payload output into the job log and the output file: chunks of bytes in, whole inert lines out.
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { MAX_OUTPUT_CAP_BYTES } from '../fleet/limits.ts'
import { foreignLines } from '../text/foreign.ts'

/** Collects a run's output: exact bytes into the file, lines into the log. */
export interface LiveOutput {
  /** How many bytes have come so far: where the next chunk begins. */
  readonly size: number
  /** Takes the next bytes, as many as the cap leaves room for: what a machine sends beyond that is not kept. */
  write(bytes: Buffer): void
  /** Shows a last line that has no end, and gives the sha256 of all bytes, in hex; nothing may be written any more. */
  end(): string
}

/** A line without end must not fill the memory, nor be held back from the log for ever. */
const LONGEST_LINE = 64 * 1024

/**
 * Opens the output file, empty, with its folder.
 *
 * @param capBytes the machine keeps to run.output-cap by itself; anybody who is root there can make it send for ever
 */
export function openLiveOutput(
  path: string,
  log: (lines: readonly string[]) => void,
  capBytes: number = MAX_OUTPUT_CAP_BYTES,
): LiveOutput {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '')
  const hash = createHash('sha256')
  const lines = lineWriter(log)
  let size = 0
  let digest: string | undefined
  return {
    get size() {
      return size
    },
    write(more) {
      const bytes = more.subarray(0, capBytes - size)
      appendFileSync(path, bytes)
      hash.update(bytes)
      size += bytes.length
      lines.write(bytes)
    },
    end() {
      if (digest !== undefined) return digest
      lines.end()
      digest = hash.digest('hex')
      return digest
    },
  }
}

/** Shows bytes as lines, each when it is whole. Bytes that are no UTF-8 become U+FFFD. */
function lineWriter(log: (lines: readonly string[]) => void): { write(bytes: Buffer): void; end(): void } {
  // Puts a character together that two chunks share.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let rest = ''
  const show = (text: string): void => {
    rest += text
    // `\r\n` may come in two chunks: a lone `\r` at the end waits for what follows.
    const end = Math.max(rest.lastIndexOf('\n'), rest.slice(0, -1).lastIndexOf('\r')) + 1
    const whole = rest.length > LONGEST_LINE && end === 0 ? rest.length : end
    if (whole === 0) return
    log(foreignLines(rest.slice(0, whole)))
    rest = rest.slice(whole)
  }
  return {
    write(bytes) {
      show(decoder.decode(bytes, { stream: true }))
    },
    end() {
      show(decoder.decode())
      if (rest !== '') log(foreignLines(rest))
    },
  }
}
