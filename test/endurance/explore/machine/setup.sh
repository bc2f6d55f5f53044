#!/bin/sh
# What makes a machine of a base image ready: looks for the files that came with it, tells in files how often it has begun
# and come to its end on this disk, and writes more than one answer holds. $1 is the run's own path.
[ -x job/payload.sh ] || exit 9
watched before 'setup counts'
echo "$1 $(cat /proc/sys/kernel/random/boot_id)" >>/home/ec2-user/set-up
watched after 'setup counts'
head -c 18000 /dev/urandom | base64
watched after 'setup writes'
echo "$1" >>/home/ec2-user/set-up-through
