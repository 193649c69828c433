"""The attack finds the pair in what Odoo keeps beside the tables of an election, and in what its
models show, over RPC and in exports."""

import base64
import json
from dataclasses import replace

import pytest

from tests.secrecy import attacks, shown, sources, toys
from tests.secrecy.evidence import export_by_rpc, read_by_rpc
from tests.support import living as copies
from tests.support.visitor import Visitor

PLACES = ("mail_message", "mail_mail", "bus_bus", "ir_logging", "ir_attachment", "res_partner")


@pytest.fixture
def leaky(seeded, renewed_server):
    """A co-op that leaks one voter's ballot in each of these places; what was there before."""
    server = renewed_server(seeded.database)
    own = replace(seeded, database=server.database)
    marks = toys.make_marks()
    pairs = [
        (who, marks.voters[who][0], json.dumps(marks.ballots[key]))
        for key, who in marks.truth.items()
    ]
    baseline = sources.dump(server.database)
    with own.env(commit=True) as env:
        marks.keys["partner"] = {}
        partners = {}
        for who, name, _choice in pairs:
            partners[who] = env["res.partner"].create({"name": name})
            marks.keys["partner"][str(partners[who].id)] = who
        leaks = iter(pairs)
        who, name, choice = next(leaks)
        partners[who].message_post(body=f"Voted {choice}", author_id=env.user.partner_id.id)
        who, name, choice = next(leaks)
        env["mail.mail"].create({"email_to": f"{name}@example.org", "body_html": choice})
        who, name, choice = next(leaks)
        env["bus.bus"].create({"channel": name, "message": json.dumps({"sealed": choice})})
        who, name, choice = next(leaks)
        env["ir.logging"].create(
            {
                "name": "odoo.http",
                "type": "server",
                "path": "booth",
                "line": "1",
                "func": "cast",
                "message": f"{name}: {base64.b64encode(choice.encode()).decode()}",
            }
        )
        who, name, choice = next(leaks)
        env["ir.attachment"].create(
            {
                "name": "receipt.json",
                "raw": choice.encode(),
                "res_model": "res.partner",
                "res_id": partners[who].id,
                "description": name,
            }
        )
        who, name, choice = next(leaks)
        partners[who].comment = f"Likes {choice}"
    yield server, own, marks, baseline
    copies.leave(server.database)


def found(tables, marks):
    return attacks.same_row([attacks.look(table, marks) for table in tables], marks)


def test_a_leak_is_found_wherever_odoo_keeps_it_and_by_whatever_way_it_is_asked_for(leaky):
    server, own, marks, baseline = leaky
    dumped = sources.aged(sources.dump(server.database, baseline), baseline)
    for place in PLACES:
        assert found([one for one in dumped if one.name == place], marks), place
    with own.env("system", commit=False) as env:
        assert found([shown.of_model(env, "res.partner")], marks), "by the model"
    visitor = Visitor(server.url, "system")
    assert found(read_by_rpc(visitor, "res.partner"), marks), "by RPC"
    assert found(export_by_rpc(visitor, "res.partner"), marks), "in an export"
