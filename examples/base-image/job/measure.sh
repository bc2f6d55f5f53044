#!/bin/bash
# Asks each service of a list once. The log and rows.csv get a row for each: how long it took, its HTTP status (000 for no
# answer) and how many bytes came. summary.json gets the same in numbers, which the action shows as a table.
rows=$SERVICEMON_RESULTS/rows.csv
echo "name,type,start_time,seconds,status,bytes" | tee "$rows"
while read -r name type url; do
  curl --silent --output /dev/null --max-time 60 \
    --write-out "$name,$type,$(date -u +%FT%TZ),%{time_total},%{http_code},%{size_download}\n" "$url" | tee -a "$rows"
done <"$1"
awk -F , '
  BEGIN { printf "{\"items\": [" }
  NR > 1 {
    printf "%s\n  {\"name\": \"%s\", \"group\": \"%s\", \"queries_count\": 1, ", (NR > 2 ? "," : ""), $1, $2
    printf "\"failures_count\": %d, \"total_seconds\": %s, \"answer_bytes\": %d}", ($5 != 200), $4, $6
  }
  END { print "\n]}" }' "$rows" >"$SERVICEMON_RESULTS/summary.json"
exit 0
