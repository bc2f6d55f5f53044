#!/bin/bash
# What the soak's runs execute: leaves a mark that it has begun, prints what is known beforehand, and then does what it is for.
# Arguments: its own path, as the run has started it; how many numbers to print; what it is for; the exit code.
marks=/home/ec2-user
# One payload at a time: one that finds another at work says so.
exec 7>/tmp/soak-at-work
flock -n 7 || echo "$1" >>$marks/beside
echo "$1 $(cat /proc/sys/kernel/random/boot_id)" >>$marks/ran

echo begun
echo '::error::no command of the action'
number=1
for ((line = 0; line < $2; line++)); do
  number=$(((number * 1103515245 + 12345) % 2147483648))
  echo $number
done

case $3 in
  slow)
    for late in 1 2 3 4 5 6; do
      sleep 0.3
      echo "late $late"
    done
    ;;
  lasts) sleep 600 ;;
  power-off) sleep 0.2 && systemctl poweroff && sleep 600 ;;
  reboot) sleep 0.2 && systemctl reboot && sleep 600 ;;
  halt) sleep 0.2 && systemctl halt && sleep 600 ;;
  agent-killed) sleep 0.2 && systemctl kill -s KILL amazon-ssm-agent.service && sleep 600 ;;
  daemon) setsid sleep 30 7>&- & ;;
esac
echo ended
exit "${4:-0}"
