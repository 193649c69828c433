from odoo import models


class CoopDecision(models.Model):
    """A decision on one page, for the wall of a house or the fridge, in both languages."""

    _inherit = "coop.decision"

    def _get_sheet_requests(self):
        """Return what the Council asked for and what the Board said, in the language of the
        context: dicts of ``wording``, ``said``, ``why``, ``changes``."""
        self.ensure_one()
        requests = self.request_ids.filtered("stands")
        said = dict(requests._fields["answer"]._description_selection(self.env))
        return [
            {
                "wording": one.wording,
                "said": said.get(one.answer),
                "why": one.answer_why,
                "changes": one.what_changes,
            }
            for one in requests.sorted(lambda row: (row.review_id.number, row.number))
        ]
