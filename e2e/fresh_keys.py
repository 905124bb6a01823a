"""Gives each request that schemathesis makes an idempotency key of its own."""

import re
import uuid

import schemathesis

NAME = "Idempotency-Key"
WELL_FORMED = re.compile(r'[!#-+\--\[\]-~]{1,255}|"[!#-\[\]-~]{1,255}"')


@schemathesis.hook
def before_call(context, case, **kwargs):
    key = (case.headers or {}).get(NAME)
    if isinstance(key, str) and WELL_FORMED.fullmatch(key):
        case.headers[NAME] = str(uuid.uuid4())
