#!/bin/sh
# Process 1 of a booted instance: builds the guest's file tree around its disk, moves into it, reaps orphans.
# Runs inside fresh mount, pid, uts and ipc namespaces. $1 is the instance's folder, $2 its host name; $3 and $4 are the
# Python and the packages of its AWS command line.
# It lives as long as its standard input stays open, so that no guest outlives the local AWS, however that ends.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
folder=$1
name=$2
python=$3
packages=$4
# /proc is still the host's here, so this is our pid as the host sees it.
read -r pid _ </proc/self/stat
root=$folder/root
disk=$folder/disk
volatile=$folder/volatile

hostname "$name" 2>/dev/null || true
mount --make-rprivate /
mkdir -p "$root"
mount --bind "$disk" "$root"

# A read-only remount inside a user namespace has to repeat the flags the host locked, hence the second try.
bind_ro() {
  mount --bind "$1" "$2"
  mount -o remount,ro,bind "$2" 2>/dev/null || mount -o remount,ro,nosuid,nodev,bind "$2" 2>/dev/null || true
}

mkdir -p "$root/usr" "$root/proc" "$root/dev" "$root/run" "$root/tmp" "$root/sys" "$disk/usr/local"
bind_ro /usr "$root/usr"
# The guest's own systemctl and friends also stand where units and scripts look for them by absolute path.
for place in bin sbin; do
  mount -t overlay overlay -o "ro,lowerdir=$volatile/tools:/usr/$place" "$root/usr/$place" 2>/dev/null ||
    for tool in "$volatile/tools"/*; do
      [ -e "/usr/$place/${tool##*/}" ] && mount --bind "$tool" "$root/usr/$place/${tool##*/}" || true
    done
done
mount --bind "$disk/usr/local" "$root/usr/local"
for entry in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$entry" ]; then
    [ -L "$root/$entry" ] || cp -P "/$entry" "$root/$entry"
  elif [ -d "/$entry" ]; then
    mkdir -p "$root/$entry"
    bind_ro "/$entry" "$root/$entry"
  fi
done
for entry in alternatives ssl ld.so.cache localtime; do
  [ -e "/etc/$entry" ] || continue
  if [ -d "/etc/$entry" ]; then mkdir -p "$root/etc/$entry"; else [ -e "$root/etc/$entry" ] || : >"$root/etc/$entry"; fi
  bind_ro "/etc/$entry" "$root/etc/$entry"
done

mount --bind "$volatile/run" "$root/run"
mkdir -p "$root/run/local-aws/python" "$root/run/local-aws/packages"
bind_ro "$python" "$root/run/local-aws/python"
bind_ro "$packages" "$root/run/local-aws/packages"
mount --bind "$volatile/tmp" "$root/tmp"
mount --bind "$volatile/dev" "$root/dev"
for device in null zero full random urandom tty; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ln -sfn /proc/self/fd "$root/dev/fd"
ln -sfn fd/0 "$root/dev/stdin"
ln -sfn fd/1 "$root/dev/stdout"
ln -sfn fd/2 "$root/dev/stderr"

mount -t proc proc "$root/proc"
# The host's kernel settings are nobody's to change from in here, but every boot has its own id.
mount --bind "$root/proc/sys" "$root/proc/sys"
mount --bind "$volatile/boot_id" "$root/proc/sys/kernel/random/boot_id"
mount -o remount,ro,bind "$root/proc/sys" 2>/dev/null || true

cd "$root"
mkdir -p .old-root
pivot_root . .old-root
umount -l /.old-root
rmdir /.old-root 2>/dev/null || true
echo "ready $pid"
# A waiting shell reaps whatever is orphaned to it; cat ends with standard input, and then so does everything here.
cat >/dev/null
exit 0
