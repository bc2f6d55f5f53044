# What all commands on the instance share: where things are, the fuse, a run's state, and replies. Several may be at work
# at once, and the agent may deliver one again: a file that comes into being by a rename has a name of its process until then.
# A reply is cut by SSM after 24,000 bytes, so a chunk of output is made to fit below that.
# shellcheck shell=sh disable=SC2034

root=${SERVICEMON_ROOT:-/var/lib/servicemon}
units=${SERVICEMON_UNITS:-/etc/systemd/system}
volatile_units=${SERVICEMON_VOLATILE_UNITS:-/run/systemd/system}
fuse=servicemon-fuse.timer
idle=servicemon-idle.timer
# All that the commands use; a proof names what is missing. Some fleets need secrets_tool and files_tool. Words are split
# on purpose in places.
tools='base64 bash cat chmod chown cut date env flock getent grep gzip head id ls mkdir mkfifo mv rm runuser sed'
tools="$tools setsid sh sha256sum sleep sort stat sync systemctl tail tee timeout tr true wc"
umask 077

# A shell that can begin no process, or open no file, ends there and then. Then this is said, with nothing but the shell's
# own means; not once a payload counts as begun.
last_word() {
  [ -z "$said" ] || return 0
  reply refused
  if true 2>/dev/null >>"$root/lock"; then
    echo 'reason machine'
    echo 'detail no process could be begun'
  else
    echo 'reason disk'
    echo "detail cannot write to $root"
  fi
  echo end
}
said=
trap last_word EXIT

reply() {
  said=yes
  echo "servicemon-reply 1 $1"
}

# refuse <reason> <detail> [<run id of the holder>]
refuse() {
  reply refused
  echo "reason $1"
  echo "detail $2"
  [ -z "${3:-}" ] || echo "holder $3"
  echo end
  exit 1
}

# is_number <text>: digits alone, as few as any shell can calculate with, and none that would be taken for octal.
is_number() {
  case $1 in
    0) ;;
    '' | 0* | *[!0-9]* | ????????????????*) return 1 ;;
  esac
}

# look <pid>: sets state (gone, Z, S, R…), parent, group, session, born and code (as wait would give it). Only digits are
# a process: anything else would be the path of a file that is not the kernel's, and its words are calculated with.
# Reads /proc with the shell's own means: it is called often, and a payload is being measured.
look() {
  stat=
  ! is_number "$1" || { while IFS= read -r line; do stat="$stat $line"; done <"/proc/$1/stat"; } 2>/dev/null
  # The command's name comes first, in parentheses, and may hold anything.
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  state=${1:-gone} parent=${2:-0} group=${3:-0} session=${4:-0} born=${20:-0} code=${50:-0}
}

missing_tools() {
  for tool in $tools ${secrets_tool:-} ${files_tool:-}; do
    command -v "$tool" >/dev/null || printf '%s ' "$tool"
  done
}

fuse_state() {
  if ! systemctl is-enabled "$fuse" >/dev/null 2>&1 || ! systemctl is-enabled "$idle" >/dev/null 2>&1; then
    echo not-enabled
  elif ! systemctl is-active "$fuse" >/dev/null 2>&1 || ! systemctl is-active "$idle" >/dev/null 2>&1; then
    echo not-active
  elif is_scheduled -p NextElapseUSecMonotonic -p NextElapseUSecRealtime; then
    echo armed
  else
    echo nothing-scheduled
  fi
}

# The same, with ten seconds for timers that the boot is about to start, or a restart has between stop and start.
settled_fuse_state() {
  state_tries=0
  while state_now=$(fuse_state) && [ "$state_tries" -lt 20 ]; do
    case $state_now in not-active | nothing-scheduled) ;; *) break ;; esac
    sleep 0.5
    state_tries=$((state_tries + 1))
  done
  echo "$state_now"
}

# by_itself <command> <words>: a look at the output comes while a payload is handed over, and both set deadlines. Without
# this one could take away the other's, or find the timer between stop and start. In a subshell, so that nothing that is
# begun later keeps the lock; of a folder, so that it needs no room.
by_itself() (
  [ -r "$units" ] && exec 6<"$units" && flock -w 30 6
  "$@"
)

