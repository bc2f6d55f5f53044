# Marks a run's output as collected, and removes all but the newest collected ones. Variable: run_id.
# shellcheck shell=sh disable=SC2015,SC2154

run=$root/runs/$run_id
case $(run_state "$run") in
  unknown) refuse unknown-run 'there is no such run on this machine' ;;
  running) refuse running 'it has not ended' ;;
esac
true >"$run/collected" && sync "$run" 2>/dev/null

# Run ids are ours and hold no blanks.
# shellcheck disable=SC2012
ls -t "$root"/runs/*/collected | tail -n +6 | while read -r mark; do
  rm -rf "${mark%/collected}"
done
find "$root/incoming" -mindepth 1 -maxdepth 1 -mtime +0 -exec rm -rf '{}' + 2>/dev/null

reply 'done'
echo 'what collected'
echo end
