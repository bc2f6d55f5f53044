// Random texts that mean to be more than text: for the properties of all that prints.
import fc from 'fast-check'

/** Texts made of what commands are made of, of all that ends or begins lines somewhere, and of any bytes at all. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '::',
          ':',
          '##[',
          '##',
          '#',
          '[',
          ']',
          '::error::',
          '##[error]',
          '::stop-commands::x',
          '::x::',
          '|',
          '\u200b',
          '\u200d',
          '\u00ad',
          '\u2060',
        ],
        ...['\r', '\n', '\r\n', '\n\r', ' ', '\t', '\u000b', '\f', '\u0085', '\u00a0', '\u2028', '\u2029', '\ufeff'],
        ...[
          '\0',
          '\b',
          '\u001b[2K\u001b[1A',
          '\u001b]0;title\u0007',
          '\u007f',
          '\u009b',
          'error',
          'EOF',
          '<<',
          '%0A',
          '\u3000',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.uint8Array({ maxLength: 8 }).map((bytes) => new TextDecoder().decode(bytes)),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))
