#!/bin/sh
# Makes a machine ready for ServiceMon: Python, a virtual environment with what requirements/ pins, and the files that a run
# needs, all below /opt/servicemon. It is the fleet file's image.setup, so it runs as root, once, on a new machine; again is
# quick. pip installs files with the listed hashes only, from where its own settings say (PIP_INDEX_URL and the like).
set -eu
# Commands on a machine of the fleet have 077, and run.user need not be root.
umask 022

place=${SERVICEMON_PLACE:-/opt/servicemon}

fail() {
  echo "setup: $*" >&2
  exit 1
}

# As image.setup this text alone is on the machine, and the folder that it comes from is among image.files.
find_source() {
  for folder in "$(dirname "$0")" "${SERVICEMON_FILES:-.}/payload/servicemon"; do
    if [ -s "$folder/requirements/servicemon.txt" ]; then
      cd "$folder" && pwd
      return
    fi
  done
  return 1
}

# is_fit <python>: it has a version that ServiceMon and its packages run on, and can make virtual environments.
is_fit() {
  "$1" -c 'import sys, ensurepip, venv; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null
}

find_python() {
  for candidate in ${SERVICEMON_PYTHON:-python3.12 python3.11 python3.10 python3}; do
    if is_fit "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# Amazon Linux 2023's own Python is 3.9; Ubuntu's and Debian's lacks what makes virtual environments.
install_python() {
  if command -v dnf >/dev/null; then
    dnf install -y -q python3.11 python3.11-pip
  elif command -v apt-get >/dev/null; then
    # A new machine may be updating its lists by itself just now.
    tries=0
    until apt-get update -q; do
      tries=$((tries + 1))
      [ "$tries" -lt 10 ] || fail 'apt-get update failed ten times: see what it says above'
      sleep 15
    done
    DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends -o DPkg::Lock::Timeout=300 python3-venv
  else
    fail 'found no Python 3.10 to 3.12 with its venv module, and neither dnf nor apt-get to install one: install it first'
  fi
}

# add <words for pip>: only what the lists name and hash, with nothing from elsewhere to build it.
add() {
  "$place/venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-cache-dir \
    --require-hashes --no-deps --no-build-isolation "$@"
}

# What tells an environment from one that other lists, or another Python, would make.
describe_environment() {
  "$1" -VV
  cat "$source"/requirements/*.txt | sha256sum
}

make_environment() {
  rm -rf "${place:?}/venv"
  "$1" -m venv "$place/venv"
  add --only-binary :all: -r "$source/requirements/packages.txt" -r "$source/requirements/database.txt"
  add -r "$source/requirements/servicemon.txt"
  # Last: without it a setup that was cut short begins anew.
  printf '%s\n' "$wanted" >"$place/venv/made-of"
}

copy_files() {
  rm -rf "${place:?}/lib"
  mkdir "$place/lib"
  cp -R "$source/monitor" "$place/lib/"
  cp "$source/run.sh" "$source/load.sh" "$place/"
  chmod 755 "$place/run.sh" "$place/load.sh"
  # Compiled now, since another user than root couldn't keep it.
  "$place/venv/bin/python" -m compileall -q "$place/lib"
}

source=$(find_source) || fail 'found no payload/servicemon among image.files: name it there'
python=$(find_python) || {
  install_python >&2
  python=$(find_python) || fail "found no Python 3.10 to 3.12 with its venv module: install one, or name it in SERVICEMON_PYTHON"
}
mkdir -p "$place/waiting"
# Rows that no database has yet are shared by all users of runs; the machine has no other users.
chmod 777 "$place/waiting"
wanted=$(describe_environment "$python")
if [ -s "$place/venv/made-of" ] && [ "$(cat "$place/venv/made-of")" = "$wanted" ]; then
  echo "setup: $place has what it needs already"
else
  echo "setup: installing into $place, with $python"
  make_environment "$python"
fi
copy_files
"$place/venv/bin/python" -c '
import sys, servicemon.query_runner, sqlalchemy, psycopg
print(f"setup: ServiceMon {servicemon.__version__}, SQLAlchemy {sqlalchemy.__version__}, psycopg {psycopg.__version__},",
      f"Python {sys.version.split()[0]}")'
