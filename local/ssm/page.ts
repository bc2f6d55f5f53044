// Pages of the JSON services' lists.
import { AwsError } from '../http/aws-error.ts'

export function pageOfJson<T>(
  account: { pageSize: number | undefined },
  items: readonly T[],
  options: { MaxResults: number | undefined; NextToken: string | undefined; most: number },
): { page: readonly T[]; token: { NextToken?: string } } {
  const offset = options.NextToken === undefined ? 0 : Number(Buffer.from(options.NextToken, 'base64').toString())
  if (Number.isNaN(offset)) throw new AwsError('InvalidNextToken', '')
  const end = offset + Math.min(options.MaxResults ?? options.most, options.most, account.pageSize ?? Infinity)
  return {
    page: items.slice(offset, end),
    token: end < items.length ? { NextToken: Buffer.from(String(end)).toString('base64') } : {},
  }
}
