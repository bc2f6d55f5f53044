#!/bin/bash
# Asks each service of a list once, and prints how long it took, its HTTP status (000 for no answer) and what came.
echo "name,start_time,seconds,status,bytes"
while read -r name url; do
  curl --silent --output /dev/null --max-time 60 \
    --write-out "$name,$(date -u +%FT%TZ),%{time_total},%{http_code},%{size_download}\n" "$url"
done <"$1"
exit 0
