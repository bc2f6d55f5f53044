"""Has the AWS command line take commands apart as it would for AWS, and stops each just before it is sent.

Reads a list of lists of words as JSON from stdin; writes a list of what is wrong with each, empty where nothing is.
"""
import contextlib
import io
import json
import os
import sys
from types import SimpleNamespace

os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="us-west-2")
os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)

import awscli.clidriver  # noqa: E402
import botocore.endpoint  # noqa: E402
import botocore.waiter  # noqa: E402

driver = awscli.clidriver.create_clidriver()
sent = []


def take(self, operation_model, request_dict):
    """Stands where a request, checked against the service's model, would leave."""
    sent.append(operation_model.name)
    return SimpleNamespace(status_code=200, headers={}), {"ResponseMetadata": {}}


botocore.endpoint.Endpoint.make_request = take
botocore.waiter.Waiter.wait = lambda self, **words: sent.append(self.name)


def validate(words):
    sent.clear()
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            code = driver.main(words)
        except SystemExit as end:
            code = end.code
    if code == 0 and sent:
        return ""
    return said.getvalue().strip() or f"exit {code}, and nothing was to be sent"


json.dump([validate(words) for words in json.load(sys.stdin)], sys.stdout)
