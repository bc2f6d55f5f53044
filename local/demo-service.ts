// What the demo's payload measures: a catalogue service on loopback that answers Cone Search with a small VOTable.
import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** A running service; `url` is its access URL. */
export interface DemoService {
  readonly url: string
  readonly server: Server
}

/** Starts the service on a free loopback port. It takes a few tens of milliseconds to answer, as real ones do. */
export async function startDemoService(): Promise<DemoService> {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams
    const rows = Array.from({ length: 40 }, (_, row) => `<TR><TD>${row}</TD><TD>${query.get('RA') ?? ''}</TD></TR>`)
    void sleep(20 + Math.random() * 40).then(() => {
      response.writeHead(200, { 'content-type': 'application/x-votable+xml', connection: 'close' })
      response.end(`<VOTABLE><RESOURCE><TABLE><DATA>${rows.join('')}</DATA></TABLE></RESOURCE></VOTABLE>`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/cone`, server }
}

/**
 * The program that the image carries where ServiceMon would be: it really asks the service and times it, prints rows with
 * ServiceMon's column names, and leaves the same in numbers. bash alone, since an image of the local AWS has no more than its
 * host's /usr.
 */
export function demoProgram({ port }: { port: string }): string {
  return `#!/bin/bash
# Times a few Cone Search queries and prints a row for each, as ServiceMon's csv_writer does; and leaves summary.json.
items=
now() { date -u +%Y-%m-%dT%H:%M:%S; }
echo "name,start_time,query_total_dur,base_name,service_type,RA,DEC,SR,status,size,location"
for cone in "101.18 27.66 0.11" "83.63 22.01 0.05" "201.36 -43.02 0.20"; do
  read -r ra dec sr <<<"$cone"
  start=$(now) began=\${EPOCHREALTIME/[.,]/}
  exec 3<>/dev/tcp/127.0.0.1/${port} || exit 1
  printf 'GET /cone?RA=%s&DEC=%s&SR=%s HTTP/1.0\\r\\n\\r\\n' "$ra" "$dec" "$sr" >&3
  answer=$(cat <&3)
  exec 3>&-
  micros=$((\${EPOCHREALTIME/[.,]/} - began))
  status=\${answer#* } status=\${status%% *}
  printf 'demo_cone_%s,%s,%d.%06d,demo_cone,cone,%s,%s,%s,%s,%d,%s\\n' "$ra" "$start" \\
    $((micros / 1000000)) $((micros % 1000000)) "$ra" "$dec" "$sr" "$status" \${#answer} "$(hostname)"
  printf -v item '{"name": "demo_cone_%s", "group": "cone", "queries_count": 1, "failures_count": %d, "total_seconds": %d.%06d}' \\
    "$ra" $((status != 200)) $((micros / 1000000)) $((micros % 1000000))
  items+="\${items:+, }$item"
done
printf '{"items": [%s]}' "$items" >"$SERVICEMON_RESULTS/summary.json"
`
}
