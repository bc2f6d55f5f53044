// Formats small sums of money for people: a run costs a fraction of a cent.

const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, useGrouping: false })

/** Gives the cost in US dollars, unrounded; undefined where nothing is billed, or the fleet file has no price. */
export function costDollars(seconds: number | undefined, hourlyPrice: number | undefined): number | undefined {
  return seconds === undefined || hourlyPrice === undefined ? undefined : (seconds / 3600) * hourlyPrice
}

/** US dollars with two significant digits, such as `0.00019` or `1.2`. */
export function formatDollars(dollars: number): string {
  return significant.format(dollars)
}
