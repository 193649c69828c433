"""Every route that the server would answer, and values to fill it with.

Nothing here names a page: later floors are covered by being there.
"""

import ast
import inspect
import textwrap
import threading
from dataclasses import dataclass, field
from urllib.parse import quote

HUGE = 2**63
VERY_HUGE = 10**30
LONG = "x" * 20_000
HTML = "<script>alert(1)</script><b onclick='x'>\"'&lt;"
UNICODE = "Llŷr Ŵyn ﷽ 🦊 \u202e"
NUL = "a\x00b"


@dataclass(frozen=True)
class Route:
    """One rule of the routing map, with what a test wants to know of it."""

    rule: str
    kind: str  # "http", "jsonrpc", "json2"
    auth: str
    methods: frozenset
    addon: str
    endpoint: str  # the function that answers
    readonly: bool
    csrf: bool
    converters: tuple  # (name, converter class name, model name or None), in order
    parameters: tuple  # names that the endpoint asks for or reads from its **kwargs
    pieces: tuple = field(repr=False)  # (is converter, text) as werkzeug parsed the rule
    website: bool = False

    @property
    def ours(self):
        return self.addon.startswith("coop_")

    @property
    def posts(self):
        return "POST" in self.methods

    @property
    def gets(self):
        return "GET" in self.methods

    def path(self, values=None):
        """The URL path with converters filled from ``values`` (name -> raw text)."""
        values = values or {}
        filled = []
        for is_converter, text in self.pieces:
            filled.append(quote(str(values[text]), safe="") if is_converter else text)
        return "".join(filled)


def routes_of(env):
    """Every route of the database behind ``env``, sorted by rule."""
    with _thread_of(env.cr.dbname):
        rules = list(env["ir.http"].routing_map().iter_rules())
    found = {}
    for rule in rules:
        route = _route(rule)
        found.setdefault((route.rule, route.kind, route.methods), route)
    return sorted(found.values(), key=lambda route: (route.rule, sorted(route.methods)))


class _thread_of:
    """The routing map asks the thread for its database."""

    def __init__(self, database):
        self.database = database

    def __enter__(self):
        self.before = getattr(threading.current_thread(), "dbname", None)
        threading.current_thread().dbname = self.database

    def __exit__(self, *failure):
        threading.current_thread().dbname = self.before


def _route(rule):
    endpoint = rule.endpoint
    routing = endpoint.routing
    methods = frozenset(rule.methods or {"GET", "HEAD", "POST", "OPTIONS"})
    if routing["type"] == "jsonrpc":
        methods = frozenset({"POST"})
    return Route(
        rule=rule.rule,
        kind=routing["type"],
        auth=routing["auth"],
        methods=methods,
        addon=_addon_of(endpoint),
        endpoint=f"{endpoint.original_endpoint.__module__}.{endpoint.original_endpoint.__qualname__}",
        readonly=bool(routing.get("readonly")),
        csrf=routing.get("csrf", True),
        converters=tuple(_converters(rule)),
        parameters=tuple(_parameters(endpoint)),
        pieces=tuple((is_converter, text) for is_converter, text in rule._trace if text != "|"),
        website=bool(routing.get("website")),
    )


def _addon_of(endpoint):
    """The addon of the class that declared the route, not of one that adds to it."""
    method = endpoint.func
    declared_in = [
        parent.__module__
        for parent in type(method.__self__).mro()
        if method.__name__ in vars(parent)
    ]
    module = declared_in[-1].split(".")
    return module[2] if module[:2] == ["odoo", "addons"] else module[0]


def _converters(rule):
    for name, converter in rule._converters.items():
        yield name, type(converter).__name__, getattr(converter, "model", None)


def _parameters(endpoint):
    """Names in the signature of the endpoint, and those that it takes from its ``**kwargs``."""
    function = inspect.unwrap(endpoint.original_endpoint)
    signature = inspect.signature(function)
    names, catch_all = [], None
    for parameter in list(signature.parameters.values())[1:]:
        if parameter.kind is parameter.VAR_KEYWORD:
            catch_all = parameter.name
        elif parameter.kind is not parameter.VAR_POSITIONAL:
            names.append(parameter.name)
    if catch_all:
        names += [name for name in _read_from(function, catch_all) if name not in names]
    return names


