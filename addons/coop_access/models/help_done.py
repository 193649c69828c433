from dateutil.relativedelta import relativedelta

from odoo import api, fields, models


class CoopHelpDone(models.Model):
    """Something that a person did with somebody's help: what, who, how and when.

    It says in plain words what was done, and never what was said: no answer, no choice, no worry.
    """

    _name = "coop.help.done"
    _description = "Done with help"
    _inherit = "coop.company.mixin"
    _order = "done_at desc, id desc"
    _rec_name = "name"

    partner_id = fields.Many2one(
        "res.partner", "Person", readonly=True, index=True, ondelete="cascade"
    )
    done_at = fields.Datetime("When", required=True, readonly=True)
    what = fields.Selection(
        [
            ("needs", "Said how we reach you"),
            ("code", "Got a code to sign in"),
            ("helper", "Said who may help you"),
            ("form", "Filled in a form"),
        ],
        "What was done",
        required=True,
        default="form",
        readonly=True,
    )
    how = fields.Selection(
        [
            ("side", "At your side"),
            ("own", "From their own pages"),
            ("paper", "On paper"),
            ("phone", "On the phone"),
        ],
        required=True,
        readonly=True,
    )
    name = fields.Char("Who helped", required=True, readonly=True)
    role_id = fields.Many2one("coop.helper.role", "Who they are", readonly=True)
    by_partner_id = fields.Many2one(
        "res.partner",
        "Contact of who helped",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        groups="coop_access.group_desk",
    )
    helper_id = fields.Many2one("coop.helper", readonly=True, index=True, ondelete="set null")
    res_model = fields.Char(readonly=True, groups="coop_access.group_desk")
    res_id = fields.Many2oneReference(
        "Record", model_field="res_model", readonly=True, groups="coop_access.group_desk"
    )

    _landed_idx = models.Index("(res_model, res_id) WHERE res_id IS NOT NULL")

    @api.model
    def _note_done(self, whom, what, record=None):
        """Write down that what was just done was done with help; alone leaves no trace.

        :param whom: for whom the page is, see coop.whom; who acts and who sits beside is in it
        :param str what: a code of the field
        :param record: where it landed; never one whose very being is a secret
        :return: the rows, with all rights
        """
        rows = []
        if whom.operator:
            rows.append(self._prepare_operator_vals(whom))
        if whom.beside:
            how = whom.channel if whom.channel in ("paper", "phone") else "side"
            rows.append(self._prepare_helper_vals(whom.beside, how))
        return self._add(whom.partner, what, rows, record)

    @api.model
    def _note_told(self, partner, what, name, role, how, record=None, company=None):
        """Write down who helped with a form, as its answers say; `partner` may not be known yet."""
        rows = [{"name": name, "role_id": role.id, "how": how}]
        return self._add(partner, what, rows, record, company)

    @api.model
    def _note_office(self, partner, what, how):
        """Write down what somebody of the office did with the person, by `how`."""
        return self._add(partner, what, [{**self._prepare_office_vals(self.env.user), "how": how}])

    def _prepare_operator_vals(self, whom):
        if whom.helper:
            return self._prepare_helper_vals(whom.helper, "own")
        how = {"paper": "paper", "phone": "phone"}.get(whom.channel, "side")
        return {**self._prepare_office_vals(whom.operator), "how": how}

    def _prepare_office_vals(self, user):
        # sudo: the name of whoever acts
        user = user.sudo()
        role = self.env.ref("coop_access.helper_role_office", raise_if_not_found=False)
        return {
            "name": user.name,
            "role_id": role.id if role else False,
            "by_partner_id": user.partner_id.id,
        }

    def _prepare_helper_vals(self, helper, how):
        helper = helper.sudo()  # sudo: who helps, as the person named them
        return {
            "name": helper.name,
            "role_id": helper.role_id.id,
            "by_partner_id": helper.helper_partner_id.id,
            "helper_id": helper.id,
            "how": how,
        }

    def _add(self, partner, what, rows, record=None, company=None):
        # sudo: nobody writes these by hand
        done = self.sudo()
        common = {
            "partner_id": partner.id,
            "company_id": (company or self.env.company).id,
            "what": what,
            "done_at": self.env["coop.clock"].now(),
            "res_model": record._name if record else False,
            "res_id": record.id if record else False,
        }
        return done.create([{**common, **row} for row in rows])

    @api.autovacuum
    def _gc_old(self):
        """Forget who helped when the co-op's time for keeping it is over."""
        now = self.env["coop.clock"].now()
        for company in self.env["res.company"].search([]):
            before = now - relativedelta(months=company.coop_helped_months)
            self.search(
                [("company_id", "=", company.id), ("done_at", "<", before)], limit=10000
            ).unlink()
