"""What the models declare is what the database holds, and contacts can be merged safely."""

import pytest

from odoo.tools import sql

pytestmark = pytest.mark.usefixtures("env")


def own_models(env):
    """Our stored models (``coop.*``), with the tables that core models got columns in left out."""
    return [
        model
        for name, model in sorted(env.items())
        if name.startswith("coop.") and model._auto and not model._abstract
    ]


def coop_module(name):
    return (name or "").startswith("coop_")


def test_every_declared_constraint_and_index_is_in_the_database(env):
    missing = []
    for _name, model in sorted(env.items()):
        if model._abstract or not model._auto:
            continue
        for declared in model._table_objects.values():
            if not coop_module(declared._module):
                continue
            definition = declared.get_definition(env.registry)
            full_name = declared.full_name(model)
            if not definition:
                continue
            if "INDEX " in definition.split("(")[0]:
                _found, comment = sql.index_definition(env.cr, full_name)
            else:
                comment = sql.constraint_definition(env.cr, model._table, full_name)
            if comment != definition:
                missing.append(f"{full_name}: declared {definition!r}, found {comment!r}")
    assert not missing, "\n".join(missing)


def test_every_required_column_is_not_null(env):
    """Odoo only logs when it cannot set NOT NULL (ODOO19 F9 is the like for constraints)."""
    missing = []
    for model in own_models(env):
        env.cr.execute(
            """SELECT a.attname FROM pg_attribute a
                WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attnotnull""",
            [model._table],
        )
        nullable = {name for (name,) in env.cr.fetchall()}
        missing += [
            f"{model._name}.{name}"
            for name, field in model._fields.items()
            if field.required and field.store and field.column_type and name in nullable
        ]
    assert not missing, "\n".join(missing)


def test_every_many2one_of_ours_has_its_foreign_key(env):
    missing = []
    walled = set(walled_models(env))
    for model in own_models(env):
        if model._name in walled:
            continue
        env.cr.execute(
            """SELECT a.attname FROM pg_constraint c
                 JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                WHERE c.contype = 'f' AND c.conrelid = %s::regclass""",
            [model._table],
        )
        held = {name for (name,) in env.cr.fetchall()}
        missing += [
            f"{model._name}.{name}"
            for name, field in model._fields.items()
            if field.type == "many2one"
            and field.store
            and field.column_type
            and not env[field.comodel_name]._abstract
            and env[field.comodel_name]._auto
            and name not in held
        ]
    assert not missing, "\n".join(missing)


def walled_models(env):
    if "coop.wall" not in env:
        pytest.fail("coop_base has no coop.wall")
    return [
        name
        for name, model in env.items()
        if not model._abstract and model._auto and "coop.wall" in _ancestors(env, name)
    ]


def _ancestors(env, name):
    seen, todo = set(), [name]
    while todo:
        for parent in type(env[todo.pop()])._inherit_module or ():
            if parent not in seen and parent in env:
                seen.add(parent)
                todo.append(parent)
    return seen


def test_every_walled_table_has_its_triggers_and_leads_to_no_person(env):
    wrong = []
    found = walled_models(env)
    assert found, "no walled model was found: the test looks in the wrong place"
    for name in found:
        model = env[name]
        env.cr.execute(
            """SELECT tgtype, tgenabled FROM pg_trigger
                WHERE NOT tgisinternal AND tgrelid = %s::regclass""",
            [model._table],
        )
        triggers = env.cr.fetchall()
        # tgtype bits: 1 row, 2 before, 8 delete, 16 update, 32 truncate
        for bit, word in ((8, "DELETE"), (16, "UPDATE"), (32, "TRUNCATE")):
            if not any(kind & bit and kind & 2 and enabled != "D" for kind, enabled in triggers):
                wrong.append(f"{model._table}: no trigger before {word}")
        env.cr.execute(
            """SELECT conname, confrelid::regclass::text FROM pg_constraint
                WHERE contype = 'f' AND conrelid = %s::regclass
                  AND confrelid IN ('res_users'::regclass, 'res_partner'::regclass)""",
            [model._table],
        )
        wrong += [f"{model._table}: {key} leads to {table}" for key, table in env.cr.fetchall()]
        if model._log_access:
            wrong.append(f"{name} has _log_access: create_uid would be an UPDATE later")
    assert not wrong, "\n".join(wrong)


def test_no_unique_or_check_names_a_column_that_leads_to_a_contact(env):
    """Odoo's merge of contacts silently deletes rows of such tables (ODOO19 F2)."""
    env.cr.execute(
        """SELECT c.conrelid::regclass::text, c.conname, string_agg(a.attname, ', ')
             FROM pg_constraint c
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
            WHERE c.contype IN ('u', 'c')
              AND EXISTS (
                  SELECT FROM pg_constraint f
                   WHERE f.contype = 'f' AND f.conrelid = c.conrelid
                     AND f.confrelid = 'res_partner'::regclass AND f.conkey && c.conkey)
              AND (c.conrelid::regclass::text LIKE 'coop%%' OR c.conname LIKE '%%coop%%')
         GROUP BY 1, 2"""
    )
    wrong = [f"{table}: {name} names {columns}" for table, name, columns in env.cr.fetchall()]
    assert not wrong, "\n".join(wrong)


def test_every_multi_company_model_is_ruled(env):
    """A co-op is a company: its records are for its people (DESIGN.md, What always holds 16)."""
    unruled = []
    for model in own_models(env):
        access = env["ir.model.access"].search_count(
            [("model_id.model", "=", model._name), ("perm_read", "=", True)]
        )
        if "company_id" not in model._fields or model.is_transient() or not access:
            continue
        rules = env["ir.rule"].search([("model_id.model", "=", model._name), ("global", "=", True)])
        if not any("company" in (rule.domain_force or "") for rule in rules):
            unruled.append(model._name)
    assert not unruled, "\n".join(unruled)
