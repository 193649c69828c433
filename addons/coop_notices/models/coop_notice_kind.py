from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopNoticeKind(models.Model):
    """A reason for which people are told something, with the text that tells them."""

    _name = "coop.notice.kind"
    _description = "Kind of notice"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    text_id = fields.Many2one(
        "coop.text",
        required=True,
        ondelete="restrict",
        help="Where a co-op has its own wording of this text, that is used.",
    )
    subject = fields.Char(
        "Subject of the e-mail",
        translate=True,
        help="What can be read without opening the e-mail. It must not say what the co-op knows "
        "of the person. Empty: “A message from” and the name of the co-op.",
    )
    urgent = fields.Boolean(help="Goes out by itself, whatever the person wants collected.")
    must_arrive = fields.Boolean(
        "Must arrive",
        help="Rules or law ask that the person is told: when an e-mail or a letter comes back, "
        "the same goes out by the next way at once.",
    )
    is_private = fields.Boolean(
        "Who got it is nobody's business",
        help="Whoever sends notices does not see who got this one by e-mail or by text.",
    )
    model = fields.Char("About", help="Technical name of what such a notice is about.")
    notice_count = fields.Integer(compute="_compute_notice_count")

    _code_uniq = models.UniqueIndex("(code)", "A kind of notice with this code exists already.")

    def _compute_notice_count(self):
        notices = self.env["coop.notice"]
        counts = dict(notices._read_group([("kind_id", "in", self.ids)], ["kind_id"], ["__count"]))
        for kind in self:
            kind.notice_count = counts.get(kind, 0)

    @api.model
    def _get(self, code):
        """Return the kind with ``code``.

        :raise UserError: if there is none
        """
        kind = self.with_context(active_test=False).search([("code", "=", code)], limit=1)
        if not kind:
            raise UserError(self.env._("There is no kind of notice “%(code)s”.", code=code))
        return kind

    @api.model
    def _is_tellable(self, code):
        """Return whether people can be told this: its text is published."""
        # sudo: whether it is, not what it says
        kind = self.sudo().search([("code", "=", code)], limit=1)
        text = kind.text_id and kind.text_id._for_company(self.env.company)
        return bool(text and text.sudo().published_version_ids)

    def _get_subject(self, lang, company):
        """Return the outside of the e-mail in a language: nothing in it says why it comes."""
        kind = self.with_context(lang=lang)
        return kind.subject or kind.env._("A message from %(coop)s", coop=company.name)

    def action_open_notices(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("coop_notices.coop_notice_action")
        return {**action, "domain": [("kind_id", "=", self.id)], "context": {}}
