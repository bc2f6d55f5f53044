# Watches over one payload: its output onto the disk, its time limit, and how it ended. Argument: the run's folder.
# On descriptor 3 come the secrets, which go on to the payload's launcher by a pipe, too.
# Holds two locks from payload.sh, on descriptors 7 (this run is alive) and 9 (a payload is running); root's shell that
# waits for the payload's parent holds them too, and nothing else may, least of all what the payload's user has started.
# shellcheck shell=sh disable=SC2015,SC2154

set -f
run=$1
job=$run/job
# shellcheck disable=SC1091
. "$run/spec"
secrets=$(cat <&3)
exec 3<&-

uptime_seconds() {
  read -r up _ </proc/uptime
  seconds=${up%%.*}
}

# Is anything else of the payload's session alive?
others_alive() {
  set +f
  set -- /proc/[0-9]*
  set -f
  for folder in "$@"; do
    look "${folder#/proc/}"
    case $state in gone | Z) continue ;; esac
    if [ "$group" = "$payload" ] || [ "$session" = "$payload" ]; then
      return 0
    fi
  done
  return 1
}

kill_session() {
  kill -s KILL -- "-$payload"
  set +f
  set -- /proc/[0-9]*
  set -f
  for folder in "$@"; do
    look "${folder#/proc/}"
    [ "$session" != "$payload" ] || kill -s KILL "${folder#/proc/}"
  done
} 2>/dev/null

# The kernel keeps the output within its cap: a write over a file size limit fails. The unit is the shell's own affair.
limit_output() {
  trap '' XFSZ
  unit=$(
    ulimit -f 1
    while read -r a b c soft _; do [ "$a $b $c" != 'Max file size' ] || echo "$soft"; done </proc/self/limits
  )
  ulimit -f $(((cap_bytes + unit - 1) / unit))
}

# both_ends <pipe>: opens it on 4 to read and on 5 to write; by themselves these would wait for each other.
both_ends() {
  # shellcheck disable=SC2094
  exec 3<>"$1" 4<"$1" 5>"$1" 3>&-
}

# tee writes at once, goes on when the file can't take more, and passes everything on to be counted. The counter says
# one number and no word, whichever wc it is; it does so at its end, which comes when its feeder ends.
collect() {
  both_ends "$run/fed"
  wc -c <&4 1<>"$run/counted" 4<&- 5>&- 7>&- 9>&- &
  counter=$!
  exec 6>&5
  both_ends "$run/count"
  cat <&4 >&6 4<&- 5>&- 6>&- 7>&- 9>&- &
  feeder=$!
  exec 6>&5
  both_ends "$job/out"
  exec 8<>"$job/out"
  (
    limit_output
    exec tee "$run/output" <&4 >&6 2>/dev/null 4<&- 5>&- 6>&- 7>&- 8>&- 9>&-
  ) &
  keeper=$!
  exec 4<&- 5>&- 6>&-
}

# owner_of <pid>: sets owner, by what the kernel says.
owner_of() {
  owner=
  ! is_number "$1" ||
    { while read -r key real _; do [ "$key" != Uid: ] || owner=$real; done <"/proc/$1/status"; } 2>/dev/null
}

