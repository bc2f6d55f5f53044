# Ends a run's payload: TERM, then KILL; its supervisor does it and records it. Variable: run_id.
# shellcheck shell=sh disable=SC2015,SC2154

run=$root/runs/$run_id
if [ "$(run_state "$run")" = running ]; then
  # A move, which needs no room on the disk.
  mv -f "$run/goes-on" "$run/cancel" 2>/dev/null
  # When the supervisor is gone, nobody else does it: then without ceremony.
  if ! flock -s -w "$((${SERVICEMON_KILL_GRACE:-20} + 10))" "$run/alive" true; then
    read -r payload payload_born holder holder_born <"$run/ids"
    look "$payload"
    [ "$state" = gone ] || [ "$born" != "$payload_born" ] || kill -s KILL -- "-$payload" "$payload"
    look "$holder"
    [ "$state" = gone ] || [ "$born" != "$holder_born" ] || kill -s KILL "$holder"
    flock -s -w 5 "$run/alive" true
  fi 2>/dev/null
fi
reply_run "$run_id" 0
