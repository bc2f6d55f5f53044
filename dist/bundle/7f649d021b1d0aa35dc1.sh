# Says whether this machine is ready to be trusted with a payload: first boot finished, fuse installed and armed,
# power-off possible, tools there. Variables: wait_seconds, secrets_tool, files_tool, until.
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

stay_until "$until"
armed=$(by_itself settled_fuse_state)

library=${SERVICEMON_LIBRARY:-/usr/local/lib/servicemon}
installed=$(cat "$units/servicemon-fuse.timer" "$units/servicemon-fuse.service" "$library/fuse.sh" \
  "$units/servicemon-idle.timer" "$units/servicemon-idle.service" 2>/dev/null |
  sha256sum | cut -c 1-16)

power_off=yes
case $(systemctl show -p LoadState poweroff.target) in *LoadState=masked*) power_off=no ;; esac

# What a run will ask of the tools, asked now, when nothing depends on it yet: there are several makes of each.
# expect <what was asked> <what came> <what should have>
expect() {
  [ "$2" = "$3" ] || unfit="$unfit$1 gave \"$(printf %s "$2" | tr -cd ' -~' | cut -c 1-80)\", not \"$3\"; "
}

# numbers <what was asked> <what came>
numbers() {
  for number in ${2:-nothing}; do
    is_number "$number" || expect "$1" "$2" numbers
  done
}

ask_tools() {
  numbers 'date +%s' "$(date +%s)"
  expect 'date -d' "$(date -u -d @86400 '+%Y-%m-%d %H:%M:%S UTC')" '1970-01-02 00:00:00 UTC'
  numbers 'stat' "$(stat -c '%s %Y' "$probe/text")"
  expect 'gzip and base64' "$(gzip -nc <"$probe/text" | base64 | tr -d '\n' | base64 -d | gzip -dc)" 'one two'
  expect 'tail and head' "$(tail -c +3 "$probe/text" | head -c 4)" 'e tw'
  expect 'tail and cut' "$(printf '1\n2 b\n3 c\n' | tail -n +2 | tail -n 1 | cut -d ' ' -f 2)" c
  expect 'sha256sum' "$(printf abc | sha256sum | cut -c 1-16)" ba7816bf8f01cfea
  expect 'sed and grep' "$(sed 's/^/meta./' "$probe/text" | grep -Ev '=(|0)$')" 'meta.one two'
  expect 'sort' "$(printf '10:b\n9:a\n' | sort -n | head -n 1)" 9:a
  expect 'tr' "$(printf 'a\033b' | tr -cd ' -~')" ab
  printf '%4096s\n' '' >"$probe/counted"
  tee "$probe/copy" <"$probe/text" | cat | wc -c 1<>"$probe/counted"
  read -r number _ <"$probe/counted"
  expect 'tee and wc' "$number $(cat "$probe/copy")" '8 one two'
  mkdir -p "$probe/a" && mkfifo "$probe/a/1" "$probe/a/2" && chmod 711 "$probe/a" && chown "$(id -u)" "$probe/a" &&
    mv -T "$probe/a" "$probe/b" && mv -f "$probe/copy" "$probe/text" && sync "$probe/text" "$probe"
  expect 'mkfifo and mv' "$? $(cd "$probe" && echo b/*)" '0 b/1 b/2'
  [ -z "$files_tool" ] ||
    expect 'tar' "$(tar -cf - -C "$probe" text | tar -xpof - -C "$probe/b" && cat "$probe/b/text")" 'one two'
  expect 'ls' "$(ls -t "$probe/text")" "$probe/text"
  expect 'flock' "$(flock -n -s "$probe/text" true && flock -w 1 "$probe/text" true && (flock -n 9) 9<"$probe/text" && echo held)" held
  expect 'timeout' "$(timeout -k 1 20 sleep 0.01 && echo slept)" slept
  expect 'setsid and env' "$(env A=b setsid sh -c "echo \$A")" b
  expect 'getent and id' "$(id -u "$(getent passwd root | cut -d : -f 1)")" 0
  [ "$(id -u)" != 0 ] ||
    expect 'runuser' "$(runuser -l root -s /bin/true --session-command true >/dev/null && echo yes)" yes
}

unfit=
missing=$(missing_tools)
# One folder a process: the agent may deliver a proof again, and two jobs may prove one boot, at the same time.
probe=$root/probe.$$
if [ -z "$missing" ]; then
  for other in "$root"/probe.*; do
    [ -d "/proc/${other##*.}" ] || rm -rf "$other"
  done
  if mkdir -p "$probe" && echo 'one two' >"$probe/text"; then ask_tools; else unfit="cannot write to $root; "; fi
  rm -rf "$probe"
fi 2>/dev/null

# shellcheck disable=SC1091
os=$(. /etc/os-release && echo "$ID $VERSION_ID")
read -r up _ </proc/uptime

reply proof
echo "fuse $armed"
echo "installed $installed"
echo "cloud-init $cloud_init"
echo "power-off $power_off"
echo "missing-tools $missing"
printf 'unfit-tools %s\n' "${unfit%; }"
echo "os $os"
echo "systemd $(systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]*\).*/\1/p')"
echo "boot $(boot_id)"
echo "uptime ${up%%.*}"
echo "clock $(date +%s)"
echo end
