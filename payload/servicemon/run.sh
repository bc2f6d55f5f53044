#!/bin/sh
# Asks the services of run.files once for each cone, keeps a row for each answer, and sends the rows to the database that
# SERVICEMON_DATABASE names, if any. It is the fleet file's run.command, as setup.sh has installed it: /opt/servicemon/run.sh
set -eu
place=$(cd "$(dirname "$0")" && pwd)
# ServiceMon's times are local and say no zone.
export TZ=UTC
# Answers may be large, and /tmp is memory on Amazon Linux.
export TMPDIR="${TMPDIR:-/var/tmp}"
# A process with numpy's threads can't be forked safely; nothing here needs them.
export OPENBLAS_NUM_THREADS=1
# Lines are to be seen as they come.
export PYTHONUNBUFFERED=1
export PYTHONPATH="$place/lib"
exec "$place/venv/bin/python" -m monitor
