"""What the models show to whoever asks."""

from odoo.exceptions import UserError

from tests.secrecy.sources import KINDS, Table


def of_model(env, name, old=(), most=3000):
    """Return every stored field of every record of a model that somebody may read, or None.

    :param old: ids as text of records that were there before anybody voted
    """
    model = env[name]
    if model._abstract or model._transient or not model.has_access("read"):
        return None
    fields = [
        field
        for field in model._fields.values()
        if field.store
        and field.type != "one2many"
        # files of others than our models are read as they lie in their table
        and (field.type != "binary" or name.startswith("coop."))
        and model._has_field_access(field, "read")
    ]
    try:
        records = model.with_context(active_test=False, bin_size=False).search([], limit=most)
        read = records.read([field.name for field in fields], load=None)
    except UserError:
        return None  # what is refused is not seen
    table = as_table(
        f"{name} as {env.user.login}",
        [field.name for field in fields],
        read,
        {field.name: field.comodel_name for field in fields if field.comodel_name} | {"id": name},
    )
    table.old = frozenset(place for place, one in enumerate(read) if str(one["id"]) in old)
    return table


def as_table(name, columns, read, comodels):
    """Return dictionaries of values as a table.

    :param dict comodels: column -> the model whose ids are in it
    """
    rows = [tuple(_text(one.get(column)) for column in columns) for one in read]
    keys = {
        place: KINDS[table]
        for place, column in enumerate(columns)
        if (table := comodels.get(column, "").replace(".", "_")) in KINDS
    }
    return Table(name, list(columns), rows, keys)


def _text(value):
    if value is None or value is False:
        return None
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, (list, tuple)) and len(value) == 2 and isinstance(value[1], str):
        return str(value[0])  # a record with its name
    return str(value)
