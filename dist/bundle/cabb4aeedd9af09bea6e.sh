# Starts the payload as the user it is for, tells the supervisor its process id, and stays as its parent: a parent that
# never waits, so that the ended payload remains readable in /proc, where an exit code of 143 is not a TERM.
# Arguments: the job's folder. Run by bash, which alone can give INT and QUIT their meaning back.
# shellcheck shell=bash

job=$1
setsid=$(command -v setsid)
if [ -z "$setsid" ]; then
  echo "there is no setsid on the PATH that the login leaves: $PATH"
  exit 127
fi
{ IFS= read -r program && IFS= read -r argument; } <"$job/interpreter"
[ -d "${job%/*}/files" ] && cd "${job%/*}/files" || cd "$HOME" || cd /

(
  trap - INT QUIT
  # Not before the parent is what it is to be: a shell would take a payload that ends at once for its own to clear away.
  read -r _ <"$job/go"
  # The secrets first: the environment may set another PATH.
  eval "$(cat <&3)"
  # shellcheck disable=SC1091
  . "$job/env"
  exec "$setsid" "${program:-$BASH}" ${argument:+"$argument"} "$job/payload" </dev/null >"$job/out" 2>&1 3<&- 6>&- 7>&- 9>&-
) &
echo "$! $$" >&6
exec sleep 2147483647 >/dev/null 2>&1 3<&- 6>&-
