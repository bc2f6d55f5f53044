# Installs the fuse and arms it. Sent as user data (first boot) and as a command (adopted machine, changed files).
# Variables before it: fuse_timer, fuse_service, fuse_script (the files in base64).
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
rm -f "$units/servicemon-fuse.timer.d/run.conf"
rm -f "${SERVICEMON_VOLATILE_UNITS:-/run/systemd/system}/servicemon-fuse.timer.d/run.conf"

# Not `enable --now`: Amazon Linux 2 (systemd 219) is reported to fail on it for timers. Restart, since a running timer
# would go on with its old time; it fires at once only if the machine is up for longer than the fuse, as it should.
systemctl daemon-reload &&
  systemctl enable servicemon-fuse.timer &&
  systemctl restart --no-block servicemon-fuse.timer || exit 1

sync
echo 'servicemon-reply 1 done'
echo 'what installed'
echo 'end'