# The user's login files run before launch.sh, with all that it is given. So what it tells is believed only as far as it
# is the user's own, and nothing of root's is opened by a name in a place where the user could have put another thing.
launch() {
  # Opened for both, which doesn't wait for the other side.
  exec 5<>"$job/go"
  if [ "$switch_user" = 1 ]; then
    # The folder itself stays root's.
    chmod 711 "$job" &&
      chown "$run_user" "$job/payload" "$job/env" "$job/interpreter" "$job/launch.sh" "$job/out" "$job/go" || return 1
    chown "$run_user" "$run/results" || return 1
    [ ! -d "$run/files" ] || chown -R "$run_user" "$run/files" || return 1
    # --session-command: with -c it would make a session of its own, out of reach.
    set -- runuser -l "$run_user" -s "$(command -v bash)" --session-command \
      "exec '$(command -v bash)' '$job/launch.sh' '$job'"
  else
    set -- env HOME="$run_home" USER="$run_user" LOGNAME="$run_user" SHELL="$(command -v bash)" \
      bash "$job/launch.sh" "$job"
  fi
  # If it comes back without having started anything, it says so where the process ids would be: over blanks, which
  # have their place on the disk already. The secrets are written in the background: a pipe takes 64 KiB until it is read.
  # shellcheck disable=SC2016
  {
    exec 5>&- 7>&- 8>&- 9>&-
    printf '%s\n' "$secrets" &
  } | apart sh -c '"$@" 7>&- 9>&-; echo "failed $?" >&6' launch "$@" \
    3<&0 6<>"$run/pids" </dev/null >"$run/launch.log" 2>&1 5>&- 8>&-
  secrets=
  uptime_seconds
  give_up=$((seconds + launch_limit))
  set --
  until [ -n "${1:-}" ]; do
    uptime_seconds
    if [ "$seconds" -ge "$give_up" ]; then
      detail="the login of $run_user did not come to the payload within $launch_limit s"
      return 1
    fi
    sleep 0.05
    # shellcheck disable=SC2046
    set -- $(head -c 64 "$run/pids")
  done
  if [ "$1" = failed ]; then
    detail="the login of $run_user ended with exit code ${2:-0} before the payload began"
    return 1
  fi
  payload=$1 holder=${2:-}
  look "$payload"
  first_born=$born
  for id in "$payload" "$holder"; do
    owner_of "$id"
    if [ "$owner" != "$run_uid" ] || [ "$parent" != "$holder" ]; then
      detail="what the login of $run_user told is no process of its own"
      return 1
    fi
  done
  look "$holder"
  # For the process that has to end it when this one is gone.
  printf '%s %s %s %s\n' "$payload" "$first_born" "$holder" "$born" 1<>"$run/ids"
  command=bash
  until [ "$command" != bash ]; do
    uptime_seconds
    if [ "$seconds" -ge "$give_up" ]; then
      detail="what $run_user has told as the payload's parent is none"
      return 1
    fi
    command=gone
    { read -r command <"/proc/$holder/comm"; } 2>/dev/null
  done
  echo go >&5
}

# What is left of a launch that came to nothing; it is in this session still, and holds the locks.
end_launch() {
  set +f
  set -- /proc/[0-9]*
  set -f
  for folder in "$@"; do
    id=${folder#/proc/}
    look "$id"
    case $id in "$$" | "$keeper" | "$feeder" | "$counter") continue ;; esac
    [ "$session" != "$$" ] || kill -s KILL "$id"
  done
} 2>/dev/null

# TERM to the whole group, then KILL to whatever is left of the session.
end_payload() {
  kill -s TERM -- "-$payload" 2>/dev/null
  kill -s CONT -- "-$payload" 2>/dev/null
  uptime_seconds
  kill_at=$((seconds + kill_grace))
}

# pause <seconds since the payload began>: until the next look at it. Soon at first, since many payloads are short; then
# three thousandths of what has passed, since each look costs the payload a little, and what it finds late is billed.
pause() {
  looks=$((looks + 1))
  hundredths=$(($1 * 3 / 10))
  if [ "$looks" -lt 20 ]; then
    hundredths=3
  elif [ "$looks" -lt 100 ]; then
    hundredths=10
  elif [ "$hundredths" -lt 20 ]; then
    hundredths=20
  elif [ "$hundredths" -gt 200 ]; then
    hundredths=200
  fi
  rest=$((100 + hundredths % 100))
  sleep "$((hundredths / 100)).${rest#1}"
}

watch() {
  look "$payload"
  kill_at='' timed_out=0 cancelled=0 looks=0
  uptime_seconds
  began=$seconds
  while [ "$state" != Z ] && [ "$state" != gone ] && [ "$born" = "$first_born" ]; do
    uptime_seconds
    if [ -n "$kill_at" ]; then
      [ "$seconds" -lt "$kill_at" ] || kill_session
    elif [ -e "$run/cancel" ]; then
      cancelled=1
      end_payload
    elif [ $((seconds - began)) -ge "$timeout_seconds" ]; then
      timed_out=1
      end_payload
    fi
    pause $((seconds - began))
    look "$payload"
  done
  ended=$(date +%s)
  if [ "$state" != Z ] || [ "$parent" != "$holder" ]; then
    end=lost exit_code=0 signal=0
  elif [ $((code & 127)) -ne 0 ]; then
    end=signalled exit_code=0 signal=$((code & 127))
  else
    end=exited exit_code=$((code >> 8)) signal=0
  fi
  kill -s KILL "$holder" 2>/dev/null
  # Only when it was ended from outside: daemons that a payload leaves behind on its own are its own affair.
  if [ -n "$kill_at" ]; then
    while others_alive; do
      uptime_seconds
      if [ "$seconds" -ge "$kill_at" ]; then
        kill_session
        break
      fi
      sleep 0.2
    done
  fi
}