# is_scheduled <properties of the timer>: an elapsed timer stays active with nothing scheduled. A systemctl that says
# nothing at all is believed. Not --value: systemd 219 doesn't know it.
is_scheduled() {
  shown=$(systemctl show "$@" "$fuse")
  [ -z "$shown" ] || printf '%s\n' "$shown" | grep -q '^NextElapse[A-Za-z]*=.*[1-9]'
}

# set_deadline <epoch seconds> <units folder>: in /etc it outlives a reboot, in /run it is gone with this boot, and so
# can't switch off the next start. A time that has passed never fires at a later boot.
# Gives 1 when it can't be written, 2 when systemd doesn't schedule it.
set_deadline() {
  write_deadline "$2" "$(date -u -d "@$1" '+%Y-%m-%d %H:%M:%S UTC')" "$1" || return 1
  is_scheduled -p NextElapseUSecRealtime && return
  # systemd 219 (Amazon Linux 2) knows no UTC here and leaves such a line out without a word. The machine's own time
  # is an hour off where clocks are set back at that very time; Amazon's images keep UTC.
  write_deadline "$2" "$(unset TZ && date -d "@$1" '+%Y-%m-%d %H:%M:%S')" "$1" || return 1
  is_scheduled -p NextElapseUSecRealtime || return 2
}

write_deadline() {
  drop_in=$1/$fuse.d
  new_conf=$drop_in/run.conf.new.$$
  mkdir -p "$drop_in" && chmod 755 "$drop_in" &&
    printf '[Timer]\nOnCalendar=%s\n# until %s\n' "$2" "$3" >"$new_conf" && chmod 644 "$new_conf" &&
    mv -f "$new_conf" "$drop_in/run.conf" || discard "$new_conf" || return 1
  for other in "$units" "$volatile_units"; do
    [ "$other" = "$1" ] || rm -f "$other/$fuse.d/run.conf"
  done
  { systemctl daemon-reload && systemctl restart "$fuse"; } >/dev/null
}

# deadline_problem <epoch seconds>: sets it for good; says why the fuse can't be trusted with it, if so.
deadline_problem() {
  set_deadline "$1" "$units" 2>/dev/null
  case $? in
    1) echo "disk cannot write to $units" ;;
    2) echo "fuse the deadline is not scheduled" ;;
    *)
      armed=$(settled_fuse_state)
      [ "$armed" = armed ] || echo "fuse $armed after the deadline was set"
      ;;
  esac
}

# stay_until <epoch seconds>: this machine is in use until then, for this boot.
stay_until() {
  by_itself prolong "$1"
}

# What is set already is only made longer, and a run's own deadline is left alone while one is at work or about to be.
prolong() {
  at_work=$(cat "$root/holder" 2>/dev/null)
  if [ -n "$at_work" ] && { [ -e "$root/new.$at_work" ] || [ "$(run_state "$root/runs/$at_work")" = running ]; }; then
    return 0
  fi
  [ "$1" -gt "$(date +%s)" ] || return 0
  for conf in "$units/$fuse.d/run.conf" "$volatile_units/$fuse.d/run.conf"; do
    ends=$(sed -n 's/^# until //p' "$conf" 2>/dev/null)
    # A minute more is not worth having systemd read everything anew: reads come by fours.
    if is_number "$ends" && [ "$ends" -gt "$(($1 - 60))" ]; then return 0; fi
  done
  set_deadline "$1" "$volatile_units" >/dev/null 2>&1
}

# After the end of a run somebody has to collect; when nobody does, the machine goes off soon.
# grant_collection <the run's own deadline>
grant_collection() {
  until=$(($(date +%s) + ${SERVICEMON_COLLECT_GRACE:-300}))
  [ "$until" -lt "$1" ] || until=$1
  by_itself set_deadline "$until" "$volatile_units"
}

# discard <file>: what couldn't be written whole is not left on a full disk.
discard() {
  rm -f "$1"
  return 1
}

boot_id() {
  cat /proc/sys/kernel/random/boot_id
}

output_size() {
  stat -c %s "$1/output" 2>/dev/null || echo 0
}

