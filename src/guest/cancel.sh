# Ends a run's payload: TERM, then KILL; its supervisor does it and records it. Variable: run_id.
# shellcheck shell=sh disable=SC2015,SC2154

run=$root/runs/$run_id
if [ "$(run_state "$run")" = running ]; then
  true >"$run/cancel"
  flock -s -w 40 "$run/alive" true
fi
reply_run "$run_id" 0
