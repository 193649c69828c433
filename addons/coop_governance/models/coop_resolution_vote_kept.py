from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# The wall keeps rows that are there. This keeps others from being put beside them. The resolution
# is touched, so that a vote and a declaration at the same moment never miss each other.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_resolution_vote_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE coop_resolution SET state = state
        WHERE id = NEW.resolution_id AND closed IS NOT TRUE;
    IF EXISTS (SELECT FROM coop_resolution WHERE id = NEW.resolution_id AND closed) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'the votes on this resolution are counted',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = TG_TABLE_NAME || '_wall';
    END IF;
    RETURN NEW;
END
$$
"""
REFUSES = "coop_resolution_vote_refuse"


class CoopResolutionVote(models.Model):
    """Nothing is added to votes that were counted."""

    _inherit = "coop.resolution.vote"

    def init(self):
        super().init()
        for statement in (
            SQL(FUNCTION),
            SQL("DROP TRIGGER IF EXISTS coop_resolution_vote_with_result ON coop_resolution_vote"),
            SQL(
                "CREATE TRIGGER coop_resolution_vote_with_result"
                " BEFORE INSERT OR UPDATE OF resolution_id ON coop_resolution_vote"
                " FOR EACH ROW EXECUTE FUNCTION coop_resolution_vote_refuse()"
            ),
            SQL(
                "ALTER TABLE coop_resolution_vote"
                " ENABLE ALWAYS TRIGGER coop_resolution_vote_with_result"
            ),
        ):
            self.env.cr.execute(statement)

    @api.model_create_multi
    def create(self, vals_list):
        self._check_still_open([vals.get("resolution_id") for vals in vals_list])
        return super().create(vals_list)

    def write(self, vals):
        self._check_still_open([vals.get("resolution_id")])
        return super().write(vals)

    @api.model
    def _check_still_open(self, numbers):
        resolutions = self.env["coop.resolution"].browse(filter(None, numbers))
        # sudo: a resolution that this user may not see is closed as well
        resolutions.sudo().exists()._check_undecided()


class CoopResolution(models.Model):
    _inherit = "coop.resolution"

    def _check_undecided(self):
        if any(resolution.closed for resolution in self):
            raise UserError(self.env._("The result is written down, and stays."))

    def action_fill_votes(self):
        self._check_undecided()
        return super().action_fill_votes()

    def action_withdraw(self):
        result = super().action_withdraw()
        # sudo: behind the wall with their resolution; the right was asked above
        self.sudo().vote_ids.closed = True
        return result