# sha256 of the first <bytes> of the output of <run folder>
output_sha256() {
  head -c "$2" "$1/output" 2>/dev/null | sha256sum | cut -d ' ' -f 1
}

# meta_field <run folder> <key>
meta_field() {
  while read -r key value; do
    [ "$key" != "$2" ] || echo "$value"
  done <"$1/meta"
}

# From standard input to the run's meta: whole or not at all, and on the disk. Two commands may find an interrupted run at
# the same time.
write_meta() {
  new_meta=$1/meta.new.$$
  cat >"$new_meta" && [ -s "$new_meta" ] || discard "$new_meta" || return 1
  sync "$1/output" "$new_meta" 2>/dev/null
  mv -f "$new_meta" "$1/meta" || discard "$new_meta" || return 1
  sync "$1" 2>/dev/null || true
}

# asked_offset <run folder>: from where its output was last asked for while it ran. What is before has come.
asked_offset() {
  read -r asked _ 2>/dev/null <"$1/asked"
  is_number "${asked:-}" || asked=0
  echo "$asked"
}

# refuse_leftover <when the command was sent, in hundredths of a second>: the agent delivers an unfinished command again at
# the next boot, where it has no business. The kernel tells its uptime in hundredths. Not every `date` tells a fraction,
# nor the same number of its digits: without one, two seconds are doubt.
refuse_leftover() {
  at=$(date +%s.%N)
  fraction=${at#*.} at=${at%%.*} doubt=0
  is_number "$at" || refuse tools "date +%s gave $at"
  case $fraction in
    [0-9][0-9]*) fraction=${fraction%"${fraction#??}"} ;;
    *) fraction=00 doubt=200 ;;
  esac
  read -r up _ </proc/uptime
  # A 1 before the two digits, and 100 less: 08 would be taken for octal.
  [ $((at * 100 + 1$fraction - (${up%.*} * 100 + 1${up#*.}) - doubt)) -le "$1" ] || refuse late "it was sent before this boot"
}

# The supervisor holds a lock on `alive` for as long as the run lasts. So a run with neither lock nor meta was
# interrupted, in whatever boot; what is known of it is then recorded, so that its output can be collected like any.
run_state() {
  if [ ! -d "$1" ]; then
    echo unknown
    return
  fi
  if [ ! -e "$1/meta" ] && ! flock -n -s "$1/alive" true; then
    echo running
    return
  fi
  # A machine that is going down ends all it has, in any order: how a run ended is the next boot's to tell.
  if [ ! -e "$1/meta" ] && is_going_down; then
    echo running
    return
  fi
  # With no room even for that, it is known all the same.
  [ -e "$1/meta" ] || record_interruption "$1" 2>/dev/null || {
    echo interrupted
    return
  }
  case $(meta_field "$1" end) in
    interrupted) echo interrupted ;;
    *) echo ended ;;
  esac
}

is_going_down() {
  case $(systemctl is-system-running 2>/dev/null) in *stopping*) ;; *) return 1 ;; esac
}

# clear_away <run folder>: all that only a run that lasts has use for; payload and environment may hold secrets.
clear_away() {
  rm -rf "$1/job" "$1/files" "$1/reserve" "$1/count" "$1/fed" "$1/counted" "$1/pids" "$1/ids" "$1/supervise.sh" "$1/goes-on"
}

