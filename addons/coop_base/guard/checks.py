"""What cannot be kept, or is longer than anybody means: NUL, lone surrogates, oversize, depth.

PostgreSQL keeps no NUL in a text and no half of a surrogate pair; both come from programs and
never from a keyboard. Contents of uploaded files are not looked at, only their names.
"""

import json
import re
import xmlrpc.client
from typing import NamedTuple
from xml.parsers.expat import ExpatError

_LONG_NUMBER = re.compile(r"\d{1000}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME = 200  # characters in the name of a field or a file


class Fault(ValueError):
    """Something that no request may bring; its code is ``characters``, ``size`` or ``input``."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Limits(NamedTuple):
    """Sizes above which a request is refused; texts in characters, bodies in bytes."""

    path: int = 8_000
    query: int = 8_000
    value: int = 100_000  # one field of a form
    password: int = 1_024  # more makes the hashing of passwords fail
    values: int = 1_000_000  # all fields of a form together
    fields: int = 1_000
    text: int | None = 1_000_000  # one text in JSON, such as a drawn signature
    body: int = 2_000_000  # of JSON
    depth: int = 100  # of JSON
    upload: int = 32_000_000  # a form with its files


VISITOR = Limits()
# Colleagues edit long pages with pictures in them; there Odoo's own limits are enough.
INTERNAL = Limits(
    query=32_000,
    value=10_000_000,
    values=10_000_000,
    fields=10_000,
    text=None,
    body=128_000_000,
    upload=128_000_000,
)


def check_address(path, query_string, pairs, others, limits):
    """Check where a request goes and what travels in its address and headers.

    :param str path: the decoded path
    :param bytes query_string: the query as it came
    :param pairs: iterable of (name, value) of the decoded query
    :param others: iterable of texts that have to be free of NUL: cookies, headers
    :raise Fault: if something cannot be used
    """
    _check_text(path, limits.path)
    if _LONG_NUMBER.search(path) or len(query_string) > limits.query:
        raise Fault("size")
    for name, value in pairs:
        _check_text(name, _NAME)
        _check_text(value, limits.query)
    for text in others:
        _check_text(text, None)


def check_values(pairs, file_names, limits):
    """Check the fields of a form and the names of its files.

    :param pairs: iterable of (name, value)
    :param file_names: iterable of texts that came with files: field, name, type
    :raise Fault: if something cannot be used
    """
    total = 0
    for count, (name, value) in enumerate(pairs, start=1):
        _check_text(name, _NAME)
        _check_text(value, limits.password if "password" in name else limits.value)
        total += len(value)
        if total > limits.values or count > limits.fields:
            raise Fault("size")
    for name in file_names:
        _check_text(name or "", _NAME)


def check_json(data, limits):
    """Check the body of a JSON request; what is not JSON at all is left to the caller.

    Parses only where a look at the bytes cannot answer.

    :param bytes data: the body
    :raise Fault: if something cannot be used
    """
    if len(data) > limits.body:
        raise Fault("size")
    if b"\0" in data:
        raise Fault("characters")
    escapes = b"\\u0000" in data or b"\\ud" in data or b"\\uD" in data
    nested = data.count(b"[") + data.count(b"{") > limits.depth
    if not (escapes or nested or len(data) > (limits.text or limits.body)):
        return
    try:
        value = json.loads(data)
    except RecursionError:
        raise Fault("size") from None
    except ValueError:
        return
    _check_json_value(value, limits)


def check_xml_call(data):
    """Check that the body of a request is a call in XML-RPC.

    :param bytes data: the body
    :raise Fault: if it is none, or has NUL in it
    """
    if b"\0" in data:
        raise Fault("characters")
    try:
        _arguments, method = xmlrpc.client.loads(data, use_datetime=True)
    except (ExpatError, xmlrpc.client.Error, ValueError, TypeError, LookupError):
        raise Fault("input") from None
    if not method:
        raise Fault("input")


def _check_json_value(value, limits):
    # A stack of our own: the depth of what was sent must not become the depth of calls.
    waiting = [(value, 1)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            _check_text(value, limits.text)
            continue
        if isinstance(value, dict):
            children = [*value, *value.values()]
        elif isinstance(value, list):
            children = value
        else:
            continue
        if depth > limits.depth:
            raise Fault("size")
        waiting.extend((child, depth + 1) for child in children)


def _check_text(text, limit):
    if limit is not None and len(text) > limit:
        raise Fault("size")
    if "\0" in text or _SURROGATE.search(text):
        raise Fault("characters")
