// Reads systemd unit files: sections and settings, time spans, absolute calendar times, command lines.

/** Section to setting to values, in order; an empty assignment has cleared what came before it. */
export type UnitFile = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

export function parseUnitFile(text: string): UnitFile {
  const sections = new Map<string, Map<string, string[]>>()
  let section = new Map<string, string[]>()
  for (const line of text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue
    const header = /^\[(.+)\]$/.exec(line)?.[1]
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string[]>()
      sections.set(header, section)
      continue
    }
    const at = line.indexOf('=')
    if (at < 0) continue
    const [key, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    section.set(key, value === '' ? [] : [...(section.get(key) ?? []), value])
  }
  return sections
}

export function settings(file: UnitFile, section: string, key: string): readonly string[] {
  return file.get(section)?.get(key) ?? []
}

export function setting(file: UnitFile, section: string, key: string): string | undefined {
  return settings(file, section, key).at(-1)
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ...{ us: 0.001, usec: 0.001, ms: 1, msec: 1, '': 1000, s: 1000, sec: 1000, second: 1000, seconds: 1000 },
  ...{ m: 60_000, min: 60_000, minute: 60_000, minutes: 60_000, h: 3_600_000, hr: 3_600_000, hour: 3_600_000 },
  ...{ hours: 3_600_000, d: 86_400_000, day: 86_400_000, days: 86_400_000, w: 604_800_000, week: 604_800_000 },
}

/** Milliseconds of a time span such as `5min 20s`; undefined when systemd wouldn't take it. */
export function parseSpan(text: string): number | undefined {
  if (text.trim() === 'infinity') return Infinity
  if (!/^(\s*\d+(\.\d+)?\s*[a-z]*)+\s*$/.test(text)) return undefined
  let total = 0
  for (const [, number = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)/g)) {
    const factor = UNIT_MS[unit]
    if (factor === undefined) return undefined
    total += Number(number) * factor
  }
  return total
}

/** As `systemctl show` prints spans: `1h 4min 3.5s`. */
export function formatSpan(milliseconds: number): string {
  if (milliseconds === Infinity) return 'infinity'
  const parts: string[] = []
  let rest = milliseconds
  for (const [unit, size] of [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
  ] as const) {
    if (rest >= size) parts.push(`${Math.floor(rest / size)}${unit}`)
    rest %= size
  }
  if (rest >= 1000) parts.push(`${Number((rest / 1000).toFixed(6))}s`)
  else if (rest > 0) parts.push(`${Number(rest.toFixed(3))}ms`)
  return parts.join(' ') || '0'
}

/** Epoch milliseconds of an absolute time, the one kind of OnCalendar emulated here; undefined for others. */
export function parseCalendar(text: string): number | undefined {
  const match = /^(?:[A-Z][a-z]{2} )?(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?(?:\.\d+)?)(?: UTC)?$/.exec(text.trim())
  const at = Date.parse(`${match?.[1] ?? ''}T${match?.[2] ?? ''}Z`)
  return Number.isNaN(at) ? undefined : at
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export function formatCalendar(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T')
  return `${WEEKDAYS[new Date(at).getUTCDay()] ?? ''} ${date} ${time.slice(0, 8)} UTC`
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', s: ' ' }

/** Splits a command line as systemd does: quotes, backslashes, `%%`, `$$`, and variables from the environment. */
export function splitCommand(line: string, env: Readonly<Record<string, string>>): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (character === '\\') {
      at += 1
      word = (word ?? '') + (ESCAPES[line[at] ?? ''] ?? line[at] ?? '')
    } else if (quote !== '') {
      if (character === quote) quote = ''
      else word = (word ?? '') + character
    } else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + character
    }
  }
  if (word !== undefined) words.push(word)
  return words.flatMap((raw) => {
    // A variable that is a whole word is split into words again; one in braces isn't.
    const whole = /^\$([A-Za-z_]\w*)$/.exec(raw)?.[1]
    if (whole !== undefined) return (env[whole] ?? '').split(/\s+/).filter((part) => part !== '')
    return [
      raw
        .replaceAll('%%', '%')
        .replace(/\$\$|\$\{([A-Za-z_]\w*)\}/g, (match, name: string | undefined) =>
          match === '$$' ? '$' : (env[name ?? ''] ?? ''),
        ),
    ]
  })
}
