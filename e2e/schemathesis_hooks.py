"""How schemathesis sends what it made."""

import json
import re
import uuid

import schemathesis

KEY = "Idempotency-Key"
WELL_FORMED = re.compile(r'[!#-+\--\[\]-~]{1,255}|"[!#-\[\]-~]{1,255}"')


@schemathesis.serializer("application/x-ndjson")
def lines(_context, value):
    """Sends a body of lines as the text that was made for it."""
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else json.dumps(value)).encode()


@schemathesis.hook
def before_call(context, case, **kwargs):
    """Gives each request an idempotency key of its own: one that comes twice is a retry, and has an old answer."""
    key = (case.headers or {}).get(KEY)
    if isinstance(key, str) and WELL_FORMED.fullmatch(key):
        case.headers[KEY] = str(uuid.uuid4())
