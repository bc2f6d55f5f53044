# Switches the machine off: payload killed, then an orderly power-off, then a forced one if that doesn't get there.
# A payload that ignores TERM would hold an orderly power-off for 90 billed seconds.

# At the idle end nothing is done when the machine has been given a deadline, which ends it instead. A deadline is what
# systemd says it will act on; it says nothing for a moment while one is being set.
has_deadline() {
  systemctl show -p NextElapseUSecRealtime servicemon-fuse.timer 2>/dev/null | grep -q '^NextElapse[A-Za-z]*=.*[1-9]'
}
if [ "${1:-}" = idle ]; then
  for pause in 1 2 2 0; do
    ! has_deadline || exit 0
    sleep "$pause"
  done
fi

# systemd stops services first, of which this isn't one (no default dependencies), and then sends TERM to all processes
# that are left. What is left by then is nobody's but the payload's, wherever it has hidden.
# Only then: it would be a disaster anywhere else.
last_killing() {
  read -r init </proc/1/comm
  [ "$init" != systemd-shutdow ] || kill -s KILL -- -1
  exit
}
trap last_killing TERM

# In the background: if systemd itself hangs, these do too. `systemctl kill` means all processes of a unit when it isn't
# told otherwise, in every version. The payload runs in a slice of its own, in the agent's unit where there can be none,
# or in a login session when it has a user.
{
  for unit in servicemon.slice amazon-ssm-agent.service snap.amazon-ssm-agent.amazon-ssm-agent.service user.slice; do
    systemctl kill -s KILL "$unit" 2>/dev/null
  done
  systemctl poweroff
} &

sleep 15
systemctl poweroff -ff
