"""What somebody has who reads everything: collected as the election goes on."""

import contextlib

from odoo.tools import mute_logger

from tests.secrecy import files, shown, sources
from tests.support import living as copies
from tests.support.visitor import RpcError, Visitor

# Who asks the models for all that they show; "system" is the administrator, None the superuser.
ASKING = (None, "system", "returning", "watching", "desk", "officer", "secretary", "v01", "public")
BY_RPC = ("system", "returning", "desk", "v01")
# Models of which a file is exported, with what a clever choice of columns adds.
EXPORTED = {
    "coop.election.envelope": ("elector_id/number", "elector_id/member_name", "elector_id/.id"),
    "coop.election.elector": ("member_name", "membership_id/partner_id/name", "contest_id/.id"),
    "coop.election.ballot": ("contest_id/.id", "election_id/.id"),
    "coop.election.sealed": ("contest_id/.id", "election_id/.id"),
    "coop.election.paper": ("elector_id/number", "elector_id/member_name"),
    "coop.election.journal": ("election_id/.id",),
    "mail.message": ("author_id/name",),
    "mail.mail": ("email_to",),
    "bus.bus": (),
    "ir.logging": (),
    "ir.attachment": (),
}


class Evidence:
    """``at``: phase -> tables; ``copies``: [(tables before, tables after)] of single votes."""

    def __init__(self, held):
        self.held = held
        self.files = files.ServerFiles(held.server.database)
        self.log = files.GrowingLog("server log", held.server.log)
        copies.leave(held.server.database)
        self.files.log_all(anew=True)
        self.baseline = self.last = sources.dump(held.server.database)
        self.at, self.copies, self.heaps = {}, [], {}

    def dump(self):
        """Return all tables of the database as they are now."""
        self.last = sources.dump(self.held.server.database, self.last)
        return sources.aged(self.last, self.baseline)

    def around(self, what):
        """Copy the database before and after something is done."""
        before = self.dump()
        what()
        self.copies.append((before, self.dump()))

    def collect(self, phase):
        """Keep all that there is in a phase."""
        dumped = self.dump()
        self.at[phase] = [
            *dumped,
            sources.statistics(self.held.server.database),
            self.files.statements(),
            self.files.wal(),
            self.log.read(),
            self.held.network_table(),
            *self._models(dumped),
            *self._rpc(),
        ]

    def keep_heap(self, name, table):
        """Keep the bytes of a table's files: also of rows that are no more."""
        self.heaps[name] = self.files.heap(table)

    def _models(self, dumped):
        """Yield what models show to each who asks: those that changed since, or know people."""
        interesting = {
            one.name: old_ids(one) for one in dumped if one.keys or len(one.old) < len(one.rows)
        }
        for persona in ASKING:
            with self.held.env(persona, commit=False) as env, mute_logger("odoo.models"):
                for name in env:
                    if env[name]._table in interesting:
                        table = shown.of_model(env, name, interesting[env[name]._table])
                        if table and table.rows:
                            yield table

    def _rpc(self):
        """Yield what is read and exported through the server."""
        for login in BY_RPC:
            visitor = Visitor(self.held.server.url, login)
            for model, paths in EXPORTED.items():
                yield from read_by_rpc(visitor, model)
                yield from export_by_rpc(visitor, model, paths)


def _read(visitor, model, names):
    """Return records as dictionaries, without the fields that the server cannot write as JSON."""
    try:
        return visitor.call(model, "search_read", [], names)
    except ValueError:  # an error page in place of an answer
        read = {}
        for name in names:
            with contextlib.suppress(ValueError, RpcError):
                for one in visitor.call(model, "search_read", [], [name]):
                    read.setdefault(one["id"], {}).update(one)
        return list(read.values())


def old_ids(table):
    """Return the ids of the rows that were there before anybody voted, as texts."""
    if "id" not in table.columns:
        return frozenset()
    place = table.columns.index("id")
    return frozenset(table.rows[number][place] for number in table.old)


def read_by_rpc(visitor, model):
    """Yield what ``search_read`` gives of all fields of a model, or nothing where it is refused."""
    try:
        fields = visitor.call(model, "fields_get", [], ["type", "relation", "store"])
        names = [
            name
            for name, one in fields.items()
            if name == "id" or (one.get("store") and _is_read(model, one))
        ]
        read = _read(visitor, model, names)
    except RpcError:
        return
    comodels = {name: one["relation"] for name, one in fields.items() if one.get("relation")}
    yield shown.as_table(
        f"{model} by RPC as {visitor.login}", names, read, {**comodels, "id": model}
    )


def _is_read(model, field):
    """Files of others than our models are read as they lie in their table."""
    if field["type"] == "binary":
        return model.startswith("coop.")
    return field["type"] not in ("one2many", "many2many")


def export_by_rpc(visitor, model, paths=()):
    """Yield what an export gives: columns of the model and those that lead further."""
    try:
        fields = visitor.call(model, "fields_get", [], ["store", "type"])
        names = [
            name
            for name, one in fields.items()
            if one.get("store") and name != "id" and _is_read(model, one)
        ]
        columns = [".id", *names, *paths]
        ids = visitor.call(model, "search", [])
        rows = visitor.call(model, "export_data", ids, columns)["datas"]
    except (RpcError, ValueError):
        return
    yield shown.as_table(
        f"{model} exported as {visitor.login}",
        columns,
        [dict(zip(columns, row, strict=True)) for row in rows],
        {".id": model, "elector_id/.id": "coop.election.elector"},
    )