def _read_from(function, catch_all):
    """Constants used as keys of ``catch_all`` inside the function."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, SyntaxError):
        return []
    found = []
    for node in ast.walk(tree):
        key = None
        if isinstance(node, ast.Subscript) and _is_name(node.value, catch_all):
            key = node.slice
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"get", "pop"}
            and _is_name(node.func.value, catch_all)
            and node.args
        ):
            key = node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            found.append(key.value)
    return found


def _is_name(node, name):
    return isinstance(node, ast.Name) and node.id == name


# Routes that end the session, hold the connection open or reach outside the database: a test that
# goes through all routes leaves them out.
NOT_IN_PASSING = (
    "/web/database",  # makes, drops and restores whole databases; closed by list_db = False
    "/web/session/logout",
    "/web/session/destroy",
    "/websocket",  # answers by keeping the connection
)

# What a hostile visitor writes into a place of the path, by the converter that guards it.
HOSTILE_PATH = {
    "SignedIntConverter": {
        "missing": 2**31 - 1,
        "zero": 0,
        "negative": -1,
        "over 32 bits": 2**31,
        "over 64 bits": HUGE,
        "text": "abc",
    },
    "ModelConverter": {
        "missing": 2**31 - 1,
        "negative": "x--1",
        "over 32 bits": 2**31,
        "over 64 bits": VERY_HUGE,
        "text": "abc",
        "HTML": HTML,
    },
    "UnicodeConverter": {
        "empty": " ",
        "unicode": UNICODE,
        "HTML": HTML,
        "NUL": NUL,
        "long": "y" * 3000,
        "format": "%s%(x)d{0}{x.__class__}",
        "private": "__init__",
    },
    "PathConverter": {
        "climbing": "../../../../etc/passwd",
        "unicode": UNICODE,
        "NUL": NUL,
        "numbers": "0/1/2147483648",
        "empty": " ",
    },
}

# What a hostile visitor sends as the value of a parameter.
HOSTILE_VALUES = {
    "empty": "",
    "text for a number": "abc",
    "over 64 bits": str(VERY_HUGE),
    "negative": "-1",
    "HTML": HTML,
    "unicode": UNICODE,
    "NUL": NUL,
    "long": LONG,
    "list": "[1, [2], null]",
    "broken JSON": '{"a": [1,',
    "quotes": "' OR 1=1 --\"\\",
}

HOSTILE_JSON = {
    "null": None,
    "number": -1,
    "over 64 bits": VERY_HUGE,
    "text": "abc",
    "NUL": NUL,
    "HTML": HTML,
    "list": [[None, {}]],
    "object": {"": None, "a": []},
    "true": True,
}


def hostile_paths(route):
    """Yield (what, path): every converter in turn gets every hostile value."""
    tame = {name: _tame(kind) for name, kind, _ in route.converters}
    if not tame:
        return
    for name, kind, _ in route.converters:
        for what, value in HOSTILE_PATH.get(kind, HOSTILE_PATH["UnicodeConverter"]).items():
            yield f"{name} {what}", route.path({**tame, name: value})


def paths_with_ids(route, ids):
    """Yield (what, path) for records that exist; ``ids`` maps a model (or None) to ids."""
    for name, kind, model in route.converters:
        if kind not in {"SignedIntConverter", "ModelConverter"}:
            continue
        tame = {other: _tame(other_kind) for other, other_kind, _ in route.converters}
        for record_id in ids.get(model) or ids.get(None, ()):
            yield f"{name} of somebody else", route.path({**tame, name: record_id})


def tame_path(route):
    """A path that the routing map accepts, with ordinary values."""
    return route.path({name: _tame(kind) for name, kind, _ in route.converters})


def _tame(kind):
    return 1 if kind in {"SignedIntConverter", "ModelConverter"} else "a"
