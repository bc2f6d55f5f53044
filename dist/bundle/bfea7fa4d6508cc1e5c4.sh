# Runs the payload once, and stays until it has ended. What watches over it is a process of its own (supervise.sh), so
# that neither a killed agent nor a cancelled command loses its output, its exit code or its time limit.
# What it is sent is compressed and in base64. Variables: run_id, sent_at, not_after, deadline, timeout_seconds,
# cap_bytes, results_cap, run_user, secrets_tool, files_tool, region, secrets_seconds, part_count, payload_bytes,
# env_bytes, secrets_bytes, bundle, bundle_sha256, supervise_sh, launch_sh, pack_sh, boot_seconds, uncollected.
# shellcheck shell=sh disable=SC2015,SC2154

run=$root/runs/$run_id
new=$root/new.$run_id

abandon() {
  rm -rf "$new" "$root/new.holder.$$"
  refuse "$@"
}

missing=$(missing_tools)
[ -z "$missing" ] || refuse tools "not on this machine: $missing"
[ ! -e "$run" ] || refuse already-run "its state is $(run_state "$run")"

refuse_leftover "$sent_at"
now=$(date +%s)
[ "$now" -le "$not_after" ] || refuse late "it was to begin until $not_after, now it is $now"
[ "$now" -lt "$deadline" ] || refuse late "its deadline was $deadline, now it is $now"

armed=$(by_itself settled_fuse_state)
[ "$armed" = armed ] || refuse fuse "$armed"

switch_user=0
if [ "$(id -u)" = 0 ]; then
  id -u "$run_user" >/dev/null 2>&1 || refuse user "there is no user $run_user on this machine"
  [ "$run_user" = root ] || switch_user=1
  home=$(getent passwd "$run_user" | cut -d : -f 6)
else
  home=${HOME:-/}
  run_user=$(id -un)
fi
run_uid=$(id -u "$run_user")
is_number "$run_uid" || refuse user "the id of $run_user is $run_uid"
# It becomes text of a shell.
case $home in *\'*) refuse user "the home of $run_user is $home" ;; esac

mkdir -p "$root/runs" && chmod 711 "$root" "$root/runs" && true >>"$root/lock" || refuse disk "cannot write to $root"
# Tried first, since an exec that fails would end the shell without a word.
exec 9>>"$root/lock"
# One payload at a time. The lock goes with the processes that hold it, so none is ever left over, not by a boot either.
# Who has just won may not have written its name yet: what stands there is then empty, or of a run that has ended. Such a
# run may also still be setting the time to collect it.
tries=0
until flock -n 9; do
  holder=$(cat "$root/holder" 2>/dev/null)
  if [ "$tries" -ge 50 ] || { [ -n "$holder" ] && [ ! -e "$root/runs/$holder/meta" ]; }; then
    [ "$holder" != "$run_id" ] || refuse already-run 'its state is running'
    refuse busy 'another payload is running' "$holder"
  fi
  sleep 0.1
  tries=$((tries + 1))
done
[ ! -e "$run" ] || refuse already-run "its state is $(run_state "$run")"
rm -rf "$root"/new.*

encoded() {
  printf %s "$bundle"
  part_index=0
  while [ "$part_index" -lt "$part_count" ]; do
    cat "$root/incoming/$run_id/part.$part_index"
    part_index=$((part_index + 1))
  done
}

decoded() {
  encoded | base64 -d | gzip -dc
} 2>/dev/null

is_whole() {
  [ "$(sha256sum | cut -d ' ' -f 1)" = "$bundle_sha256" ]
}

# The files that the payload is to find in its working folder: of whoever runs it, with the rights that they were sent with.
unpack() {
  mkdir "$new/files" && chmod 755 "$new/files" &&
    tail -c "+$((payload_bytes + env_bytes + secrets_bytes + 1))" "$new/job/bundle" | tar -xpof - -C "$new/files"
}

# Where on this machine the payload finds its files, and leaves its results; what else it is told of itself it brings along.
print_places() {
  printf "export SERVICEMON_FILES='%s'\nexport SERVICEMON_RESULTS='%s'\n" "${files_tool:+$run/files}" "$run/results"
}

