// Formats small sums of money for people: a run costs a fraction of a cent.

const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, useGrouping: false })

/** US dollars with two significant digits, such as `0.00019` or `1.2`. */
export function formatDollars(dollars: number): string {
  return significant.format(dollars)
}