# pack_results <run folder>: what its payload has left in the results folder, as one file beside its output; gives lines
# for its meta, or nothing when nothing was left. By the payload's user, since a link could lead to what is root's; and in
# the background, since that user may stop what is his: it is waited for as long as it takes at most, and no longer. All
# it needs is left where it is: whoever was ended before the meta was written is followed by another.
# shellcheck disable=SC2154
pack_results() (
  [ -e "$1/pack.sh" ] && [ ! -L "$1/results" ] && [ -n "$(ls -A "$1/results" 2>/dev/null)" ] || exit 0
  # shellcheck disable=SC1091
  . "$1/spec"
  new_pack=$1/pack.new.$$ as_user=
  [ "$switch_user" = 0 ] || as_user="runuser -u $run_user --"
  {
    # shellcheck disable=SC2086
    $as_user env -i PATH="$PATH" LC_ALL=C sh "$1/pack.sh" "$1/results" "$results_cap" </dev/null 5>&- 7>&- 9>&- &
  } | timeout -k 5 "$pack_limit" head -c "$((results_cap + 16384))" >"$new_pack"
  # Not every head says that the disk is full.
  case $? in 0 | 1 | 2) results_missing=end ;; *) results_missing='time' ;; esac
  printf '%4096s' '' >"$new_pack.more" || results_missing=disk
  ! tail -c 16 "$new_pack" | grep -q '^end [0-9]*$' || results_missing=none
  rm -f "$new_pack.more"
  sync "$new_pack"
  mv -f "$new_pack" "$1/pack"
  echo "results-size $(stat -c %s "$1/pack" || echo 0)"
  echo "results-sha256 $(sha256sum <"$1/pack" | cut -d ' ' -f 1)"
  echo "results-missing $results_missing"
) 2>/dev/null

record_interruption() {
  results=$(pack_results "$1")
  clear_away "$1"
  size=$(output_size "$1")
  was=$(cat "$1/boot")
  detail='what watched the payload was killed'
  why=$(cat "$1/no-scope" 2>/dev/null)
  [ -z "$why" ] || detail="$detail; it was in the agent's unit, and ends when the agent is restarted: $why"
  [ "$was" = "$(boot_id)" ] || detail='the machine went down'
  {
    echo 'end interrupted'
    echo "timed-out 0"
    [ -e "$1/cancel" ] && echo "cancelled 1"
    echo "size $size"
    echo "total $size"
    echo 'missing none'
    echo "sha256 $(output_sha256 "$1" "$size")"
    echo "started $(cat "$1/started")"
    echo "ended $(stat -c %Y "$1/output" 2>/dev/null || stat -c %Y "$1/started")"
    echo "boot $was"
    [ -z "$results" ] || echo "$results"
    echo "detail $detail"
  } | write_meta "$1"
}

# reply_run <run id> <offset> [results]: its state, and as much of its output, or of its packed results, from there as
# fits.
reply_run() {
  folder=$root/runs/$1
  state=$(run_state "$folder")
  file=$folder/output available=
  if [ "${3:-}" = results ]; then
    file=$folder/pack
    [ ! -e "$folder/meta" ] || available=$(meta_field "$folder" results-size)
    is_number "$available" || available=0
  elif [ -e "$folder/meta" ]; then
    available=$(meta_field "$folder" size)
  else
    available=$(output_size "$folder")
  fi
  reply run
  echo "run $1"
  echo "state $state"
  echo "size $available"
  [ ! -e "$folder/meta" ] || sed 's/^/meta./' "$folder/meta"
  [ "$available" -le "$2" ] || print_chunk "$file" "$2" "$((available - $2))"
  echo end
}

# print_chunk <file> <offset> <bytes there are>
print_chunk() {
  bytes=$3
  # How far a sample can be compressed tells how much will fit: no megabyte is compressed to send a few kilobytes of it.
  if [ "$bytes" -gt 65536 ]; then
    encode "$1" "$2" 65536
    most=$((65536 * 20160 / ${#encoded}))
    [ "$most" -le 1048576 ] || most=1048576
    [ "$bytes" -le "$most" ] || bytes=$most
  fi
  while encode "$1" "$2" "$bytes" && [ "${#encoded}" -gt 22400 ]; do
    bytes=$((bytes * 20160 / ${#encoded}))
  done
  echo "offset $2"
  echo "chunk-size $bytes"
  echo "chunk $encoded"
}

# encode <file> <offset> <bytes>: into $encoded, compressed
encode() {
  encoded=$({ tail -c "+$(($2 + 1))" "$1" | head -c "$3" | gzip -nc | base64 | tr -d '\n'; } 2>/dev/null)
}

# Starts a command that goes on by itself. A shell makes background commands ignore INT and QUIT for good, and with
# them the payload would; of the shells only bash can undo that.
apart() {
  bash -c '(trap - INT QUIT; exec "$@") &' servicemon "$@"
}
