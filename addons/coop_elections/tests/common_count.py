"""An election that is over: votes from devices and on paper, for the count."""

import io
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval

from ..envelope import open_all
from ..envelope.canonical import sha256
from ..envelope.manifest import manifest as read_manifest
from ..envelope.outcome import NAME, files
from ..envelope.papers import Papers
from .common import SEED
from .common_poll import PollCase

__all__ = ["CountCase"]


class CountCase(PollCase):
    """Seven people can vote for two of three; nobody has yet."""

    def _cast(self, *rankings):
        """People vote online, one after another; return them."""
        voters = [self.mali, *self.people][: len(rankings)]
        for member, ranking in zip(voters, rankings, strict=True):
            self.assertEqual(self._vote(member, ranking)[0]["code"], "in")
        return voters

    def _post(self, *members):
        """Papers of these members come back, with their declarations."""
        for member in members:
            paper = self.election._give_paper(self._elector(member))
            self.assertEqual(paper._come_back(True), "returned")

    def _bundle(self, count):
        batches = self.env["coop.election.batch"].with_user(self.clerk)
        return batches._bundle(self.contest.with_user(self.clerk), count)

    def _key_turn(self, batch, user, turn, typed):
        batch = batch.with_user(user)
        for place, words in enumerate(typed, 1):
            heading = words if words in ("unofficial", "identifiable", "uncertain") else None
            batch._key(turn, place, "" if heading else words, heading)

    def _key(self, *typed):
        """A bundle of papers is keyed by two people who read the same; return it."""
        batch = self._bundle(len(typed))
        self._key_turn(batch, self.clerk, "first", typed)
        self._key_turn(batch, self.runner, "second", typed)
        return batch.with_user(self.runner)

    def _open(self):
        """What the scrutineers' program makes of the files, away from the server."""
        manifest = read_manifest(self.manifest.content.encode())
        stream = io.BytesIO(self.election._get_envelopes_file())
        kept = self.election._make_papers() if self.election.sudo().batch_ids else b""
        papers = Papers(io.BytesIO(kept), manifest) if kept else None
        return files(open_all(manifest, stream, SEED, 2, papers, processes=1))

    def _bring(self):
        """The names are cut off, the scrutineers open, the ballots are back."""
        self.election.action_cut_names()
        opened = self._open()
        self.election._bring_back(opened, sha256(opened[NAME]))

    def _count(self):
        self._bring()
        self.election.action_count()
        return self.contest._get_result()

    def _counted(self, *rankings):
        """An election with these votes, counted; return its result."""
        self._cast(*rankings)
        self._close()
        return self._count()

    def _declared(self, *rankings):
        """An election with these votes, declared at the last moment; return what was declared."""
        self._counted(*rankings)
        self.election.action_tell_candidates()
        self._report()
        return self._declare()

    def _declare(self):
        with freeze_time(self.at["declared"]):
            self.election.action_declare()
        return self.election._get_declaration()

    def _open_form(self, action):
        """A window as the browser opens it for the returning officer."""
        windows = self.env[action["res_model"]].with_user(self.runner)
        return Form(windows.with_context(**action["context"]))

    def _get_choices(self, window, name):
        """Return the records that the browser offers in a field of such a window, as it asks for
        them: by the domain, with the values that stand in the window."""
        field = window._view["fields"][name]
        found = {one: window[one] for one in window._view["fields"] if one.endswith("_ids")}
        values = {one: [record.id for record in records] for one, records in found.items()}
        records = self.env[field["relation"]].with_user(self.runner)
        domain = safe_eval(field["domain"], values)
        return records.browse(
            one["id"] for one in records.web_search_read(domain, {"display_name": {}})["records"]
        )

    def _set(self, **columns):
        """Change what the notice froze of the contest, as if it had said so."""
        self._write_frozen(self.contest, columns)

    def _write_frozen(self, record, columns):
        """Write past what keeps a noticed election as it is, and past what notices that."""
        self.env.flush_all()
        for name, value in columns.items():
            self.env.cr.execute(
                f"UPDATE {record._table} SET {name} = %s WHERE id = %s", [value, record.id]
            )
        self.env.invalidate_all()
        elections = type(self.env["coop.election"])
        same = patch.object(elections, "_get_drift", lambda election: [])
        same.start()
        self.addCleanup(same.stop)
