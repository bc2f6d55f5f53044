#!/bin/bash
# What the fleet runs: says which run and boot this is, in files that tell how often it began and came to its end, and
# writes more than one answer holds.
watched before 'payload counts'
echo "$1 $(cat /proc/sys/kernel/random/boot_id)" >>/home/ec2-user/ran
watched after 'payload counts'
head -c 18000 /dev/urandom | base64
watched after 'payload writes'
echo "$1" >>/home/ec2-user/through
