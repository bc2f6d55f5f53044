# Runs moto for the holder of a socket's other end, and leaves when that is closed, however its holder went. Each line of
# JSON on the socket asks for one thing, and gets one line: a request of HTTP its response, or an error. Without a server
# of HTTP in between: Werkzeug's takes a connection and a thread for each. Besides, moto can be asked to keep what it holds
# of a region (groups, key pairs, tags) under a name, or to bring it back.
#
# By itself the socket is file descriptor 3. With --template this is what many are forked from, one for each connection
# to the socket whose path it prints, since loading moto takes 3 s of processor time; it does so at the first connection,
# and leaves when its standard input ends.
import copy
import functools
import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import types

kept = {}
parts = ("groups", "key_pairs", "tags")


def copied(backend, values):
    # What belongs to a backend points at it: that one thing stays itself.
    return copy.deepcopy(values, {id(backend): backend})


def carry_out(ask):
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[ask["account"]][ask["region"]]
    key = (ask["account"], ask["region"], ask["name"])
    if ask["do"] == "save":
        kept[key] = copied(backend, [getattr(backend, part) for part in parts])
    else:
        for part, value in zip(parts, copied(backend, kept[key])):
            setattr(backend, part, value)


def respond(app, ask):
    # By WSGI (PEP 3333).
    from werkzeug.test import create_environ, run_wsgi_app

    environ = create_environ(ask["path"], method=ask["method"], headers=ask["headers"], data=ask["body"])
    parts, status, headers = run_wsgi_app(app, environ, buffered=True)
    return {
        "status": int(status.split()[0]),
        "headers": {name.lower(): value for name, value in headers},
        "body": b"".join(parts).decode(),
    }


def answer(app, ask):
    if ask["do"] == "request":
        return respond(app, ask)
    if ask["do"] != "nothing":
        carry_out(ask)
    return {}


def remember_what_stays():
    # What moto finds out anew each time: the policies that AWS manages, 1582 of them, for each account in 0.14 s; and for
    # each request in 2 of its 4 ms which service it is for, by a look at the folders of all, and which names are methods.
    from moto.core import responses
    from moto.iam.models import IAMBackend
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication

    find = DomainDispatcherApplication.get_backend_for_host

    @functools.cache
    def backend_for_host(app, host):
        backend = find(app, host)
        if backend == "cloudformation":
            leave_out_no_values()
        return backend

    DomainDispatcherApplication.get_backend_for_host = backend_for_host
    responses.method_names_from_class = functools.cache(responses.method_names_from_class)
    parse = IAMBackend._init_aws_policies
    parsed = []

    def aws_policies_of(backend):
        if not parsed:
            parsed.extend(parse(backend))
        # Nobody changes them, but each account counts what it has attached.
        policies = [copy.copy(policy) for policy in parsed]
        for policy in policies:
            policy.account_id = backend.account_id
        return policies

    IAMBackend._init_aws_policies = aws_policies_of


def leave_out_no_values():
    # AWS::NoValue in a list leaves it out (CloudFormation User Guide, "Pseudo parameters"); moto leaves a hole there, which
    # IAM takes for a malformed policy. Loaded with the first call only: it brings the models of thirty services. API
    # Gateway's want a validator of OpenAPI with twenty packages of its own, and no template of ours has one.
    sys.modules["moto.apigateway.models"] = types.SimpleNamespace(apigateway_backends={})
    from moto.cloudformation import parsing

    clean = parsing.clean_json

    def clean_json(value, resources):
        cleaned = clean(value, resources)
        return [item for item in cleaned if item is not None] if isinstance(value, list) else cleaned

    parsing.clean_json = clean_json
    give_lists_as_text()


def give_lists_as_text():
    # A stack's parameters are texts, and those that are lists have commas in them; moto gives Python's lists, and takes
    # them for the new values where an update keeps the old ones.
    from moto.cloudformation.models import Stack

    def values(stack):
        found = stack.resource_map.resolved_parameters.items()
        return {name: ",".join(value) if isinstance(value, list) else value for name, value in found}

    Stack.stack_parameters = property(values)
    Stack.parameter_list = property(
        lambda stack: [{"ParameterKey": name, "ParameterValue": value} for name, value in values(stack).items()]
    )


def load():
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    remember_what_stays()
    app = DomainDispatcherApplication(create_backend_app)
    # A service's code and data come with its first call, EC2's in about a second: better now than in somebody's
    # measurement.
    for service, version, action in (
        ("ec2", "2016-11-15", "DescribeKeyPairs"),
        ("iam", "2010-05-08", "ListRoles"),
        ("sts", "2011-06-15", "GetCallerIdentity"),
        ("ssm", "", "AmazonSSM.DescribeParameters"),
    ):
        scope = f"AKIALOCAL/20260101/us-east-1/{service}/aws4_request"
        headers = {
            "x-moto-account-id": "000000000000",
            "authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0",
        }
        if version == "":
            headers |= {"x-amz-target": action, "content-type": "application/x-amz-json-1.1"}
            body = "{}"
        else:
            headers |= {"content-type": "application/x-www-form-urlencoded"}
            body = f"Action={action}&Version={version}"
        reply = respond(app, {"path": "/", "method": "POST", "headers": headers, "body": body})
        if reply["status"] != 200:
            raise RuntimeError(f"{service} {action}: {reply['status']} {reply['body']}")
    # What is loaded stays: no need to look through it for garbage again and again.
    gc.collect()
    gc.freeze()
    return app


def serve(app, held):
    from moto.moto_api._internal import mock_random

    # Ids are drawn from it, and a fork would draw what its siblings draw.
    mock_random.seed()
    with held.makefile("r", encoding="utf-8") as asks:
        for line in asks:
            try:
                told = answer(app, json.loads(line))
            except Exception as caught:
                told = {"error": repr(caught)}
            held.sendall((json.dumps(told) + "\n").encode())
    # The holder is gone, however it went.
    os._exit(0)


def fork_for_each():
    folder = tempfile.mkdtemp(prefix="local-aws-moto-")
    path = os.path.join(folder, "socket")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    # The system forgets children that have ended: nobody asks how.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print(path, flush=True)
    app = None
    while True:
        ready, _, _ = select.select([sys.stdin, listener], [], [])
        if sys.stdin in ready:
            shutil.rmtree(folder)
            os._exit(0)
        held, _ = listener.accept()
        app = app or load()
        if os.fork() == 0:
            listener.close()
            os.close(0)
            serve(app, held)
        held.close()


if sys.argv[1:] == ["--template"]:
    fork_for_each()
else:
    serve(load(), socket.socket(fileno=3))
