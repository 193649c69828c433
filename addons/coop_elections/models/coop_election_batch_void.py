from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionBatch(models.Model):
    """A bundle that was counted wrongly is void, and its papers are keyed anew in another.

    What was keyed of it is removed; that there was such a bundle, and why it is void, stays.
    """

    _inherit = "coop.election.batch"

    void_why = fields.Char("Void because", readonly=True)
    state = fields.Selection(selection_add=[("void", "Void")])

    _void_says_why = models.Constraint(
        "CHECK (void_why IS NULL OR void_why <> '')", "Say why the bundle is void."
    )

    @api.depends("void_why")
    def _compute_counts(self):
        return super()._compute_counts()

    def _reckon_state(self):
        return "void" if self.void_why else super()._reckon_state()

    def _get_turn(self):
        self.ensure_one()
        if self.void_why:
            raise UserError(self.env._("This bundle is void: its papers are in another."))
        return super()._get_turn()

    def _void(self, why):
        """What was keyed of this bundle does not hold: its papers are counted and keyed anew.

        :param str why: the reason
        :raise UserError: when the papers went to the opening
        """
        self.ensure_one()
        election = self.election_id
        election._check_may_run()
        election._lock()
        # nobody keys a paper of it meanwhile
        self.env.cr.execute(
            "SELECT id FROM coop_election_batch WHERE id = %s FOR UPDATE", [self.id]
        )
        self.invalidate_recordset()
        why = (why or "").strip()
        if not why:
            raise UserError(self.env._("Say why the bundle is void."))
        if self.void_why or election.state != "closed" or election.opening_sha256:
            raise UserError(
                self.env._("A bundle is made void after the voting, and before the opening, once.")
            )
        if election.sudo().papers_sha256:  # sudo: whether the file was made
            raise UserError(self.env._("The papers went to the opening already."))
        # sudo: bundles are written by acts alone; the right was checked
        batch = self.sudo()
        keyed = len(batch.entry_ids)
        batch.entry_ids.unlink()
        batch.write({"void_why": why})
        batch.flush_recordset()
        election.invalidate_recordset(["batch_ids"])
        election._note(
            "bundle_void",
            self.env._(
                "Bundle %(number)s of “%(contest)s” is void; papers keyed of it: %(count)s",
                number=self.number,
                contest=self.contest_id._get_label(),
                count=keyed,
            ),
            why,
        )

    def action_void(self):
        """Open the window in which a bundle is made void."""
        self.ensure_one()
        self.election_id._check_may_run()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Void: key it anew"),
            "res_model": "coop.election.batch.void",
            "view_mode": "form",
            "target": "new",
            "context": {"default_batch_id": self.id},
        }


class CoopElection(models.Model):
    _inherit = "coop.election"

    # void ones count for nothing
    batch_ids = fields.One2many(domain=[("void_why", "=", False)])


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    batch_ids = fields.One2many(domain=[("void_why", "=", False)])
