// Sets how fast the action's own waits pass: as they are on real AWS, shorter only against a local one.

/**
 * The factor on every sleep. `SERVICEMON_PACE` counts only when `AWS_ENDPOINT_URL` is on this machine: on real AWS a
 * shortened wait could let two runs start the same instance.
 */
export function pace(variables: Readonly<Record<string, string | undefined>>): number {
  const isEndpoint = (name: string): boolean => /^AWS_ENDPOINT_URL(_|$)/.test(name)
  const endpoints = Object.entries(variables).flatMap(([name, value]) => (isEndpoint(name) ? [value ?? ''] : []))
  const isLocal = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(url)?.hostname ?? '')
  const factor = Number(variables['SERVICEMON_PACE'] ?? '1')
  const allLocal = variables['AWS_ENDPOINT_URL'] !== undefined && endpoints.every(isLocal)
  return allLocal && factor > 0 && factor <= 1 ? factor : 1
}
