# Writes what a payload has left in its results folder to standard output, for pack_results. Runs as the payload's user.
# For each file a line `+ <bytes> <name>` and its bytes; for what is left out, and why, a line `- <reason> <name>`, up
# to fifty; at last `end <how many were left out>`. Arguments: the folder, and how many bytes its files may have with
# their lines. The runner believes none of it, and has the same rules for names.
# shellcheck shell=sh

room=$2 files=500 left=0
cd "$1" || exit 1

# leave <reason> <name>
leave() {
  left=$((left + 1))
  [ "$left" -le 50 ] || return 0
  printf -- '- %s %s\n' "$1" "$(printf %s "$2" | tr -c '!-~' '?' | cut -c 1-200)"
}

# take <name>: as many bytes as were announced, whatever is still written to it.
take() {
  size=$(stat -c %s "./$1") || return 0
  needed=$((size + ${#size} + ${#1} + 4))
  if [ "$needed" -gt "$room" ]; then
    leave cap "$1"
  elif [ "$files" -le 0 ]; then
    leave many "$1"
  else
    room=$((room - needed)) files=$((files - 1))
    printf '+ %s %s\n' "$size" "$1"
    [ "$size" -eq 0 ] || cat "./$1" /dev/zero | head -c "$size"
  fi
}

# visit <name>: it, or all that is in it. A link is no folder here, so none leads back to where it is.
visit() {
  case ${1##*/} in *[!A-Za-z0-9_@+=,.-]*)
    leave name "$1"
    return
    ;;
  esac
  if [ "${#1}" -gt 200 ]; then
    leave name "$1"
  elif [ -L "./$1" ]; then
    leave link "$1"
  elif [ -d "./$1" ]; then
    if [ -r "./$1" ] && [ -x "./$1" ]; then walk "$1/"; else leave closed "$1"; fi
  elif [ ! -f "./$1" ]; then
    leave device "$1"
  elif [ ! -r "./$1" ]; then
    leave closed "$1"
  else
    take "$1"
  fi
}

# walk <folder, with a / behind it, or nothing>. The summary comes first, so that it is the last that has no room.
walk() {
  [ -n "$1" ] || [ ! -e summary.json ] || visit summary.json
  for entry in "$1"* "$1".[!.]* "$1"..?*; do
    [ "$entry" != summary.json ] || continue
    if [ -e "./$entry" ] || [ -L "./$entry" ]; then visit "$entry"; fi
  done
}

walk ''
echo "end $left"
