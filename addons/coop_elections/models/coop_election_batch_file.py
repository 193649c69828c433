import io

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..envelope.canonical import sha256
from ..envelope.papers import write_papers

#: acts alone write these
BY_ACTS = frozenset({"papers_sha256"})


class CoopElection(models.Model):
    """Papers go to the opening in one file, in the order of random numbers, and come back among
    all other ballots. Then what was keyed is removed."""

    _inherit = "coop.election"

    papers_sha256 = fields.Char(
        "Fingerprint of the papers",
        readonly=True,
        copy=False,
        help="SHA-256 of the file of papers that goes to the opening.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_guarded({name for name in BY_ACTS & vals.keys() if vals[name]})
        return super().create(vals_list)

    def write(self, vals):
        # whoever may not write is told that, and not what is guarded
        self.check_access("write")
        self._check_guarded(BY_ACTS & vals.keys())
        return super().write(vals)

    def _may_run(self):
        """Return whether whoever asks runs this election."""
        try:
            self._check_may_run()
        except UserError:
            return False
        return True

    def action_make_papers(self):
        """All papers are settled: make the file for the opening, and download it."""
        self.ensure_one()
        self._check_may_run()
        self._make_papers()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/elections/{self.id}/papers.jsonl",
            "target": "download",
        }

    def _get_papers_blocks(self):
        """Return what is in the way of the file of papers."""
        self.ensure_one()
        if self.state != "closed" or self.opening_sha256:
            return [self.env._("Papers go to the opening after the end of the voting, once.")]
        open_ones = self.batch_ids.filtered(lambda batch: not batch.is_done)
        blocks = [
            self.env._("%(bundle)s is not done yet.", bundle=batch.display_name)
            for batch in open_ones
        ]
        return [*blocks, *self._get_account_blocks("before")]

    def _make_papers(self):
        """Make the file of papers; made again it is the same to the letter.

        :return bytes: the file; nothing where there are no papers
        """
        self.ensure_one()
        self._lock()
        blocks = self._get_papers_blocks()
        if blocks:
            raise UserError("\n".join(blocks))
        data = self._get_papers_file()
        if not data:
            raise UserError(self.env._("There are no papers in this election."))
        if not self.papers_sha256:
            # sudo: guarded against typing; the caller checked the right
            self.sudo().papers_sha256 = sha256(data)
            self._note(
                "papers_file",
                self.env._(
                    "The file of papers for the opening has the fingerprint %(print)s",
                    print=self.papers_sha256,
                ),
            )
        return data

    def _get_papers_file(self):
        """Return the file of papers as bytes; nothing where there are none."""
        self.ensure_one()
        # sudo: papers bear no name; the caller checked the right
        batches = self.sudo().batch_ids
        rows = [
            (contest._get_code(), tracker, ranking)
            for contest, bundles in batches.grouped("contest_id").items()
            for tracker, ranking in bundles._get_papers()
        ]
        if not rows:
            return b""
        stream = io.BytesIO()
        write_papers(stream, self._get_manifest_print(), rows)
        return stream.getvalue()

    def _check_opening(self, files, second):
        """The papers that were opened are those of the file that was made, or there are none."""
        blocks = self._get_account_blocks("before")
        if any(not batch.is_done for batch in self.batch_ids):
            blocks.append(self.env._("Key all papers first: they are opened with the others."))
        if blocks:
            raise UserError("\n".join(blocks))
        summary = super()._check_opening(files, second)
        if summary.get("papers_sha256", "") != (self.papers_sha256 or ""):
            raise UserError(
                self.env._(
                    "These were opened without the file of papers, or with another one. Let the "
                    "scrutineers open again, with the file that is made here."
                )
            )
        if not self.papers_sha256 and self._get_papers_file():
            raise UserError(self.env._("Make the file of papers first, and open it with the rest."))
        return summary

    def _bring_back(self, files, second):
        result = super()._bring_back(files, second)
        # sudo: what was keyed is removed by this act
        batches = self.sudo().batch_ids
        if batches:
            batches._remove()
            self._note("papers_removed", self.env._("What was keyed of papers is removed"))
        return result
