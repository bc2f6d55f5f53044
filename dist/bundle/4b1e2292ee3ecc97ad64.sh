# Sets the time at which the fuse switches the machine off, without a run. Variables: sent_at, deadline.
# shellcheck shell=sh disable=SC2015,SC2154

refuse_leftover "$sent_at"
mkdir -p "$root" && true >>"$root/lock" || refuse disk "cannot write to $root"
exec 9>>"$root/lock"
flock -n 9 || refuse busy 'a payload is running' "$(cat "$root/holder" 2>/dev/null)"
problem=$(by_itself deadline_problem "$deadline")
[ -z "$problem" ] || refuse "${problem%% *}" "${problem#* }"

reply 'done'
echo 'what deadline'
echo end
