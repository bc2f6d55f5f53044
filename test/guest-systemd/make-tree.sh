#!/bin/sh
# Builds the tree that the tests of test/guest-systemd boot: systemd, cloud-init, and a stand-in for the SSM agent.
# Usage: make-tree.sh <folder> <release>, a release of Debian or Ubuntu that debootstrap knows. Needs root, debootstrap
# and the distribution's packages; a folder that is there is kept.

set -eu
[ ! -e "$1" ] || exit 0
# Elsewhere until it is whole: a tree that was cut short must not pass for one.
tree=$1.new
rm -rf "$tree"

system='systemd-sysv,dbus,libpam-systemd'
first_boot='cloud-init python3-cffi-backend'
if grep -q archive.ubuntu.com "/usr/share/debootstrap/scripts/$2"; then
  ubuntu=http://archive.ubuntu.com/ubuntu
  debootstrap --variant=minbase --components=main,universe --include="$system" "$2" "$tree" "$ubuntu"
  # What was released first is often too old to work, and debootstrap alone can't order what cloud-init needs.
  echo "deb $ubuntu $2-updates main universe" >>"$tree/etc/apt/sources.list"
  chroot "$tree" apt-get update
  # shellcheck disable=SC2086
  chroot "$tree" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $first_boot
else
  debootstrap --variant=minbase --include="$system,$(echo "$first_boot" | tr ' ' ,)" "$2" "$tree"
fi
mkdir -p "$tree/var/lib/cloud/seed/nocloud" "$tree/srv/inbox" "$tree/srv/outbox"
# Without an id it would be a first boot to systemd, which then enables a network manager, and waits for it.
tr -d - </proc/sys/kernel/random/uuid >"$tree/etc/machine-id"
# There are no locales in so small a tree, and cloud-init would call that an error.
echo 'locale: false' >"$tree/etc/cloud/cloud.cfg.d/99-locale.cfg"
chroot "$tree" useradd --create-home --shell /bin/bash worker

# Runs each command as the agent does: as a script, in a group of its own, several at once, left alone when it stops.
cat >"$tree/etc/systemd/system/amazon-ssm-agent.service" <<'EOF'
[Unit]
Description=Stand-in for the SSM agent
[Service]
ExecStart=/bin/sh /srv/agent.sh
EnvironmentFile=-/srv/agent.env
KillMode=process
[Install]
WantedBy=multi-user.target
EOF
mkdir -p "$tree/etc/systemd/system/multi-user.target.wants"
ln -s /etc/systemd/system/amazon-ssm-agent.service "$tree/etc/systemd/system/multi-user.target.wants/"
cat >"$tree/srv/agent.sh" <<'EOF'
touch "/srv/outbox/online-$(cat /proc/sys/kernel/random/boot_id)"
while :; do
  for script in /srv/inbox/*.sh; do
    [ -e "$script" ] || continue
    name=$(basename "$script" .sh)
    mv "$script" "/srv/outbox/$name.script"
    (
      setsid sh "/srv/outbox/$name.script" >"/srv/outbox/$name.out" 2>"/srv/outbox/$name.err" </dev/null
      echo "$?" >"/srv/outbox/$name.new" && mv "/srv/outbox/$name.new" "/srv/outbox/$name.code"
    ) &
  done
  sleep 0.1
done
EOF
mv "$tree" "$1"
