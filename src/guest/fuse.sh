#!/bin/sh
# Switches the machine off: payload killed, then an orderly power-off, then a forced one if that doesn't get there.
# A payload that ignores TERM would hold an orderly power-off for 90 billed seconds.

trap '' TERM HUP INT

uptime_seconds() {
  read -r up _ </proc/uptime
  echo "${up%%.*}"
}

force_at=$(($(uptime_seconds) + 15))

# In the background: if systemd itself hangs, these do too. `systemctl kill` means all processes of a unit when it isn't
# told otherwise, in every version. The payload runs in the agent's unit, or in a login session when it has a user.
{
  for unit in amazon-ssm-agent.service snap.amazon-ssm-agent.amazon-ssm-agent.service user.slice; do
    systemctl kill -s KILL "$unit" 2>/dev/null
  done
  systemctl poweroff
} &

# Its sleeps are killed in the last killing of a shutdown, so it looks at the clock.
while [ "$(uptime_seconds)" -lt "$force_at" ]; do
  sleep 1
done

systemctl poweroff -ff
