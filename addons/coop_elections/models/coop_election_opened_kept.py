from odoo import models
from odoo.exceptions import UserError


class CoopElection(models.Model):
    """Once people vote, who runs the election abandons it, and nobody else; a result that somebody
    knows already is declared, and not put away."""

    _inherit = "coop.election"

    def _abandon(self, why):
        for election in self:
            if election.state in ("poll", "closed", "counted"):
                election._check_may_run()
            if election.is_over or not election.opening_sha256:
                continue
            # what is in the database is not what was noticed: then nothing can be declared
            if not election._get_drift():
                raise UserError(
                    self.env._(
                        "The votes are opened, and some people know how they fell. So the election "
                        "is not abandoned any more. Count, and declare the result. Whoever thinks "
                        "that it is wrong can say so then."
                    )
                )
        return super()._abandon(why)
