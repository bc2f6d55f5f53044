#!/bin/sh
# Inserts rows that a run left in pending.csv into the database that SERVICEMON_DATABASE names; rows that are there already
# stay as they are. Usage: load.sh pending.csv …, on a machine of the fleet or, from a clone, on your own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

# On a machine of the fleet all is there; a clone gets an environment of its own, with what reaches databases alone.
if [ -d "$here/lib" ]; then
  venv=$here/venv
  library=$here/lib
else
  venv=${XDG_CACHE_HOME:-$HOME/.cache}/servicemon-load
  library=$here
  if ! cmp -s "$here/requirements/database.txt" "$venv/made-of"; then
    rm -rf "$venv"
    "${SERVICEMON_PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --no-deps \
      --only-binary :all: -r "$here/requirements/database.txt"
    cp "$here/requirements/database.txt" "$venv/made-of"
  fi
fi
export PYTHONPATH="$library"
# What Python compiles would lie among image.files of the clone, and change the setup's hash.
export PYTHONDONTWRITEBYTECODE=1
exec "$venv/bin/python" -m monitor.load "$@"
