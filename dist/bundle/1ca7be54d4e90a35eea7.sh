# Gives a run's state, and its output from an offset. Variables: run_id, offset, until.
# shellcheck shell=sh disable=SC2015,SC2154

# Who is still collecting keeps the machine up, but never past the run's own deadline.
run=$root/runs/$run_id
if [ -e "$run/meta" ] && [ ! -e "$run/collected" ] && [ "$(cat "$run/boot")" = "$(boot_id)" ]; then
  conf=$volatile_units/$fuse.d/run.conf
  if [ -e "$conf" ] && [ $(($(date +%s) - $(stat -c %Y "$conf"))) -ge $((${SERVICEMON_COLLECT_GRACE:-300} / 2)) ]; then
    # shellcheck disable=SC1091
    . "$run/spec"
    grant_collection "$deadline"
  fi
else
  stay_until "$until"
fi

reply_run "$run_id" "$offset"
