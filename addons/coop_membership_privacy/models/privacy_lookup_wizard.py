from odoo import api, fields, models
from odoo.tools import SQL

MAY_KNOW = "coop_membership.group_support_status"
# Where a person stands without being named: the field that leads there, and from where.
THROUGH_MEMBERSHIP = (
    "coop.membership.period",
    "coop.membership.correction",
    "coop.rules.acceptance",
    "coop.register.entry",
    "coop.contribution",
)
# Odoo leaves out what is deleted together with a contact; here it is held all the same.
BESIDE_CONTACT = (
    "coop.access.need",
    "coop.form.draft",
    "coop.phone.call",
    "coop.helper",
    "coop.help.done",
    "coop.calendar.link",
    "coop.digest.copy",
    "coop.lesson.done",
    "coop.lesson.task",
    "coop.reading",
    "coop.signin.reset",
)
NOBODY = "nobody@coop.invalid"


class PrivacyLookupWizard(models.TransientModel):
    """Odoo looks a person up with the rights of the database, past every rule.

    Here it finds all that the co-op holds, also what leads to the person through the membership;
    and it finds nothing that the user may not read. Whoever may not know who is supported does
    not learn of a hidden contact, nor of anything that hangs on it.
    """

    _inherit = "privacy.lookup.wizard"

    email = fields.Char(required=False, help="Empty for somebody who has none.")
    partial_note = fields.Char(compute="_compute_partial_note")

    @api.depends_context("uid")
    def _compute_partial_note(self):
        may_know = self.env.user.has_group(MAY_KNOW)
        for wizard in self:
            # the same for every person looked up, so that it says nothing about any
            wizard.partial_note = not may_know and self.env._(
                "Some records are found only by those who may know who is supported. Let one of "
                "them look as well: this list says nothing about whether there are any."
            )

    def _get_query(self):
        self.ensure_one()
        typed = self.email
        if not (typed or "").strip():
            self.email = NOBODY  # Odoo asks for an address; this one is nobody's
        try:
            query = SQL("%s %s", super()._get_query(), self._get_more())
        finally:
            self.email = typed
        if self.env.su or self.env.user.has_group(MAY_KNOW):
            return query
        return self._hide_what_is_hidden(query)

    @api.model
    def _get_more(self):
        """What Odoo does not find by itself, as further SELECTs."""
        through = {name: "membership_id" for name in THROUGH_MEMBERSHIP}
        beside = {name: "partner_id" for name in BESIDE_CONTACT}
        selects = []
        for name, column in {**through, **beside}.items():
            if name not in self.env:
                continue
            people = SQL("SELECT id FROM indirect_references")
            if column == "membership_id":
                people = SQL("SELECT id FROM coop_membership WHERE partner_id IN (%s)", people)
            selects.append(
                SQL(
                    "UNION ALL SELECT %(model)s AS res_model_id, id AS res_id, TRUE AS is_active"
                    " FROM %(table)s WHERE %(column)s IN (%(people)s)",
                    model=self.env["ir.model"]._get(name).id,
                    table=SQL.identifier(self.env[name]._table),
                    column=SQL.identifier(column),
                    people=people,
                )
            )
        return SQL(" ").join(selects)

    def _hide_what_is_hidden(self, query):
        """Run the same query over the contacts that this user can see, as if no other were.

        A name in WITH stands before a table of that name.
        """
        visible = self.env["res.partner"].with_context(active_test=False)._search([])
        return SQL(
            "WITH res_partner AS (SELECT * FROM res_partner WHERE id IN %(visible)s),"
            " res_users AS (SELECT * FROM res_users WHERE partner_id IN %(visible)s)"
            " SELECT * FROM (%(query)s) AS found",
            visible=visible.subselect(),
            query=query,
        )

    def action_lookup(self):
        result = super().action_lookup()
        if not self.env.su:
            # sudo: Odoo lets nobody delete lines; these were found past the rules
            self.line_ids.filtered(lambda line: not line._coop_may_see()).sudo().unlink()
        return result

    @api.depends("line_ids")
    def _compute_records_description(self):
        """The log is read by every administrator: it names no record of the co-op, whether there
        are any or not, and nothing of a person who is hidden."""
        super()._compute_records_description()
        for wizard in self:
            if wizard.line_ids:
                wizard.records_description = wizard._describe_for_log()

    def _describe_for_log(self):
        # sudo: only whether somebody is hidden decides, whoever looks
        lines = self.line_ids.sudo()
        people = self.env["res.partner"].sudo().with_context(active_test=False)
        people = people.browse(
            lines.filtered(lambda line: line.res_model == "res.partner").mapped("res_id")
        ).exists()
        hidden = people.filtered("coop_protected") - people._coop_colleagues()
        found = {}
        for line in lines:
            if not hidden and not (line.res_model or "").startswith("coop."):
                found.setdefault(line.res_model_id, []).append(f"#{line.res_id}")
        described = [f"{model.name} ({len(ids)}): {', '.join(ids)}" for model, ids in found.items()]
        return "\n".join(
            [*described, self.env._("What the co-op itself holds is not listed in this log.")]
        )
