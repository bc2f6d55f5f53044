# Runs moto's server, leaves with its parent, and keeps what it holds of a region (groups, key pairs, tags) by name.
# A line of JSON on standard input asks for that; the answer is a line on file descriptor 3.
import copy
import json
import os
import sys
import threading

from moto.ec2.models import ec2_backends
from moto.server import main

kept = {}
parts = ("groups", "key_pairs", "tags")


def copied(backend, values):
    # What belongs to a backend points at it: that one thing stays itself.
    return copy.deepcopy(values, {id(backend): backend})


def carry_out(ask):
    backend = ec2_backends[ask["account"]][ask["region"]]
    key = (ask["account"], ask["region"], ask["name"])
    if ask["do"] == "save":
        kept[key] = copied(backend, [getattr(backend, part) for part in parts])
    else:
        for part, value in zip(parts, copied(backend, kept[key])):
            setattr(backend, part, value)


def serve():
    with os.fdopen(3, "w") as answers:
        for line in sys.stdin:
            try:
                carry_out(json.loads(line))
                error = ""
            except Exception as caught:
                error = repr(caught)
            answers.write(json.dumps(error) + "\n")
            answers.flush()
    # The parent is gone, however it went.
    os._exit(0)


threading.Thread(target=serve, daemon=True).start()
main(sys.argv[1:])