# All that needs a place on the disk gets it before the run counts as begun: none is half begun on a full one. The
# reserve is given back at the end, so that the result can be recorded whatever the payload has filled.
prepare() {
  rm -rf "$new"
  printf '%s\n' "$run_id" >"$root/new.holder.$$" && mv -f "$root/new.holder.$$" "$root/holder" &&
    mkdir -p "$new/job" && chmod 711 "$new" &&
    head -c 262144 /dev/zero >"$new/reserve" &&
    decoded >"$new/job/bundle" &&
    head -c "$payload_bytes" "$new/job/bundle" >"$new/job/payload" &&
    tail -c "+$((payload_bytes + 1))" "$new/job/bundle" | head -c "$env_bytes" >"$new/job/env" &&
    print_places >>"$new/job/env" &&
    tail -c "+$((payload_bytes + env_bytes + 1))" "$new/job/bundle" | head -c "$secrets_bytes" >"$new/wanted" &&
    { [ -z "$files_tool" ] || unpack; } &&
    printf %s "$supervise_sh" | base64 -d | gzip -dc >"$new/supervise.sh" &&
    printf %s "$launch_sh" | base64 -d | gzip -dc >"$new/job/launch.sh" &&
    printf %s "$pack_sh" | base64 -d | gzip -dc >"$new/pack.sh" && chmod 644 "$new/pack.sh" && mkdir "$new/results" &&
    mkfifo "$new/job/out" "$new/job/go" "$new/count" "$new/fed" &&
    printf '%4096s\n' '' >"$new/counted" && printf '%4096s\n' '' >"$new/pids" && printf '%4096s\n' '' >"$new/ids" &&
    true >"$new/launch.log" && true >"$new/supervise.log" && true >"$new/goes-on" &&
    true >"$new/output" && true >"$new/alive" && echo 0 >"$new/asked" &&
    boot_id >"$new/boot" && echo "$now" >"$new/started" &&
    printf "%s='%s'\n" started "$now" deadline "$deadline" timeout_seconds "$timeout_seconds" \
      cap_bytes "$cap_bytes" results_cap "$results_cap" pack_limit "${SERVICEMON_PACK_LIMIT:-20}" run_user "$run_user" run_uid "$run_uid" switch_user "$switch_user" run_home "$home" \
      kill_grace "${SERVICEMON_KILL_GRACE:-20}" launch_limit "${SERVICEMON_LAUNCH_LIMIT:-60}" >"$new/spec"
} 2>/dev/null

