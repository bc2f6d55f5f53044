"""Runs a shell that reads its script from a pipe, as behind `npm run … |`, at a terminal of its own, and answers a prompt there.

Takes JSON at its input, so that no list of processes shows the answer: shell, script, env, prompt, answer. Gives JSON: exitCode,
what the shell printed, what the terminal showed, and whether the terminal echoes in the end.
"""

import fcntl
import json
import os
import pty
import select
import subprocess
import sys
import termios

wanted = json.load(sys.stdin)
master, slave = pty.openpty()


def take_terminal():
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


shell = subprocess.Popen(
    wanted["shell"],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT,
    env=wanted["env"],
    cwd=wanted["cwd"],
    preexec_fn=take_terminal,
    pass_fds=[slave],
)
shell.stdin.write(wanted["script"].encode())
shell.stdin.close()
shown, printed, answered = b"", b"", False
streams = [master, shell.stdout.fileno()]
while shell.stdout.fileno() in streams:
    for stream in select.select(streams, [], [], 30)[0]:
        data = os.read(stream, 65536)
        if stream == master:
            shown += data
        elif data:
            printed += data
        else:
            streams.remove(stream)
    if not answered and wanted["prompt"].encode() in shown:
        os.write(master, wanted["answer"].encode() + b"\n")
        answered = True
exit_code = shell.wait()
while select.select([master], [], [], 0)[0]:
    shown += os.read(master, 65536)
echoes = bool(termios.tcgetattr(slave)[3] & termios.ECHO)
json.dump(
    {"exitCode": exit_code, "printed": printed.decode(), "shown": shown.decode(), "echoes": echoes},
    sys.stdout,
)
