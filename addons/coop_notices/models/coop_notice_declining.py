from odoo import fields, models
from odoo.exceptions import UserError


class CoopNoticeKind(models.Model):
    """Notices that people may decline."""

    _inherit = "coop.notice.kind"

    may_decline = fields.Boolean(
        "People may say no",
        help="Whoever does not want such notices gets none. Never for what rules or law ask to "
        "be told.",
    )

    _must_arrive_or_may_decline = models.Constraint(
        "CHECK (must_arrive IS NOT TRUE OR may_decline IS NOT TRUE)",
        "What must arrive cannot be declined.",
    )


class ResPartner(models.Model):
    """What a person does not want to be sent."""

    _inherit = "res.partner"

    coop_declined_kind_ids = fields.Many2many(
        "coop.notice.kind",
        "coop_declined_kind_rel",
        "partner_id",
        "kind_id",
        "Does not want",
        domain=[("may_decline", "=", True)],
        copy=False,
        groups="coop_access.group_desk",
    )

    def _coop_decline(self, code, declined=True):
        """Write down whether this person wants notices of a kind; the caller checked whose it is.

        :raise UserError: when nobody may say no to this kind
        """
        self.ensure_one()
        # sudo: a member says so on a page
        kind = self.env["coop.notice.kind"].sudo()._get(code)
        if not kind.may_decline:
            raise UserError(self.env._("Nobody can say no to this kind of notice."))
        command = fields.Command.link if declined else fields.Command.unlink
        self.sudo().coop_declined_kind_ids = [command(kind.id)]


class CoopNotice(models.Model):
    """Whoever said no to such notices is not told."""

    _inherit = "coop.notice"

    def _get_told(self, people, kind, record, key):
        """Who does not want such notices is left out, as who has been told already."""
        told = super()._get_told(people, kind, record, key)
        if kind.may_decline:
            told |= people.filtered(lambda person: kind in person.coop_declined_kind_ids)
        return told
