# Takes in one part of a payload that is too large for one command. Variables: run_id, part_index, part,
# until.
# shellcheck shell=sh disable=SC2015,SC2154

incoming=$root/incoming/$run_id
mkdir -p "$incoming" &&
  printf %s "$part" >"$incoming/new.$part_index.$$" &&
  mv -f "$incoming/new.$part_index.$$" "$incoming/part.$part_index" ||
  discard "$incoming/new.$part_index.$$" ||
  refuse disk "part $part_index of the payload could not be written"

stay_until "$until"

reply 'done'
echo 'what part'
echo end