# bytes_read_by <pid>. To the file's end: when its process is gone by then, bash keeps what it has read ahead, and takes
# it for the beginning of the next file.
bytes_read_by() {
  read_bytes=0
  { while read -r key value; do [ "$key" != rchar: ] || read_bytes=$value; done <"/proc/$1/io"; } 2>/dev/null
}

# All that the payload has written is on the disk when both are asleep with nothing to do, or gone because nobody
# holds the pipe any more. A daemon may go on writing forever; then it is there when more than the pipe can hold has come.
drain() {
  exec 8>&-
  bytes_read_by "$keeper"
  enough=$((read_bytes + 262144))
  uptime_seconds
  give_up=$((seconds + 60))
  while [ "$seconds" -lt "$give_up" ]; do
    bytes_read_by "$keeper"
    before=$read_bytes
    look "$keeper"
    [ "$state" != gone ] && [ "$state" != Z ] || return 0
    keeper_state=$state
    look "$feeder"
    feeder_state=$state
    look "$keeper"
    bytes_read_by "$keeper"
    [ "$keeper_state$feeder_state$state-$read_bytes" != "SSS-$before" ] || return 0
    [ "$read_bytes" -lt "$enough" ] || return 0
    sleep 0.02
    uptime_seconds
  done
}

# Bytes that were written altogether. When something goes on writing, its feeder would not end: then that is killed,
# and somebody else reads on, since a daemon would be ended by a word that nobody hears.
count_total() {
  look "$feeder"
  case $state in
    gone | Z) ;;
    *)
      both_ends "$run/count"
      cat <&4 >/dev/null 4<&- 5>&- 7>&- 9>&- &
      exec 4<&- 5>&-
      kill -s KILL "$feeder"
      ;;
  esac
  tries=0
  while [ "$tries" -lt 100 ]; do
    read -r total <"$run/counted"
    ! is_number "$total" || return 0
    tries=$((tries + 1))
    sleep 0.02
  done
  total=$(output_size "$run")
}

measure() {
  count_total
  size=$(output_size "$run")
  # tee passes on before it keeps.
  if [ "$size" -lt "$total" ]; then
    sleep 0.1
    size=$(output_size "$run")
  fi
  [ "$size" -le "$cap_bytes" ] || size=$cap_bytes
  [ "$total" -ge "$size" ] || total=$size
  missing=none
  if [ "$total" -gt "$size" ]; then
    missing=disk
    [ "$size" -lt "$cap_bytes" ] || missing=cap
  fi
}

record() {
  {
    echo "end $end"
    echo "exit $exit_code"
    echo "signal $signal"
    echo "timed-out $timed_out"
    echo "cancelled $cancelled"
    echo "size $size"
    echo "total $total"
    echo "missing $missing"
    echo "sha256 $(output_sha256 "$run" "$size")"
    echo "started $started"
    echo "ended $ended"
    echo "boot $(cat "$run/boot")"
    echo "boot-waited $boot_waited"
    echo "boot-starting $boot_starting"
    [ -z "$results" ] || echo "$results"
    echo "detail $detail"
  } | write_meta "$run"
}

detail=
if collect && launch; then
  watch
  drain
else
  end=not-started exit_code=0 signal=0 timed_out=0 cancelled=0 ended=$(date +%s)
  end_launch
  said=$(tail -c 400 "$run/launch.log" 2>/dev/null | grep . | tail -n 1 | tr -cd ' -~' | cut -c 1-200)
  detail="${detail:-its pipes could not be opened}${said:+; it said: $said}"
  exec 8>&-
fi
measure
results=$(pack_results "$run")
clear_away "$run"
# Something else may be quicker to take the room that all this gives back.
until record; do
  sleep 1
done
# It is over, and said: what follows must not keep the answer back.
exec 7>&-
grant_collection "$deadline"
