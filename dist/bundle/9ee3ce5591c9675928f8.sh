# Gives a run's state, and its output from an offset: at once when there is some or the run has ended, else as soon as
# that is so, or after wait_seconds. Of a run that has ended also its packed results, when `of` says so. Variables: run_id,
# of, offset, until, wait_seconds.
# -nt is of POSIX since 2024; dash, bash and busybox have had it for long.
# shellcheck shell=sh disable=SC2015,SC2154,SC3013

run=$root/runs/$run_id

# Whether there is more than was asked for: by its size, which costs two processes, and so only when it has been written to
# since. Twice in any case, since times are as coarse as the kernel's ticks.
looks=0
has_more() {
  looks=$((looks + 1))
  if [ "$looks" -gt 2 ] && [ -e "$run/asked" ] && [ ! "$run/output" -nt "$run/asked" ]; then return 1; fi
  [ "$(output_size "$run")" -gt "$offset" ]
}

if [ -e "$run/meta" ]; then
  # Who is still collecting keeps the machine up, but never past the run's own deadline.
  conf=$volatile_units/$fuse.d/run.conf
  if [ "$(cat "$run/boot")" = "$(boot_id)" ] && [ -e "$conf" ] &&
    [ $(($(date +%s) - $(stat -c %Y "$conf"))) -ge $((${SERVICEMON_COLLECT_GRACE:-300} / 2)) ]; then
    # shellcheck disable=SC1091
    . "$run/spec"
    grant_collection "$deadline"
  fi
else
  stay_until "$until"
  # In place, which needs no room on the disk.
  [ ! -e "$run/asked" ] || printf '%s\n' "$offset" 1<>"$run/asked"
  # Beside the payload, which is being measured: one short process a second, and no more.
  while [ "$wait_seconds" -gt 0 ] && [ ! -e "$run/meta" ] && ! has_more; do
    sleep 1
    wait_seconds=$((wait_seconds - 1))
  done
fi

reply_run "$run_id" "$offset" "$of"
