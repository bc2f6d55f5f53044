# Says whether this machine is ready to be trusted with a payload: first boot finished, fuse installed and armed,
# power-off possible, tools there. Variable: wait_seconds.
# shellcheck shell=sh disable=SC2015,SC2154

# SSM is online before cloud-init has come to the user data. Its own waiting ends at the first error of any module,
# which says nothing about ours: then its result is waited for, which it writes at the very end of each boot.
cloud_init=none
if command -v cloud-init >/dev/null; then
  wait_until=$(($(date +%s) + wait_seconds))
  cloud_init=$(timeout "$wait_seconds" cloud-init status --wait 2>/dev/null | sed -n 's/^status: *//p' | tail -n 1)
  case $cloud_init in
    done | disabled) ;;
    *)
      while [ ! -e /run/cloud-init/result.json ] && [ "$(date +%s)" -lt "$wait_until" ]; do
        sleep 0.5
      done
      [ -n "$cloud_init" ] && [ -e /run/cloud-init/result.json ] || cloud_init=timeout
      ;;
  esac
fi

armed=$(fuse_state)
tries=0
while [ "$armed" = not-active ] && [ "$tries" -lt 20 ]; do
  sleep 0.5
  tries=$((tries + 1))
  armed=$(fuse_state)
done

library=${SERVICEMON_LIBRARY:-/usr/local/lib/servicemon}
installed=$(cat "$units/servicemon-fuse.timer" "$units/servicemon-fuse.service" "$library/fuse.sh" 2>/dev/null |
  sha256sum | cut -c 1-16)

power_off=yes
[ "$(systemctl show -p LoadState poweroff.target)" != LoadState=masked ] || power_off=no

# shellcheck disable=SC1091
os=$(. /etc/os-release && echo "$ID $VERSION_ID")
read -r up _ </proc/uptime

reply proof
echo "fuse $armed"
echo "installed $installed"
echo "cloud-init $cloud_init"
echo "power-off $power_off"
echo "missing-tools $(missing_tools)"
echo "os $os"
echo "systemd $(systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]*\).*/\1/p')"
echo "boot $(boot_id)"
echo "uptime ${up%%.*}"
echo "clock $(date +%s)"
echo end