# The first line of a payload may name who is to run it, as the kernel reads it: the program, and all that follows as one
# argument. A CR at its end is an editor's, and no part of a name. The file itself needn't be executable, nor its disk.
read_interpreter() {
  program='' argument=''
  IFS= read -r line <"$new/job/payload" 2>/dev/null || true
  case $line in '#!'*) ;; *) return ;; esac
  tab=$(printf '\t')
  line=$(printf %s "${line#??}" | tr -d '\r' | sed "s/^[ $tab]*//; s/[ $tab]*$//")
  program=${line%%["$tab "]*}
  argument=$(printf %s "${line#"$program"}" | sed "s/^[ $tab]*//")
  case $program in
    '') ;;
    /*) [ -f "$program" ] && [ -x "$program" ] || abandon interpreter "$program, which the payload's first line names, is no program here" ;;
    *) abandon interpreter "$program, which the payload's first line names, has no path that begins with /" ;;
  esac
}

# Lists earlier runs, the newest first, but for those whose output nobody has brought in: a lease key of theirs is left,
# and names them in `uncollected`, with a / between them. Run ids hold no blanks.
collected() {
  # shellcheck disable=SC2012
  ls -t "$root"/runs/*/started 2>/dev/null | while read -r mark; do
    folder=${mark%/started}
    case /$run_id/$uncollected/ in */"${folder##*/}"/*) ;; *) printf '%s\n' "$folder" ;; esac
  done
}

# forget_runs <how many to keep>: removes what has been collected; of those that it keeps, what they left as results.
forget_runs() {
  collected | tail -n "+$(($1 + 1))" | while read -r folder; do
    rm -rf "$folder"
  done
  collected | while read -r folder; do
    rm -rf "$folder/results" "$folder/pack" "$folder/pack.sh"
  done
}

# What has been collected is kept only as long as there is room.
if ! prepare; then
  decoded | is_whole || abandon parts 'the payload did not arrive whole'
  forget_runs 0
  prepare ||
    abandon disk "no room in $root, where $(stat -f -c '%a blocks of %S bytes and %d files' "$root") are free"
fi
is_whole <"$new/job/bundle" || abandon parts 'the payload did not arrive whole'
rm -rf "$new/job/bundle" "$root/incoming/$run_id"

# Units that the boot is starting now. Not ours and not the agent's: what waits for those waits for this.
still_starting() {
  systemctl list-jobs --no-legend 2>/dev/null | while read -r _ unit kind state _; do
    case $kind-$state-$unit in
      start-running-servicemon-* | start-running-amazon-ssm-agent.service | start-running-snap.amazon-ssm-agent.*) ;;
      start-running-*) printf '%s ' "$unit" | tr -cd 'A-Za-z0-9 @_.:-' ;;
    esac
  done
}

# Every run is a fresh boot, and the agent is there before much of it: a database, say. Waits until all is started, or
# boot_seconds at most; sets waited and starting, what was still on its way then. A boot that is over costs no time.
wait_for_boot() {
  waited=0 starting='' quiet=0
  read -r up _ </proc/uptime
  from=${up%%.*}
  while [ "$waited" -lt "$boot_seconds" ]; do
    case $(systemctl is-system-running 2>/dev/null) in *starting* | *initializing*) ;; *) break ;; esac
    starting=$(still_starting)
    # Between two units there may be none for a moment.
    [ -z "$starting" ] || quiet=-1
    quiet=$((quiet + 1))
    [ "$quiet" -lt 3 ] || break
    sleep 0.5
    read -r up _ </proc/uptime
    waited=$((${up%%.*} - from))
  done
  [ "$waited" -ge "$boot_seconds" ] || starting=
}

read_interpreter
printf '%s\n%s\n' "$program" "$argument" >"$new/job/interpreter" || abandon disk "no room in $root"

problem=$(by_itself deadline_problem "$deadline")
[ -z "$problem" ] || abandon "${problem%% *}" "${problem#* }"

# The deadline is set, so that the machine goes on; when nothing comes of it, somebody has a few minutes to say so.
abandon() {
  rm -rf "$new" "$root/new.holder.$$"
  grant_collection "$deadline" >/dev/null 2>&1
  refuse "$@"
}

# The agent may be updated or restarted meanwhile, and systemd ends with it all that is in its unit. So what watches the
# payload, and the payload, get a unit of their own where systemd can; a scope, since that leaves descriptors alone.
# find_scope: sets scope, the words that begin a command in there, or why there is none. Tried out, since a command that
# comes back has either failed or not been begun. A payload that ignores TERM is not to hold an orderly shutdown.
find_scope() {
  scope='' why_no_scope='there is no systemd-run'
  command -v systemd-run >/dev/null || return 0
  for more in '-p TimeoutStopSec=5' ''; do
    # shellcheck disable=SC2086
    if why_no_scope=$(systemd-run --scope --slice=servicemon $more true 2>&1 </dev/null); then
      scope="systemd-run --scope --slice=servicemon $more" why_no_scope=''
      return 0
    fi
  done
  why_no_scope=$(printf %s "$why_no_scope" | tail -n 1 | tr -cd ' -~' | cut -c 1-200)
}

find_scope
printf '%s\n' "$why_no_scope" >"$new/no-scope" || abandon disk "no room in $root"

wait_for_boot
printf "boot_waited='%s'\nboot_starting='%s'\n" "$waited" "${starting% }" >>"$new/spec" || abandon disk "no room in $root"

[ ! -s "$new/wanted" ] || read_secrets
rm -f "$new/wanted" "$new/aws.log"

# From here on the run counts as begun. The folder comes into being with its lock held, so nobody takes it for dead.
trap - EXIT
exec 7>"$new/alive" && flock -n 7 && mv -T "$new" "$run" || abandon already-run 'its folder is there'
sync "$run/spec" "$root/runs" 2>/dev/null

# shellcheck disable=SC2086
printf %s "${secrets:-}" | apart $scope setsid sh "$run/supervise.sh" "$run" 3<&0 </dev/null >"$run/supervise.log" 2>&1
exec 7>&- 9>&-

# While the payload is at work anyway: what no longer has to be here.
forget_runs 5
for folder in "$root"/incoming/*/; do
  [ ! -d "$folder" ] || [ $(($(date +%s) - $(stat -c %Y "$folder"))) -lt 86400 ] || rm -rf "$folder"
done
flock -s "$run/alive" true

# Nor is it this command's to say that it ended while the machine goes down, and takes it along.
while [ ! -e "$run/meta" ] && is_going_down; do
  sleep 1
done
reply_run "$run_id" "$(asked_offset "$run")"
[ "$(meta_field "$run" end)" != interrupted ]
