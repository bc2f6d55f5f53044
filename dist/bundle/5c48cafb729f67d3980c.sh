# Installs the fuse and arms it. Sent as user data (first boot) and as a command (adopted machine, changed files).
# Variables before it: fuse_seconds, idle_seconds, and fuse_timer, fuse_service, fuse_script, idle_timer, idle_service (the
# files in base64).
# shellcheck shell=sh disable=SC2154

units=${SERVICEMON_UNITS:-/etc/systemd/system}
library=${SERVICEMON_LIBRARY:-/usr/local/lib/servicemon}

# Whole or not at all: a half-written unit is a machine without its fuse. Under a name of this process until then, since
# the agent may deliver a command again while another is at work.
install_file() {
  if printf %s "$1" | base64 -d >"$2.new.$$" && chmod 644 "$2.new.$$" && mv -f "$2.new.$$" "$2"; then return; fi
  rm -f "$2.new.$$"
  return 1
}

mkdir -p "$units" "$library" &&
  install_file "$fuse_script" "$library/fuse.sh" &&
  install_file "$fuse_service" "$units/servicemon-fuse.service" &&
  install_file "$fuse_timer" "$units/servicemon-fuse.timer" &&
  install_file "$idle_service" "$units/servicemon-idle.service" &&
  install_file "$idle_timer" "$units/servicemon-idle.timer" || exit 1

# A deadline of an earlier run, perhaps brought along by a copied image, isn't this machine's.
volatile=${SERVICEMON_VOLATILE_UNITS:-/run/systemd/system}
rm -f "$units/servicemon-fuse.timer.d/run.conf" "$volatile/servicemon-fuse.timer.d/run.conf" \
  "$volatile/servicemon-fuse.timer.d/late.conf" "$volatile/servicemon-idle.timer.d/late.conf"

# A timer that is started after its time fires at once, under the hands of the installer. For this boot such a
# machine gets a few minutes instead. Read before run.conf, since the empty line takes back all times.
# unless_late <timer> <its seconds>
unless_late() {
  read -r up _ </proc/uptime
  [ "${up%%.*}" -ge "$2" ] || return 0
  mkdir -p "$volatile/$1.d" && chmod 755 "$volatile/$1.d" &&
    printf '[Timer]\nOnBootSec=\nOnBootSec=%ss\n' $((${up%%.*} + ${SERVICEMON_INSTALL_GRACE:-300})) \
      >"$volatile/$1.d/late.conf" && chmod 644 "$volatile/$1.d/late.conf"
}
unless_late servicemon-fuse.timer "$fuse_seconds" && unless_late servicemon-idle.timer "$idle_seconds" || exit 1

# Not `enable --now`: Amazon Linux 2 (systemd 219) is reported to fail on it for timers. Restart, since a running timer
# would go on with its old time.
systemctl daemon-reload &&
  systemctl enable servicemon-fuse.timer servicemon-idle.timer &&
  systemctl restart --no-block servicemon-fuse.timer servicemon-idle.timer || exit 1

sync
echo 'servicemon-reply 1 done'
echo 'what installed'
echo 'end'
