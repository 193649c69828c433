from odoo import models


class CoopOfficeTerm(models.Model):
    """What has to be filed when a term on the Board begins or ends."""

    _inherit = "coop.office.term"

    def _on_begun(self):
        super()._on_begun()
        for term in self.filtered(lambda term: not term.is_office):
            if term.begun_how == "restored":
                self.env["coop.filing"]._drop(term.restores_id, "end")
            elif term.begun_how != "before":
                self.env["coop.filing"]._raise(term, "begin")

    def _on_ended(self):
        super()._on_ended()
        for term in self.filtered(lambda term: not term.is_office):
            self.env["coop.filing"]._raise(term, "end")

    def _strike(self, reason, period=None):
        super()._strike(reason, period)
        self.env["coop.filing"]._drop(self, "begin")

    def _undo_end(self, note=None):
        going_on = self.filtered(lambda term: not term.closed and term._may_go_on())
        super()._undo_end(note)
        self.env["coop.filing"]._drop(going_on, "end")
