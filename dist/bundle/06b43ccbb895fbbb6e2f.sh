# Marks a run's output as collected, and removes all but the newest collected ones. Variable: run_id.
# shellcheck shell=sh disable=SC2015,SC2154

run=$root/runs/$run_id
case $(run_state "$run") in
  unknown) refuse unknown-run 'there is no such run on this machine' ;;
  running) refuse running 'it has not ended' ;;
esac
true >"$run/collected" || refuse disk "cannot write to $run"
sync "$run" 2>/dev/null

forget_collected 5
for folder in "$root"/incoming/*/; do
  [ ! -d "$folder" ] || [ $(($(date +%s) - $(stat -c %Y "$folder"))) -lt 86400 ] || rm -rf "$folder"
done

reply 'done'
echo 'what collected'
echo end
