# Lists the runs whose output nobody has collected, oldest first.
# shellcheck shell=sh disable=SC2154

rows=
count=0
left_out=0
for started in $(
  for run in "$root"/runs/*/; do
    [ -e "$run/collected" ] || [ ! -e "$run/started" ] || echo "$(cat "$run/started"):${run%/}"
  done | sort -n
); do
  run=${started#*:}
  if [ "$count" -ge 100 ]; then
    left_out=$((left_out + 1))
    continue
  fi
  state=$(run_state "$run")
  if [ -e "$run/meta" ]; then size=$(meta_field "$run" size); else size=$(output_size "$run"); fi
  rows="${rows}row ${run##*/} $state $size ${started%%:*}
"
  count=$((count + 1))
done

reply runs
printf %s "$rows"
echo "left-out $left_out"
echo end
