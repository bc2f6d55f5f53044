#!/bin/sh
# Process 1 of a booted instance: mounts the guest's file tree around its disk, moves into it, reaps orphans.
# Runs inside fresh mount, pid, uts and ipc namespaces. $1 is the instance's folder, in which the tree has been prepared
# (tree.ts); $2 is its host name.
# It lives as long as its standard input stays open, so that no guest outlives the local AWS, however that ends.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
folder=$1
name=$2
# /proc is still the host's here, so this is our pid as the host sees it.
read -r pid _ </proc/self/stat
root=$folder/root
volatile=$folder/volatile

{ echo "$name" >/proc/sys/kernel/hostname; } 2>/dev/null || true
mount --make-rprivate /
# What can't be mounted as it should be is missed later, or said to be.
mount --all --fstab "$volatile/fstab" || true
# The guest's own systemctl and friends also stand where units and scripts look for them by absolute path.
for place in bin sbin; do
  mount -t overlay overlay -o "ro,lowerdir=$volatile/tools:/usr/$place" "$root/usr/$place" 2>/dev/null ||
    for tool in "$volatile/tools"/*; do
      [ -e "/usr/$place/${tool##*/}" ] && mount --bind "$tool" "$root/usr/$place/${tool##*/}" || true
    done
done

cd "$root"
# With both at one place no folder is needed for the old root (pivot_root(2)).
pivot_root . .
umount -l .
echo "ready $pid"
# A waiting shell reaps whatever is orphaned to it; cat ends with standard input, and then so does everything here.
cat >/dev/null
exit 0
