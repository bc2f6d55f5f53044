# Installs the fuse and arms it. Sent as user data (first boot) and as a command (adopted machine, changed files).
# Variables before it: fuse_seconds, and fuse_timer, fuse_service, fuse_script (the files in base64).
# shellcheck shell=sh disable=SC2154

units=${SERVICEMON_UNITS:-/etc/systemd/system}
library=${SERVICEMON_LIBRARY:-/usr/local/lib/servicemon}

# Whole or not at all: a half-written unit is a machine without its fuse.
install_file() {
  printf %s "$1" | base64 -d >"$2.new" && chmod 644 "$2.new" && mv -f "$2.new" "$2"
}

mkdir -p "$units" "$library" &&
  install_file "$fuse_script" "$library/fuse.sh" &&
  install_file "$fuse_service" "$units/servicemon-fuse.service" &&
  install_file "$fuse_timer" "$units/servicemon-fuse.timer" || exit 1

# A deadline of an earlier run, perhaps brought along by a copied image, isn't this machine's.
volatile_drop_in=${SERVICEMON_VOLATILE_UNITS:-/run/systemd/system}/servicemon-fuse.timer.d
rm -f "$units/servicemon-fuse.timer.d/run.conf" "$volatile_drop_in/run.conf" "$volatile_drop_in/late.conf"

# A timer that is started after its time fires at once, under the hands of whoever installs it. For this boot such a
# machine gets a few minutes instead. Read before run.conf, since the empty line takes back all times.
read -r up _ </proc/uptime
if [ "${up%%.*}" -ge "$fuse_seconds" ]; then
  mkdir -p "$volatile_drop_in" && chmod 755 "$volatile_drop_in" &&
    printf '[Timer]\nOnBootSec=\nOnBootSec=%ss\n' $((${up%%.*} + ${SERVICEMON_INSTALL_GRACE:-300})) \
      >"$volatile_drop_in/late.conf" && chmod 644 "$volatile_drop_in/late.conf" || exit 1
fi

# Not `enable --now`: Amazon Linux 2 (systemd 219) is reported to fail on it for timers. Restart, since a running timer
# would go on with its old time.
systemctl daemon-reload &&
  systemctl enable servicemon-fuse.timer &&
  systemctl restart --no-block servicemon-fuse.timer || exit 1

sync
echo 'servicemon-reply 1 done'
echo 'what installed'
echo 'end'
